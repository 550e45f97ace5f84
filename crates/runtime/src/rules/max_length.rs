//! `maxLength`, in Unicode code points (JSON Schema Validation, 6.3.1).

use super::count;
use crate::judge::{Frame, Judge};

pub(super) fn check(limit: u64, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let Some(text) = frame.node.as_str() else { return true };
    // There are never more code points than bytes.
    if u64::try_from(text.len()).is_ok_and(|bytes| bytes <= limit) {
        return true;
    }
    let length = count::characters(text);
    length <= limit
        || judge.fail(frame, "maxLength", || {
            (
                format!("must have at most {}, has {length}", count::of(limit, "character")),
                Some(limit.into()),
            )
        })
}
