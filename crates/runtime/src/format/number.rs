//! Formats of numbers, judged on the text: `1e2` is an integer of 8 bits.

use crate::number::{self, Decimal};

/// An integer the type can hold.
pub(super) fn int<T: TryFrom<i128>>(text: &str) -> bool {
    Decimal::parse(text).to_i128().is_some_and(|value| T::try_from(value).is_ok())
}

/// An integer of any size.
pub(super) fn unix_time(text: &str) -> bool {
    number::is_integer(text)
}

/// Finite in single precision.
pub(super) fn float(text: &str) -> bool {
    text.parse::<f32>().is_ok_and(f32::is_finite)
}

/// Finite in double precision.
pub(super) fn double(text: &str) -> bool {
    number::to_f64(text).is_some()
}
