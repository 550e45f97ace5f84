//! From any deserializer to a tape.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::{Decode, Limits, Number, Tape, TapeBuilder};

/// Reads a value by its shape; the error names the path.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let tape = tape(deserializer)?;
    super::build(&tape).map_err(D::Error::custom)
}

/// Reads whatever comes, within the limits of the runtime.
pub(super) fn tape<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tape<'static>, D::Error> {
    let mut builder = TapeBuilder::new(&Limits::new());
    Part(&mut builder).deserialize(deserializer)?;
    builder.finish().map_err(D::Error::custom)
}

/// One value on its way to the tape.
struct Part<'b>(&'b mut TapeBuilder);

impl Part<'_> {
    /// Ends reading when a limit is passed, before the input can use up the stack.
    fn check<E: Error>(&self) -> Result<(), E> {
        if self.0.is_full() { Err(E::custom("must nest less deep and be smaller")) } else { Ok(()) }
    }

    fn number<E: Error>(self, text: &str) -> Result<(), E> {
        if self.0.number(text) { Ok(()) } else { Err(E::custom("must be a number")) }
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.null();
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.0.bool(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.number(&value.to_string())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.number(&value.to_string())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.number(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match Number::from_f64(value) {
            Some(number) => self.number(number.as_str()),
            None => Err(E::custom("must be a finite number")),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.0.string(value);
        self.check()
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        let text = std::str::from_utf8(value).map_err(|_| E::custom("must be UTF-8"))?;
        self.visit_str(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.begin_array();
        self.check()?;
        while items.next_element_seed(Part(self.0))?.is_some() {
            self.check()?;
        }
        self.0.end();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.begin_object();
        self.check()?;
        while let Some(name) = members.next_key::<String>()? {
            self.0.name(&name);
            members.next_value_seed(Part(self.0))?;
            self.check()?;
        }
        self.0.end();
        Ok(())
    }
}
