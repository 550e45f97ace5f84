//! Placeholder of the crate.

mod pattern;

pub use pattern::{Check, Pattern, PatternError};
