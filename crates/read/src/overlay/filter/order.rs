//! Which of two values is less (RFC 9535, section 2.3.5.2.2): numbers by value, texts by code points, nothing else.

use std::cmp::Ordering;

use super::Compared;

/// A number by its parts: sign, significant digits, and the power of ten of the last one.
type Number = (bool, String, i64);

/// How two values compare; `None` when they do not.
pub(super) fn compare(left: &Compared, right: &Compared) -> Option<Ordering> {
    match (left, right) {
        (Compared::Number(left), Compared::Number(right)) => Some(numbers(left, right)),
        (Compared::Text(left), Compared::Text(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

fn numbers(left: &Number, right: &Number) -> Ordering {
    let size = || magnitude(left).cmp(&magnitude(right));
    match (left.0, right.0) {
        (false, false) => size(),
        (true, true) => size().reverse(),
        (left, right) => right.cmp(&left),
    }
}

/// What orders numbers without their signs: zero is least; else where the first digit stands, then the digits.
fn magnitude((_, digits, exponent): &Number) -> (bool, i64, &str) {
    let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    (!digits.is_empty(), exponent.saturating_add(length), digits)
}
