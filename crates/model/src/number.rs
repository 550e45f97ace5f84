//! Exact arithmetic on JSON number text (RFC 8259, section 6), as far as bounds need it.

use std::cmp::Ordering;

/// A number as digits without leading or trailing zeros, and the power of ten of the first digit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// Reads number text; `None` when it is none, or its exponent is beyond 64 bits.
    fn read(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty()
            || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').collect();
        let leading = all.iter().take_while(|digit| **digit == 0).count();
        let trailing = all.iter().rev().take_while(|digit| **digit == 0).count();
        let digits: Vec<u8> =
            all.get(leading..all.len().saturating_sub(trailing)).unwrap_or_default().to_vec();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, exponent: 0 });
        }
        let place = i64::try_from(whole.len()).ok()?.checked_sub(i64::try_from(leading).ok()?)?;
        Some(Self { negative, digits, exponent: exponent.checked_add(place)? })
    }

    /// Compares sizes, whatever the signs.
    fn size(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => {
                self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits))
            }
        }
    }
}

/// Compares two numbers exactly; `None` when one is not number text.
pub fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (Decimal::read(left)?, Decimal::read(right)?);
    Some(match (left.negative, right.negative) {
        (false, false) => left.size(&right),
        (true, true) => right.size(&left),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    })
}

/// Whether `number` is a whole multiple of `step`; `None` when it cannot be told in 128 bits.
pub fn divides(step: &str, number: &str) -> Option<bool> {
    let (step, number) = (Decimal::read(step)?, Decimal::read(number)?);
    let last =
        |decimal: &Decimal| decimal.exponent.checked_sub(i64::try_from(decimal.digits.len()).ok()?);
    let unit = last(&step)?.min(last(&number)?);
    let (step, number) = (scaled(&step, unit)?, scaled(&number, unit)?);
    (step != 0).then(|| number % step == 0)
}

/// The number counted in units of ten to the power of `unit`.
fn scaled(decimal: &Decimal, unit: i64) -> Option<u128> {
    let zeros = decimal
        .exponent
        .checked_sub(i64::try_from(decimal.digits.len()).ok()?)?
        .checked_sub(unit)?;
    let digits = decimal
        .digits
        .iter()
        .try_fold(0_u128, |sum, digit| sum.checked_mul(10)?.checked_add(u128::from(*digit)))?;
    if digits == 0 {
        return Some(0);
    }
    digits.checked_mul(10_u128.checked_pow(u32::try_from(zeros).ok()?)?)
}

#[cfg(test)]
mod tests {
    use super::{compare, divides};
    use std::cmp::Ordering;

    #[test]
    fn text_is_compared_by_value() {
        assert_eq!(compare("1e2", "100.0"), Some(Ordering::Equal));
        assert_eq!(compare("-0", "0"), Some(Ordering::Equal));
        assert_eq!(compare("-2", "-10"), Some(Ordering::Greater));
        assert_eq!(compare("0.05", "0.1"), Some(Ordering::Less));
        assert_eq!(compare("99999999999999999999", "1e20"), Some(Ordering::Less));
        assert_eq!(compare("x", "1"), None);
    }

    #[test]
    fn multiples_are_exact() {
        assert_eq!(divides("0.01", "0.1"), Some(true));
        assert_eq!(divides("0.3", "1"), Some(false));
        assert_eq!(divides("2", "4e3"), Some(true));
        assert_eq!(divides("0", "4"), None);
        assert_eq!(divides("1", "1e99"), None);
    }
}
