//! Types of a document, and values that are proven to obey it.

use std::fmt;
use std::ops::Deref;

use crate::value::encode_text;
use crate::{Ask, Build, Decode, Direction, Encode, Limits, Look, Schema, Tape, Violations, judge};

/// A type of a document: it knows its schema.
pub trait Typed: Decode + Encode {
    /// What its values must be.
    const SCHEMA: &'static Schema;
    /// The way its values travel.
    const DIRECTION: Direction;
    /// Whether a value shows all that its schema asks: [`Encode::is_sure`] may then say so before the judge is asked,
    /// also of a value just read.
    const PLAIN: bool = false;

    /// Checks a value built in code: everything that is wrong, at once.
    fn validate(&self) -> Result<(), Violations> {
        self.validate_with(&Limits::new())
    }

    /// Checks a value built in code, within limits.
    fn validate_with(&self, limits: &Limits) -> Result<(), Violations> {
        if Self::PLAIN && Look::new(limits).inside(self) {
            return Ok(());
        }
        validate_as(self, Self::SCHEMA, Self::DIRECTION, limits)
    }

    /// The value as JSON text, unchecked.
    fn to_json(&self) -> String {
        encode_text(self)
    }
}

/// A value that obeys its schema: it cannot be had without the check.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Valid<T>(T);

impl<T: Typed> Valid<T> {
    /// Checks a value built in code.
    pub fn new(value: T) -> Result<Self, Violations> {
        value.validate()?;
        Ok(Self(value))
    }

    /// Checks a value built in code, within limits.
    pub fn new_with(value: T, limits: &Limits) -> Result<Self, Violations> {
        value.validate_with(limits)?;
        Ok(Self(value))
    }

    /// Judges a tape and builds the value: the strict way of every source.
    pub fn from_tape(tape: &Tape<'_>, limits: &Limits) -> Result<Self, Violations> {
        if let Some(value) = surely(tape, limits) {
            return Ok(Self(value));
        }
        decode_tape_as(tape, T::SCHEMA, T::DIRECTION, limits).map(Self)
    }
}

impl<T> Valid<T> {
    /// The value, free to be changed.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Valid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Valid").field(&self.0).finish()
    }
}

impl<T: Encode> Encode for Valid<T> {
    fn encode(&self, to: &mut crate::Writer) {
        self.0.encode(to);
    }
}

/// A payload read so that production goes on while drift is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Tolerant<T> {
    /// What could be read: damage stops at the nearest optional member. `None` when it reached the root.
    pub value: Option<T>,
    /// Everything that is wrong; `None` when nothing is.
    pub violations: Option<Violations>,
}

/// Reads a payload that must be valid.
pub fn from_slice<T: Typed>(bytes: &[u8]) -> Result<Valid<T>, Violations> {
    from_slice_with(bytes, &Limits::new())
}

/// Reads a payload that must be valid, within limits.
pub fn from_slice_with<T: Typed>(bytes: &[u8], limits: &Limits) -> Result<Valid<T>, Violations> {
    Valid::from_tape(&Tape::parse(bytes, limits)?, limits)
}

/// Reads a payload that must be valid.
pub fn from_str<T: Typed>(text: &str) -> Result<Valid<T>, Violations> {
    from_slice(text.as_bytes())
}

/// Reads a payload that must be valid, within limits.
pub fn from_str_with<T: Typed>(text: &str, limits: &Limits) -> Result<Valid<T>, Violations> {
    from_slice_with(text.as_bytes(), limits)
}

/// Reads what can be read, and tells what is wrong.
pub fn tolerant<T: Typed>(bytes: &[u8]) -> Tolerant<T> {
    tolerant_with(bytes, &Limits::new())
}

/// Reads what can be read within limits, and tells what is wrong.
pub fn tolerant_with<T: Typed>(bytes: &[u8], limits: &Limits) -> Tolerant<T> {
    tolerant_as(bytes, T::SCHEMA, T::DIRECTION, limits)
}

/// [`tolerant`] for a type without a schema of its own, such as an alias.
pub fn tolerant_as<T: Decode>(
    bytes: &[u8],
    schema: &'static Schema,
    direction: Direction,
    limits: &Limits,
) -> Tolerant<T> {
    match Tape::parse(bytes, limits) {
        Err(violations) => Tolerant { value: None, violations: Some(violations) },
        Ok(tape) => Tolerant {
            value: T::decode(tape.root(), &mut Build::tolerant(direction)),
            violations: judge(tape.root(), schema, direction, limits).err(),
        },
    }
}

/// The value as JSON text, unchecked.
pub fn to_json<T: Encode + ?Sized>(value: &T) -> String {
    encode_text(value)
}

/// Judges JSON text by a schema.
pub fn judge_slice(
    bytes: &[u8],
    schema: &'static Schema,
    direction: Direction,
    limits: &Limits,
) -> Result<(), Violations> {
    judge(Tape::parse(bytes, limits)?.root(), schema, direction, limits)
}

/// [`from_slice`] for a type without a schema of its own, such as an alias.
pub fn decode_as<T: Decode>(
    bytes: &[u8],
    schema: &'static Schema,
    direction: Direction,
    limits: &Limits,
) -> Result<T, Violations> {
    decode_tape_as(&Tape::parse(bytes, limits)?, schema, direction, limits)
}

/// [`Typed::validate`] for a type without a schema of its own, such as an alias.
pub fn validate_as<T: Encode + ?Sized>(
    value: &T,
    schema: &'static Schema,
    direction: Direction,
    limits: &Limits,
) -> Result<(), Violations> {
    if value.holds(Ask::new(schema, direction, limits)) {
        return Ok(());
    }
    judge_slice(encode_text(value).as_bytes(), schema, direction, limits)
}

/// The value of a tape, built before it is judged, where it shows that the judge would let it in. In doubt there is none.
///
/// A plain type keeps all that its schema looks at, so what holds of the value holds of the tape.
fn surely<T: Typed>(tape: &Tape<'_>, limits: &Limits) -> Option<T> {
    if !T::PLAIN || tape.has_duplicates() {
        return None;
    }
    let mut build = Build::eager(T::DIRECTION);
    let value = T::decode(tape.root(), &mut build)?;
    (build.is_whole() && Look::read(limits).inside(&value)).then_some(value)
}

fn decode_tape_as<T: Decode>(
    tape: &Tape<'_>,
    schema: &'static Schema,
    direction: Direction,
    limits: &Limits,
) -> Result<T, Violations> {
    judge(tape.root(), schema, direction, limits)?;
    let mut build = Build::strict(direction);
    T::decode(tape.root(), &mut build).ok_or_else(|| build.violations())
}

#[cfg(test)]
mod tests;
