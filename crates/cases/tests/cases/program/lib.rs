//! The modules of all cases. Their code has no warning.

#![forbid(unsafe_code)]
#![deny(warnings)]

use specwright::Entry;

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
