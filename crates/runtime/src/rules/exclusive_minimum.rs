//! `exclusiveMinimum` (JSON Schema Validation, 6.2.5).

use crate::judge::{Frame, Judge};
use crate::{Bound, number};

pub(super) fn check(bound: Bound, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    frame.node.as_number().is_none_or(|text| number::compare(text, bound).is_gt())
        || judge.fail(frame, "exclusiveMinimum", || {
            (format!("must be more than {bound}"), Some(bound.into()))
        })
}
