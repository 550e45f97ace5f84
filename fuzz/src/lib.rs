//! Fuzzing on stable Rust: texts of a small corpus are changed at random, what behaves in a new way is kept for the run,
//! and every property that fails is a finding with the seed that gives it again.

pub mod inspect;
pub mod mutate;
pub mod rng;
pub mod run;
pub mod targets;
pub mod types;
