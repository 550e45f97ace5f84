//! The drift report, judged from outside.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod circumstances;
mod pairs;
mod properties;
mod reference_cases;
mod reports;
mod rows;
mod scope;
mod support;
