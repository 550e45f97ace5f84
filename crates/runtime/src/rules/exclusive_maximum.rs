//! `exclusiveMaximum` (JSON Schema Validation, 6.2.3).

use crate::judge::{Frame, Judge};
use crate::{Bound, number};

pub(super) fn check(bound: Bound, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    frame.node.as_number().is_none_or(|text| number::compare(text, bound).is_lt())
        || judge.fail(frame, "exclusiveMaximum", || {
            (format!("must be less than {bound}"), Some(bound.into()))
        })
}
