//! `enum` (JSON Schema Validation, 6.1.2).

use std::fmt::Write as _;

use crate::judge::{Frame, Judge};
use crate::tape::equals_literal;
use crate::{Json, Literal};

/// More values than this are not listed in a message; the limit has them all.
const LISTED: usize = 20;

pub(super) fn check(literals: &[Literal], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    literals.iter().any(|literal| equals_literal(frame.node, literal))
        || judge.fail(frame, "enum", || told(literals))
}

/// The same for many strings in order.
pub(super) fn words(words: &[&'static str], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    frame.node.as_str().is_some_and(|text| words.binary_search(&text).is_ok())
        || judge.fail(frame, "enum", || {
            told(&words.iter().map(|word| Literal::String(word)).collect::<Vec<_>>())
        })
}

fn told(literals: &[Literal]) -> (String, Option<Json>) {
    (message(literals), Some(Json::literals(literals)))
}

fn message(literals: &[Literal]) -> String {
    let mut message = String::with_capacity(32 + 16 * literals.len().min(LISTED));
    message.push_str("must be one of ");
    for (place, literal) in literals.iter().take(LISTED).enumerate() {
        if place > 0 {
            message.push_str(", ");
        }
        super::constant::push_quoted(&mut message, literal);
    }
    match literals.len().saturating_sub(LISTED) {
        0 => {}
        more => {
            // Writing to a string cannot fail.
            let _ = write!(message, " and {more} more");
        }
    }
    message
}
