//! `minItems` (JSON Schema Validation, 6.4.2).

use super::count;
use crate::Kind;
use crate::judge::{Frame, Judge};

pub(super) fn check(limit: u64, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let size = u64::try_from(frame.node.len()).unwrap_or(u64::MAX);
    frame.node.kind() != Kind::Array
        || size >= limit
        || judge.fail(frame, "minItems", || {
            (
                format!("must have at least {}, has {size}", count::of(limit, "item")),
                Some(limit.into()),
            )
        })
}
