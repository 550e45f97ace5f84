//! `multipleOf` (JSON Schema Validation, 6.2.1).

use crate::judge::{Frame, Judge};
use crate::{Bound, number};

pub(super) fn check(bound: Bound, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    frame.node.as_number().is_none_or(|text| number::is_multiple(text, bound))
        || judge.fail(frame, "multipleOf", || {
            (format!("must be a multiple of {bound}"), Some(bound.into()))
        })
}
