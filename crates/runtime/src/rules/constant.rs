//! `const` (JSON Schema Validation, 6.1.3).

use crate::judge::{Frame, Judge};
use crate::tape::equals_literal;
use crate::{Json, Literal};

pub(super) fn check(literal: &Literal, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    equals_literal(frame.node, literal)
        || judge.fail(frame, "const", || {
            let mut message = "must be ".to_owned();
            push_quoted(&mut message, literal);
            (message, Some(Json::literal(literal)))
        })
}

/// Adds a value of the document as messages show it, in one line. A text stands bare where it can be seen.
pub(super) fn push_quoted(message: &mut String, literal: &Literal) {
    message.push('`');
    match literal {
        Literal::String(text) if !text.is_empty() && !text.contains(char::is_control) => {
            message.push_str(text);
        }
        other => message.push_str(&Json::literal(other).to_string()),
    }
    message.push('`');
}
