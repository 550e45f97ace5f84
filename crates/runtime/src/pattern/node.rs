//! The tree of a pattern.

use super::set::Set;

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// One code point of the set.
    Class(Set),
    /// `^`: the very start.
    Start,
    /// `$`: the very end.
    End,
    /// `\b`, or `\B` when false.
    Word(bool),
    /// One after the other.
    Concat(Vec<Node>),
    /// One of them.
    Either(Vec<Node>),
    /// Again and again.
    Repeat(Box<Repeat>),
    /// A group that captures, by number.
    Capture(u32, Box<Node>),
    /// What the group captured, again.
    Back(u32),
    /// A look around.
    Look(Box<Look>),
}

/// A quantifier and what it repeats.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Repeat {
    pub(super) node: Node,
    pub(super) min: u32,
    pub(super) max: Option<u32>,
    /// Takes as much as it can. It decides what groups capture, never whether a pattern without references matches.
    pub(super) greedy: bool,
}

/// A look around.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) node: Node,
    pub(super) ahead: bool,
    pub(super) negative: bool,
}

impl Node {
    /// Matches the empty text.
    pub(super) fn empty() -> Self {
        Self::Concat(Vec::new())
    }

    /// Whether the test holds for a piece of it.
    pub(super) fn any(&self, test: &dyn Fn(&Node) -> bool) -> bool {
        test(self)
            || match self {
                Self::Concat(nodes) | Self::Either(nodes) => {
                    nodes.iter().any(|node| node.any(test))
                }
                Self::Repeat(repeat) => repeat.node.any(test),
                Self::Capture(_, node) => node.any(test),
                Self::Look(look) => look.node.any(test),
                _ => false,
            }
    }

    /// Whether it refers to a group.
    pub(super) fn refers(&self) -> bool {
        self.any(&|node| matches!(node, Self::Back(_)))
    }

    /// Whether it looks around.
    pub(super) fn looks(&self) -> bool {
        self.any(&|node| matches!(node, Self::Look(_)))
    }
}
