//! Bridges to `serde`: thin, so that a generated type costs one line of it. Everything is read and written by way of
//! the tape.

mod read;
mod show;

pub use read::deserialize;
pub use show::serialize;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    Direction, Encode, Integer, Json, Limits, Loose, Null, Nullable, Number, Tape, Typed, Valid,
};

/// Implements `Serialize` and `Deserialize` by way of `Encode` and `Decode`. Deserializing checks shape only; the strict
/// way is `Valid<T>`.
#[macro_export]
macro_rules! serde_bridge {
    ($($name:ty),* $(,)?) => {
        $(
            impl $crate::serde::Serialize for $name {
                fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    $crate::bridge::serialize(self, serializer)
                }
            }

            impl<'de> $crate::serde::Deserialize<'de> for $name {
                fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::bridge::deserialize(deserializer)
                }
            }
        )*
    };
}

serde_bridge!(Json, Number, Integer, Null);

impl<T: Encode> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de, T: crate::Decode> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl<T: Encode> Serialize for Loose<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de, T: crate::Decode> Deserialize<'de> for Loose<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl<T: Encode> Serialize for Valid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&**self, serializer)
    }
}

/// The strict way: the error tells every violation.
impl<'de, T: Typed> Deserialize<'de> for Valid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tape = read::tape(deserializer)?;
        Self::from_tape(&tape, &Limits::new()).map_err(serde::de::Error::custom)
    }
}

/// Builds a value of a tape by its shape.
fn build<T: crate::Decode>(tape: &Tape<'_>) -> Result<T, String> {
    let mut build = crate::Build::strict(Direction::Neutral);
    T::decode(tape.root(), &mut build).ok_or_else(|| build.failure())
}

#[cfg(test)]
mod tests;
