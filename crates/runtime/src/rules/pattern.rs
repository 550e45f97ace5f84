//! `pattern`, unanchored (JSON Schema Validation, 6.3.3; ECMA-262).

use crate::judge::{Frame, Judge};
use crate::{Json, Pattern};

pub(super) fn check(pattern: &Pattern, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    frame.node.as_str().is_none_or(|text| pattern.is_match(text))
        || judge.fail(frame, "pattern", || {
            (
                format!("must match the pattern `{}`", pattern.source()),
                Some(Json::from(pattern.source())),
            )
        })
}
