//! Any JSON value, where the Rust types cannot hold the form of a schema.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::number::Decimal;
use crate::tape::equals;
use crate::{Bound, Kind, Limits, Literal, Node, Number, Tape, TapeBuilder, Violations, Writer};

/// Any JSON value: numbers exact, members in their order.
///
/// It is a tape of its own: one flat list, so that dropping and cloning need no stack, and it never nests deeper than
/// [`Limits::MAX_DEPTH`]. Read it through [`Json::root`]. Compared by value, whatever the order of members.
#[derive(Clone)]
pub struct Json(Box<Tape<'static>>);

impl Json {
    /// Reads JSON text.
    pub fn parse(text: &str) -> Result<Self, Violations> {
        let tape = Tape::parse(text.as_bytes(), &Limits::new().depth(Limits::MAX_DEPTH))?;
        Ok(Self::copy(tape.root()))
    }

    /// `null`.
    pub fn null() -> Self {
        Self::build(TapeBuilder::null)
    }

    /// An array; `None` when it would nest deeper than [`Limits::MAX_DEPTH`].
    pub fn array(items: impl IntoIterator<Item = Json>) -> Option<Self> {
        let mut to = builder();
        to.begin_array();
        items.into_iter().for_each(|item| to.copy(item.root()));
        to.end();
        to.finish().ok().map(Self::from_tape)
    }

    /// An object; `None` when it would nest deeper than [`Limits::MAX_DEPTH`] or repeat a name.
    pub fn object(members: impl IntoIterator<Item = (String, Json)>) -> Option<Self> {
        let mut to = builder();
        to.begin_object();
        for (name, value) in members {
            to.name(&name);
            to.copy(value.root());
        }
        to.end();
        to.finish().ok().filter(|tape| !tape.has_duplicates()).map(Self::from_tape)
    }

    /// The value, to be read.
    pub fn root(&self) -> Node<'_> {
        self.0.root()
    }

    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<Node<'_>> {
        self.root().get(name)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        self.root().as_str()
    }

    /// Copies a value out of a tape.
    pub(crate) fn copy(node: Node<'_>) -> Self {
        Self::build(|to| to.copy(node))
    }

    pub(crate) fn from_tape(tape: Tape<'static>) -> Self {
        Self(Box::new(tape))
    }

    pub(crate) fn literal(literal: &Literal) -> Self {
        Self::build(|to| push_literal(to, literal))
    }

    pub(crate) fn literals(literals: &[Literal]) -> Self {
        Self::build(|to| {
            to.reserve(literals.len().saturating_add(1), literals.len().saturating_mul(12));
            to.begin_array();
            for literal in literals {
                push_literal(to, literal);
            }
            to.end();
        })
    }

    pub(crate) fn strings(texts: &[&str]) -> Self {
        Self::build(|to| {
            to.begin_array();
            for text in texts {
                to.string(text);
            }
            to.end();
        })
    }

    fn build(fill: impl FnOnce(&mut TapeBuilder)) -> Self {
        let mut to = builder();
        fill(&mut to);
        // What is copied obeyed the same limits; were it not so, it would be `null`.
        Self::from_tape(to.finish().unwrap_or_else(|_| Tape::null()))
    }
}

fn builder() -> TapeBuilder {
    TapeBuilder::new(&Limits::new().depth(Limits::MAX_DEPTH).bytes(Limits::MAX_BYTES))
}

fn push_literal(to: &mut TapeBuilder, literal: &Literal) {
    match literal {
        Literal::Null => to.null(),
        Literal::Bool(flag) => to.bool(*flag),
        Literal::Number(bound) => push_bound(to, *bound),
        Literal::String(text) => to.string(text),
        Literal::Array(items) => {
            to.begin_array();
            items.iter().for_each(|item| push_literal(to, item));
            to.end();
        }
        Literal::Object(members) => {
            to.begin_object();
            for (name, value) in *members {
                to.name(name);
                push_literal(to, value);
            }
            to.end();
        }
    }
}

fn push_bound(to: &mut TapeBuilder, bound: Bound) {
    if !to.number(&bound.to_string()) {
        to.null();
    }
}

impl From<Bound> for Json {
    fn from(bound: Bound) -> Self {
        Self::build(|to| push_bound(to, bound))
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Self::from(Number::from(value))
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::from(Number::from(value))
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::build(|to| to.bool(value))
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::build(|to| to.string(value))
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Self::from(value.as_str())
    }
}

impl From<Number> for Json {
    fn from(value: Number) -> Self {
        Self::build(|to| {
            to.number(value.as_str());
        })
    }
}

impl Default for Json {
    fn default() -> Self {
        Self::null()
    }
}

/// As JSON text.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut to = Writer::new();
        to.json(self);
        f.write_str(&to.into_string())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        equals(self.root(), other.root())
    }
}

impl Eq for Json {}

impl Hash for Json {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let root = self.root();
        // Enough to tell most values apart; members may stand in any order, so they are only counted.
        match root.kind() {
            Kind::Null => state.write_u8(0),
            Kind::Bool => root.as_bool().hash(state),
            Kind::Number => Decimal::parse(root.as_number().unwrap_or("")).hash(state),
            Kind::String => root.as_str().hash(state),
            Kind::Array | Kind::Object => root.len().hash(state),
        }
    }
}

#[cfg(test)]
mod tests;
