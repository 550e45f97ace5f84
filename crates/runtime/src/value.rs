//! Values of Rust: how they are built from a tape and written.

mod leaves;
mod look;
mod loose;
mod nullable;
mod quick;

pub use look::{Counted, Look, Parts};
pub use loose::Loose;
pub use nullable::{Null, Nullable};
pub use quick::Ask;
pub(crate) use quick::{
    ArrayAsk, ObjectAsk, flag, float, integer, is_further, is_sure, null, text,
};

use crate::{Build, Direction, Node, Schema, Typed, Writer};

/// Builds a value from a place on a tape. It decides shape only, and never refuses what the judge lets in.
pub trait Decode: Sized {
    /// The value, or `None` when the shape is another; the builder remembers why.
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self>;
}

/// Writes a value as JSON.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, to: &mut Writer);

    /// Whether the value surely obeys a schema, seen without making text of it. `false` means "not known".
    fn holds(&self, ask: Ask) -> bool {
        ask.written(&|to| self.encode(to))
    }

    /// Whether the value, seen as it is, surely obeys the schema of its type; a text or a list obeys what its items do.
    /// `false` means "not known".
    fn is_sure(&self, look: Look) -> bool {
        let _ = look;
        false
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, to: &mut Writer) {
        (**self).encode(to);
    }

    fn holds(&self, ask: Ask) -> bool {
        (**self).holds(ask)
    }

    fn is_sure(&self, look: Look) -> bool {
        (**self).is_sure(look)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        T::decode(node, build).map(Self::new)
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, to: &mut Writer) {
        (**self).encode(to);
    }

    fn holds(&self, ask: Ask) -> bool {
        (**self).holds(ask)
    }

    fn is_sure(&self, look: Look) -> bool {
        (**self).is_sure(look)
    }
}

impl<T: Typed> Typed for Box<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;
    const DIRECTION: Direction = T::DIRECTION;
    const PLAIN: bool = T::PLAIN;
}

/// The JSON text of a value.
pub(crate) fn encode_text<T: Encode + ?Sized>(value: &T) -> String {
    let mut to = Writer::roomy();
    value.encode(&mut to);
    to.into_string()
}

#[cfg(test)]
mod tests;
