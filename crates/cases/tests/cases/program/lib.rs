//! The modules of all cases. Their code has no warning.

#![forbid(unsafe_code)]
#![deny(warnings)]

use specwright::{Entry, Typed};

// MODULES

/// The tables from a schema to its type, by module.
pub static MODULES: &[(&str, &[Entry])] = &[
    // TABLES
];

/// What `Debug` shows of a value of the case on secrets.
pub fn debug(json: &str) -> String {
    specwright::from_str::<case_secrets::Case>(json)
        .map_or_else(|told| told.to_string(), |value| format!("{value:?}"))
}

/// What a value of the case on types is written as.
pub fn written(json: &str) -> String {
    specwright::from_str::<case_types::Case>(json).map_or_else(|told| told.to_string(), |value| value.to_json())
}

/// What the case on types gives when it is read tolerantly.
pub fn tolerant(json: &str) -> String {
    let read = specwright::tolerant::<case_types::Case>(json.as_bytes());
    let told = read.violations.map_or(0, |violations| violations.len());
    let written = read.value.map_or_else(|| "nothing".to_owned(), |value| value.to_json());
    format!("{told} {written}")
}

/// A value built of the values of other crates.
pub fn built(_: &str) -> String {
    let at = specwright::chrono::DateTime::from_timestamp(1_709_208_000, 0).unwrap_or_default();
    let mut case = case_types::Case::new(specwright::uuid::Uuid::nil().into(), at.fixed_offset().into());
    case.amount = Some(specwright::rust_decimal::Decimal::new(1250, 2).into());
    let told = case.validate().map_or_else(|told| told.to_string(), |()| "valid".to_owned());
    case.amount = Some(specwright::rust_decimal::Decimal::new(-1, 0).into());
    format!("{told}, {}, {}", case.to_json(), case.validate().map_or(0, |()| 1))
}
