//! A payload read once: a flat list of nodes that judging and building walk as often as they like.

mod builder;
mod equal;
mod hash;
mod keys;
mod member;
mod node;
mod parse;
mod scan;
mod text;

pub use builder::TapeBuilder;
pub(crate) use equal::{equals, equals_literal};
pub(crate) use hash::Hashes;
pub use node::{Items, Kind, MemberNodes, Node};
pub(crate) use node::{Step, push_path, push_pointer};
pub(crate) use scan::ordinary;
pub(crate) use text::same;

use std::borrow::Cow;
use std::ops::Range;

use crate::{Found, Limits, Violations};

/// A payload, read.
///
/// Nodes stand in the order of the text; an object holds its names and values in turn, a name being a string node.
#[derive(Clone, Debug, Default)]
pub struct Tape<'a> {
    source: Cow<'a, str>,
    /// Strings that had escapes, decoded.
    decoded: String,
    cells: Vec<Cell>,
    /// Objects that repeat a name, and how many of their members do.
    duplicates: Vec<(u32, u32)>,
}

/// One node: 16 bytes, so that a payload of small values costs little more than its text.
#[derive(Clone, Copy, Debug)]
struct Cell {
    what: What,
    /// The node after this one and all it holds.
    next: u32,
    /// Where its text begins; for a container, how many nodes it holds directly (an object: members).
    start: u32,
    /// Where its text ends.
    end: u32,
}

impl Cell {
    /// Where its text is.
    #[inline]
    fn range(self) -> Range<usize> {
        usize::try_from(self.start).unwrap_or(0)..usize::try_from(self.end).unwrap_or(0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Null,
    False,
    True,
    /// Text in the source.
    Number,
    /// Text in the source, free of escapes.
    Plain,
    /// Text in `decoded`.
    Decoded,
    Array,
    Object,
}

impl<'a> Tape<'a> {
    /// Reads JSON text (RFC 8259, strictly). The error tells `json`, `depth` or `size`; repeated names are no error
    /// here: the judge tells them beside everything else.
    pub fn parse(bytes: &'a [u8], limits: &Limits) -> Result<Self, Violations> {
        parse::parse(bytes, limits)
    }

    /// A tape that holds `null`.
    pub(crate) fn null() -> Self {
        let mut tape = Self::default();
        tape.push(What::Null, 0, 0);
        tape
    }

    /// The whole value.
    #[inline]
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// Whether some object repeats a name.
    #[inline]
    pub fn has_duplicates(&self) -> bool {
        !self.duplicates.is_empty()
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    #[inline]
    pub(crate) fn node(&self, index: u32) -> Node<'_> {
        Node { tape: self, index }
    }

    /// What is wrong with the text whatever the schema says.
    pub(crate) fn faults(&self) -> impl Iterator<Item = Found> + '_ {
        self.duplicates.iter().map(|(object, count)| Found::duplicate(*object, *count))
    }

    #[inline]
    fn cell(&self, index: u32) -> Cell {
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        // Indices come from the tape itself; past its end there is nothing.
        self.cells.get(index).copied().unwrap_or(Cell {
            what: What::Null,
            next: u32::MAX,
            start: 0,
            end: 0,
        })
    }

    #[inline]
    fn text(&self, cell: Cell) -> &str {
        self.store(cell).get(cell.range()).unwrap_or("")
    }

    #[inline]
    fn bytes(&self, cell: Cell) -> &[u8] {
        self.store(cell).as_bytes().get(cell.range()).unwrap_or_default()
    }

    #[inline]
    fn store(&self, cell: Cell) -> &str {
        if cell.what == What::Decoded { &self.decoded } else { &self.source }
    }
}

#[cfg(test)]
mod tests;
