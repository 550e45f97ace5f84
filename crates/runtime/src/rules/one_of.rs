//! `oneOf` (JSON Schema Core, 10.2.1.3).

use crate::Union;
use crate::judge::{Frame, Judge, Match, possible, tell_union};

pub(super) fn check(union: &Union, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let (mut matches, mut unheld) = (0_usize, None);
    for (_, branch) in possible(union, frame.node) {
        match judge.matches(branch, frame.node, frame) {
            Match::None => continue,
            Match::Held => {}
            Match::Unheld => unheld = Some(branch),
        }
        matches += 1;
        if matches > 1 && judge.is_quiet() {
            return false;
        }
    }
    match (matches, unheld) {
        (0, _) => tell_union(judge, frame, union, "oneOf"),
        // The one that the document lets in; its Rust type cannot hold the value.
        (1, Some(branch)) => judge.apply(branch, frame.node, Some(frame)),
        (1, None) => true,
        (several, _) => judge.fail(frame, "oneOf", || {
            (format!("matches {several} alternatives, must match exactly one"), None)
        }),
    }
}
