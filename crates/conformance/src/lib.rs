//! The proofs: documents are generated, compiled and run against instances whose verdicts are known.
//!
//! [`case::parse`] reads cases; [`run`](fn@run) groups them by document, generates a crate for each, compiles runners
//! that link them, feeds these the instances as raw text, and compares. The generated code judges: never a stand-in.
//! [`suite`] and [`corpus`] know where cases are found, [`whole`] compiles documents as they are, [`review`] holds the
//! disagreements somebody has looked at, and [`page`] writes all of it down.

pub mod case;
pub mod committed;
pub mod corpus;
pub mod failure;
pub mod outcome;
pub mod page;
mod process;
mod program;
pub mod review;
mod run;
pub mod suite;
pub mod whole;

pub use run::{Progress, Setup, run};
