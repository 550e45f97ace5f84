//! What the tests of the rules share: the tables of operations as judges of payloads, and edits of JSON.

mod edit;
mod judge;

pub use edit::{text, with, without};
pub use judge::{Judge, operation};
