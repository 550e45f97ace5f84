//! Each reader's view of the cases, in snapshots beside them; the code is compiled and run.

#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

mod bytes;
mod code;
mod coverage;
mod deep;
mod model;
mod secrets;
mod support;
mod types;
mod violations;
