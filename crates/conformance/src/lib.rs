//! The proofs: documents are generated, compiled and run against instances whose verdicts are known.
//!
//! [`case::parse`] reads cases; [`run`](fn@run) groups them by document, generates a crate for each, compiles runners
//! that link them, feeds these the instances as raw text, and compares. [`made`] instances of every type go the same way. The generated code judges: never a stand-in.
//! [`suite`] and [`corpus`] know where cases are found, [`random`] makes documents, [`whole`] compiles documents as they are, [`review`] holds the
//! disagreements somebody has looked at, and [`page`] writes all of it down.

mod answer;
pub mod case;
pub mod committed;
pub mod corpus;
pub mod failure;
pub mod made;
pub mod outcome;
pub mod page;
mod process;
mod program;
pub mod random;
pub mod review;
mod run;
pub mod suite;
pub mod whole;

pub use run::{Progress, Results, Setup, run};
