//! The program, run as people run it, in a small house in a temporary folder.

// Helpers of tests are not functions with `#[test]`, and may panic as these do.
#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

mod add;
mod coverage;
mod drift;
mod explain;
mod fixtures;
mod generate;
mod house;
mod killed;
mod refusals;
mod validate;
