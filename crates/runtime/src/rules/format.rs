//! `format`, where it is asserted (JSON Schema Validation, section 7).

use crate::judge::{Frame, Judge};
use crate::{Format, Json};

pub(super) fn check(format: Format, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let text = if format.is_numeric() { frame.node.as_number() } else { frame.node.as_str() };
    text.is_none_or(|text| format.accepts(text))
        || judge.fail(frame, "format", || {
            (format.message().to_owned(), Some(Json::from(format.name())))
        })
}
