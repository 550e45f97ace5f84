//! `minLength`, in Unicode code points (JSON Schema Validation, 6.3.2).

use super::count;
use crate::judge::{Frame, Judge};

pub(super) fn check(limit: u64, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let Some(text) = frame.node.as_str() else { return true };
    let length = count::characters(text);
    length >= limit
        || judge.fail(frame, "minLength", || {
            (
                format!("must have at least {}, has {length}", count::of(limit, "character")),
                Some(limit.into()),
            )
        })
}
