//! `anyOf` (JSON Schema Core, 10.2.1.2).

use crate::Union;
use crate::judge::{Frame, Judge, tell_union};

pub(super) fn check(union: &Union, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    union.branches.iter().any(|branch| judge.holds(branch, frame.node, Some(frame)))
        || tell_union(judge, frame, union, "anyOf")
}
