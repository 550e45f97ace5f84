//! `const` (JSON Schema Validation, 6.1.3).

use crate::judge::{Frame, Judge};
use crate::tape::equals_literal;
use crate::{Json, Literal};

pub(super) fn check(literal: &Literal, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    equals_literal(frame.node, literal)
        || judge.fail(frame, "const", || {
            (format!("must be {}", quoted(literal)), Some(Json::literal(literal)))
        })
}

/// A value of the document as messages show it, in one line. A text stands bare where it can be seen.
pub(super) fn quoted(literal: &Literal) -> String {
    match literal {
        Literal::String(text) if !text.is_empty() && !text.contains(char::is_control) => {
            format!("`{text}`")
        }
        other => format!("`{}`", Json::literal(other)),
    }
}
