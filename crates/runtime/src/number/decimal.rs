//! A decimal number borrowed from its text.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// Exponents beyond this are treated alike; no text that means them honestly exists.
const FAR: i128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

/// `±0.d₁d₂… × 10^magnitude`, where the digits begin and end with another digit than zero. Zero has no digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal<'a> {
    negative: bool,
    head: &'a str,
    tail: &'a str,
    magnitude: i128,
}

impl<'a> Decimal<'a> {
    /// Reads number text; the caller has checked its grammar.
    pub(crate) fn parse(text: &'a str) -> Self {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let exponent = parse_exponent(exponent);
        let (head, tail, places) = match (whole, fraction) {
            ("", fraction) => {
                let digits = fraction.trim_start_matches('0');
                (digits, "", -length(fraction) + length(digits))
            }
            (whole, "") => (whole.trim_end_matches('0'), "", length(whole)),
            (whole, fraction) => (whole, fraction, length(whole)),
        };
        let magnitude = if head.is_empty() { 0 } else { exponent.saturating_add(places) };
        Self { negative: negative && !head.is_empty(), head, tail, magnitude }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.head.is_empty()
    }

    /// The significant digits, from the first.
    pub(super) fn digits(&self) -> impl Iterator<Item = u8> + 'a {
        self.head.bytes().chain(self.tail.bytes()).map(|byte| byte.wrapping_sub(b'0'))
    }

    /// How many significant digits there are.
    pub(super) fn precision(&self) -> i128 {
        length(self.head).saturating_add(length(self.tail))
    }

    /// The power of ten of the last significant digit.
    pub(super) fn scale(&self) -> i128 {
        self.magnitude.saturating_sub(self.precision())
    }

    pub(crate) fn is_integer(&self) -> bool {
        self.is_zero() || self.scale() >= 0
    }

    /// The value, when it is an integer that fits.
    pub(crate) fn to_i128(self) -> Option<i128> {
        if self.is_zero() {
            return Some(0);
        }
        let zeros = u32::try_from(self.scale()).ok()?;
        let mut value = 0_i128;
        for digit in self.digits() {
            value = value.checked_mul(10)?.checked_sub(i128::from(digit))?;
        }
        let value = value.checked_mul(10_i128.checked_pow(zeros)?)?;
        if self.negative { Some(value) } else { value.checked_neg() }
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // Shorter is smaller when it is the beginning of the other: the last digit is never zero.
            (false, false) => {
                self.magnitude.cmp(&other.magnitude).then_with(|| self.digits().cmp(other.digits()))
            }
        }
    }
}

fn length(text: &str) -> i128 {
    i128::try_from(text.len()).unwrap_or(FAR)
}

fn parse_exponent(text: &str) -> i128 {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let size = digits.bytes().fold(0_i128, |value, byte| {
        value.saturating_mul(10).saturating_add(i128::from(byte.wrapping_sub(b'0'))).min(FAR)
    });
    if negative { -size } else { size }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
        }
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal<'_> {}

impl Hash for Decimal<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.negative.hash(state);
        self.magnitude.hash(state);
        for digit in self.digits() {
            state.write_u8(digit);
        }
    }
}
