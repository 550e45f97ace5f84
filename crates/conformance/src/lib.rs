//! The proofs: documents are generated, compiled and run against instances whose verdicts are known.
//!
//! [`case::parse`] reads cases; [`run`](fn@run) groups them by document, generates a crate for each, compiles a runner
//! that links them all, feeds it the instances as raw text, and compares. The generated code judges: never a stand-in.

pub mod case;
pub mod outcome;
mod process;
mod program;
mod run;

pub use run::{Progress, Setup, run};
