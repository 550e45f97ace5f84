//! `maxProperties` (JSON Schema Validation, 6.5.1).

use super::count;
use crate::Kind;
use crate::judge::{Frame, Judge};

pub(super) fn check(limit: u64, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let size = u64::try_from(frame.node.len()).unwrap_or(u64::MAX);
    frame.node.kind() != Kind::Object
        || size <= limit
        || judge.fail(frame, "maxProperties", || {
            (
                format!("must have at most {}, has {size}", count::of(limit, "member")),
                Some(limit.into()),
            )
        })
}
