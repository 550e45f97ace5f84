//! `anyOf` (JSON Schema Core, 10.2.1.2).

use crate::Union;
use crate::judge::{Frame, Judge, possible, tell_union};

pub(super) fn check(union: &Union, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    possible(union, frame.node).any(|(_, branch)| judge.holds(branch, frame.node, Some(frame)))
        || tell_union(judge, frame, union, "anyOf")
}
