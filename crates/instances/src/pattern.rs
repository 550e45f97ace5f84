//! Texts that match a pattern, made from the pattern.
//!
//! The reading is generous: look-arounds, references and word boundaries are passed over. The judge has the last word
//! on every text made here.

mod make;
mod parse;

pub(crate) use make::{lengths, make};
pub(crate) use parse::parse;

/// Bounds of the length, in characters, of the texts that a pattern finds something in: none is shorter; when there is
/// a second figure, none is longer. `None` when the pattern is not understood.
pub fn pattern_lengths(source: &str) -> Option<(u64, Option<u64>)> {
    let piece = parse(source)?;
    let (least, most) = lengths(&piece);
    let whole = source.starts_with('^') && source.ends_with('$') && !source.ends_with("\\$");
    // Of alternatives each has its own anchors, and what a reference repeats is not counted.
    let refers =
        source.contains("\\k") || ('1'..='9').any(|digit| source.contains(&format!("\\{digit}")));
    let bounded = whole && !refers && !matches!(piece, Piece::Either(_));
    Some((least, most.filter(|_| bounded)))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_bounds_of_what_matches() {
        assert_eq!(pattern_lengths("^[A-Z]{3}$"), Some((3, Some(3))));
        assert_eq!(pattern_lengths("[A-Z]{3}"), Some((3, None)));
        assert_eq!(pattern_lengths("^a|bc$"), Some((1, None)));
        assert_eq!(pattern_lengths("^(a|bc)+$"), Some((1, None)));
        assert_eq!(pattern_lengths("^(a)\\1$"), Some((1, None)));
        assert_eq!(pattern_lengths("^a\\$"), Some((2, None)));
    }
}
