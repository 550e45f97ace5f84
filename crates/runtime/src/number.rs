//! Numbers judged exactly, from their text: no float, no blow-up on `1e999999999`.

mod decimal;
mod divide;
mod exact;

pub(crate) use decimal::Decimal;
pub use exact::{Integer, Number};

use std::cmp::Ordering;

use crate::Bound;

/// Whether the text is a number as JSON writes it (RFC 8259, section 6).
pub(crate) fn is_number(text: &str) -> bool {
    let mut bytes = text.bytes().peekable();
    bytes.next_if_eq(&b'-');
    let first = bytes.next();
    if !first.is_some_and(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = |bytes: &mut std::iter::Peekable<std::str::Bytes<'_>>| {
        let mut count = 0_usize;
        while bytes.next_if(u8::is_ascii_digit).is_some() {
            count = count.saturating_add(1);
        }
        count
    };
    if first != Some(b'0') {
        digits(&mut bytes);
    }
    if bytes.next_if_eq(&b'.').is_some() && digits(&mut bytes) == 0 {
        return false;
    }
    if bytes.next_if(|byte| matches!(byte, b'e' | b'E')).is_some() {
        bytes.next_if(|byte| matches!(byte, b'+' | b'-'));
        if digits(&mut bytes) == 0 {
            return false;
        }
    }
    bytes.next().is_none()
}

/// The number as an `i64`, when its text is plain digits that fit.
pub(crate) fn plain(text: &str) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    // Eighteen digits always fit; longer text takes the exact way.
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0_i64;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}

/// How a number compares with a bound, by value.
pub(crate) fn compare(text: &str, bound: Bound) -> Ordering {
    match bound {
        Bound::Int(bound) => match plain(text) {
            Some(value) => value.cmp(&bound),
            None => Decimal::parse(text).cmp(&Decimal::parse(&bound.to_string())),
        },
        Bound::Text(bound) => Decimal::parse(text).cmp(&Decimal::parse(bound)),
    }
}

/// Whether two numbers have the same value: `1`, `1.0` and `10e-1` do.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left == right || Decimal::parse(left) == Decimal::parse(right)
}

/// Whether the number has no fraction: `1.0` and `1e2` have none.
pub(crate) fn is_integer(text: &str) -> bool {
    !text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
        || Decimal::parse(text).is_integer()
}

/// Whether the number divides by the bound without a rest.
pub(crate) fn is_multiple(text: &str, bound: Bound) -> bool {
    match (bound, plain(text)) {
        (Bound::Int(bound), Some(value)) => match value.checked_rem(bound) {
            Some(rest) => rest == 0,
            // Division by zero, which no document asks for, or `i64::MIN` by -1.
            None => bound != 0,
        },
        (Bound::Int(bound), None) => {
            divide::divides(&Decimal::parse(&bound.to_string()), &Decimal::parse(text))
        }
        (Bound::Text(bound), _) => divide::divides(&Decimal::parse(bound), &Decimal::parse(text)),
    }
}

/// The number as an `i64`, when it is an integer that fits: `1e2` is 100.
pub(crate) fn to_i64(text: &str) -> Option<i64> {
    plain(text).or_else(|| Decimal::parse(text).to_i128().and_then(|value| value.try_into().ok()))
}

/// The number as a finite `f64`, correctly rounded.
pub(crate) fn to_f64(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests;
