//! `oneOf` (JSON Schema Core, 10.2.1.3).

use crate::Union;
use crate::judge::{Frame, Judge, possible, tell_union};

pub(super) fn check(union: &Union, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut matches = 0_usize;
    for (_, branch) in possible(union, frame.node) {
        if judge.holds(branch, frame.node, Some(frame)) {
            matches += 1;
            if matches > 1 && judge.is_quiet() {
                return false;
            }
        }
    }
    match matches {
        0 => tell_union(judge, frame, union, "oneOf"),
        1 => true,
        several => judge.fail(frame, "oneOf", || {
            (format!("matches {several} alternatives, must match exactly one"), None)
        }),
    }
}
