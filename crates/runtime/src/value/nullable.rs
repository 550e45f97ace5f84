//! `null`, and values that may be `null`: three different things with "absent".

use super::{Ask, Look, quick};
use crate::{Build, Decode, Direction, Encode, Kind, Node, Schema, Typed, Writer};

/// The value `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Null;

impl Decode for Null {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        if node.kind() == Kind::Null { Some(Self) } else { build.refuse(node, "null") }
    }
}

impl Encode for Null {
    fn encode(&self, to: &mut Writer) {
        to.null();
    }

    fn holds(&self, ask: Ask) -> bool {
        ask.surely(quick::null)
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

/// A value or `null`. An optional member that may be `null` is an `Option<Nullable<T>>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// `null`.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, when it is not `null`.
    pub fn as_value(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, when it is not `null`.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Decode> Decode for Nullable<T> {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        if node.is_null() { Some(Self::Null) } else { T::decode(node, build).map(Self::Value) }
    }
}

impl<T: Encode> Encode for Nullable<T> {
    fn encode(&self, to: &mut Writer) {
        match self {
            Self::Null => to.null(),
            Self::Value(value) => value.encode(to),
        }
    }

    fn holds(&self, ask: Ask) -> bool {
        match self {
            Self::Null => Null.holds(ask),
            Self::Value(value) => value.holds(ask),
        }
    }

    fn is_sure(&self, look: Look) -> bool {
        self.as_value().is_none_or(|value| value.is_sure(look))
    }
}

/// Its schema is that of the value, which tells what else is let in.
impl<T: Typed> Typed for Nullable<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;
    const DIRECTION: Direction = T::DIRECTION;
}
