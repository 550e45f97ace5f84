//! Texts that match a pattern, made from the pattern.
//!
//! The reading is generous: look-arounds, references and word boundaries are passed over. The judge has the last word
//! on every text made here.

mod make;
mod parse;

pub(crate) use make::{lengths, make};
pub(crate) use parse::parse;

/// A piece of a pattern that makes text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// One character of these ranges.
    Class(Vec<(char, char)>),
    /// One after the other.
    Concat(Vec<Piece>),
    /// One of them.
    Either(Vec<Piece>),
    /// So many times, at least and at most.
    Repeat(Box<Piece>, u64, Option<u64>),
}

impl Piece {
    /// No text.
    pub(crate) const EMPTY: Self = Self::Concat(Vec::new());
}
