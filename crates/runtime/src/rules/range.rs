//! `range`: what the chosen Rust type can hold; not a keyword of the document.

use crate::judge::{Frame, Judge};
use crate::{Range, number};

pub(super) fn check(range: Range, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let Some(text) = frame.node.as_number() else { return true };
    match range {
        // A fraction is for `type` to refuse.
        Range::I64 => {
            number::to_i64(text).is_some()
                || !number::is_integer(text)
                || judge.fail(frame, "range", || {
                    (format!("must be from {} to {}", i64::MIN, i64::MAX), None)
                })
        }
        Range::F64 => {
            number::to_f64(text).is_some()
                || judge.fail(frame, "range", || {
                    ("must fit a 64-bit floating-point number".to_owned(), None)
                })
        }
    }
}
