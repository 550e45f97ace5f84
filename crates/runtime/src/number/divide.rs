//! Whether one decimal divides another, in time linear in their texts.

use super::Decimal;

/// The largest divisor whose rest times ten, plus a digit, fits `u128`.
const WIDE: u128 = u128::MAX / 11;

/// Whether `value / divisor` is an integer. The signs do not matter; zero divides nothing but zero.
pub(super) fn divides(divisor: &Decimal<'_>, value: &Decimal<'_>) -> bool {
    if value.is_zero() || divisor.is_zero() {
        return value.is_zero();
    }
    // With A and B the digits as integers, neither a multiple of ten: A × 10^shift must be a multiple of B.
    let shift = value.scale().saturating_sub(divisor.scale());
    if shift < 0 {
        return false;
    }
    // B holds at most log₂(B) twos and fives, so further tens change nothing.
    let enough = divisor.precision().saturating_mul(4);
    let tens = std::iter::repeat_n(0_u8, usize::try_from(shift.min(enough)).unwrap_or(usize::MAX));
    let digits = value.digits().chain(tens);
    match narrow(divisor) {
        Some(divisor) => {
            digits.fold(0_u128, |rest, digit| (rest * 10 + u128::from(digit)) % divisor) == 0
        }
        None => long_rest_is_zero(digits, &divisor.digits().collect::<Vec<_>>()),
    }
}

/// The digits as an integer, when it is small enough to divide by.
fn narrow(decimal: &Decimal<'_>) -> Option<u128> {
    let mut value = 0_u128;
    for digit in decimal.digits() {
        value = value.checked_mul(10)?.checked_add(u128::from(digit))?;
    }
    (value <= WIDE).then_some(value)
}

/// Long division by hand, digit by digit, for divisors of more than 37 digits.
fn long_rest_is_zero(digits: impl Iterator<Item = u8>, divisor: &[u8]) -> bool {
    // One place more than the divisor, so that the rest times ten fits; both with the lowest digit first.
    let divisor: Vec<u8> = divisor.iter().rev().copied().chain([0]).collect();
    let mut rest = vec![0_u8; divisor.len()];
    for digit in digits {
        rest.rotate_right(1);
        if let Some(lowest) = rest.first_mut() {
            *lowest = digit;
        }
        while rest.iter().rev().ge(divisor.iter().rev()) {
            subtract(&mut rest, &divisor);
        }
    }
    rest.iter().all(|digit| *digit == 0)
}

/// `left -= right`, where `left` is not smaller.
fn subtract(left: &mut [u8], right: &[u8]) {
    let mut borrow = 0;
    for (left, right) in left.iter_mut().zip(right) {
        let wanted = right + borrow;
        borrow = u8::from(*left < wanted);
        *left = *left + borrow * 10 - wanted;
    }
}
