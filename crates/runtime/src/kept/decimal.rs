//! Decimal fractions, exact, as the crate `rust_decimal` has them: 96 bits and up to 28 places after the point.

use super::kept;
use crate::number;

kept! {
    /// A decimal fraction in a string, written as JSON writes numbers: `"12.50"`.
    Decimal: rust_decimal::Decimal, "a decimal in a string", read, ToString::to_string, as_str, string
}

kept! {
    /// A decimal fraction as a number: `12.50`.
    DecimalNumber: rust_decimal::Decimal, "a decimal", read, ToString::to_string, as_number, number_text
}

fn read(text: &str) -> Option<rust_decimal::Decimal> {
    if !number::is_number(text) {
        return None;
    }
    // The crate rounds what has too many places.
    text.parse().ok().filter(|value: &rust_decimal::Decimal| number::same(text, &value.to_string()))
}
