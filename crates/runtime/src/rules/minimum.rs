//! `minimum` (JSON Schema Validation, 6.2.4).

use crate::judge::{Frame, Judge};
use crate::{Bound, number};

pub(super) fn check(bound: Bound, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    frame.node.as_number().is_none_or(|text| number::compare(text, bound).is_ge())
        || judge
            .fail(frame, "minimum", || (format!("must be at least {bound}"), Some(bound.into())))
}
