//! Values whose schema limits one type but lets in the others too.

use super::Ask;
use crate::{Build, Decode, Direction, Encode, Json, Node, Schema, Typed, Writer};

/// A value of the form the schema describes, or any other: `{maxLength: 2}` lets in `100`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Loose<T> {
    /// The form the schema describes.
    Known(T),
    /// Any other value.
    Other(Json),
}

impl<T> Loose<T> {
    /// The value, when it has the form the schema describes.
    pub fn as_known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Loose<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Decode> Decode for Loose<T> {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        let known = build.attempt(|build| T::decode(node, build)).map(Self::Known);
        known.or_else(|| Json::decode(node, build).map(Self::Other))
    }
}

impl<T: Encode> Encode for Loose<T> {
    fn encode(&self, to: &mut Writer) {
        match self {
            Self::Known(value) => value.encode(to),
            Self::Other(value) => value.encode(to),
        }
    }

    fn holds(&self, ask: Ask) -> bool {
        match self {
            Self::Known(value) => value.holds(ask),
            Self::Other(value) => value.holds(ask),
        }
    }
}

/// Its schema is that of the value, which tells what else is let in.
impl<T: Typed> Typed for Loose<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;
    const DIRECTION: Direction = T::DIRECTION;
}
