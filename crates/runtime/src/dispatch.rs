//! The table that finds a type's own code by the place of its schema: for tools and proofs.

use crate::value::encode_text;
use crate::{
    Build, Decode, Direction, Encode, Limits, Schema, Tape, Typed, Violations, judge, tolerant_as,
};

/// One schema of the document in one direction, with everything its type can do.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The JSON pointer of the schema, as a URI fragment: `#/components/schemas/User`.
    pub pointer: &'static str,
    /// The schema.
    pub schema: &'static Schema,
    /// The way its values travel.
    pub direction: Direction,
    /// The Rust path of the type below the provider's module; empty when only the schema is known.
    pub type_name: &'static str,
    /// Reads a payload in every way there is.
    pub examine: fn(&Entry, &[u8], &Limits) -> Examination,
}

/// What came of reading a payload in every way.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Examination {
    /// The verdict of the strict reading; `None` when the payload is valid.
    pub violations: Option<Violations>,
    /// Whether the tolerant reading told the same violations.
    pub tolerant_agrees: bool,
    /// Whether the value could be built, where it had to be: valid payloads build.
    pub builds: bool,
    /// Whether the value, written and read again, has the same JSON (what the type drops aside) and is valid again.
    pub round_trips: bool,
    /// What the type holds of the payload, valid or not, as it would be sent; `None` when the payload has not its shape,
    /// or the schema no type.
    pub held: Option<String>,
}

impl Examination {
    /// Whether the payload is valid.
    pub fn is_valid(&self) -> bool {
        self.violations.is_none()
    }

    /// Whether all ways of reading agree.
    pub fn agrees(&self) -> bool {
        self.tolerant_agrees && self.builds && self.round_trips
    }
}

impl Entry {
    /// The entry of a type.
    pub const fn of<T: Typed>(pointer: &'static str, type_name: &'static str) -> Self {
        Self {
            pointer,
            schema: T::SCHEMA,
            direction: T::DIRECTION,
            type_name,
            examine: examine::<T>,
        }
    }

    /// The entry of an alias: a type without a schema of its own.
    pub const fn of_alias<T: Decode + Encode>(
        pointer: &'static str,
        schema: &'static Schema,
        direction: Direction,
        type_name: &'static str,
    ) -> Self {
        Self { pointer, schema, direction, type_name, examine: examine::<T> }
    }

    /// The entry of a schema without a type.
    pub const fn of_schema(
        pointer: &'static str,
        schema: &'static Schema,
        direction: Direction,
    ) -> Self {
        Self { pointer, schema, direction, type_name: "", examine: examine_schema }
    }

    /// Reads a payload in every way there is.
    pub fn examine(&self, bytes: &[u8], limits: &Limits) -> Examination {
        (self.examine)(self, bytes, limits)
    }
}

fn examine_schema(entry: &Entry, bytes: &[u8], limits: &Limits) -> Examination {
    let violations = crate::judge_slice(bytes, entry.schema, entry.direction, limits).err();
    Examination { violations, tolerant_agrees: true, builds: true, round_trips: true, held: None }
}

fn examine<T: Decode + Encode>(entry: &Entry, bytes: &[u8], limits: &Limits) -> Examination {
    let tolerant = tolerant_as::<T>(bytes, entry.schema, entry.direction, limits);
    let mut examination = examine_schema(entry, bytes, limits);
    examination.tolerant_agrees = examination.violations == tolerant.violations;
    let value = Tape::parse(bytes, limits)
        .ok()
        .and_then(|tape| T::decode(tape.root(), &mut Build::strict(entry.direction)));
    examination.held = value.as_ref().map(encode_text);
    if examination.violations.is_none() {
        examination.builds = value.is_some() && tolerant.value.is_some();
        examination.round_trips = value.is_some_and(|value| round_trips(&value, entry, limits));
    }
    examination
}

/// Writing and reading again loses nothing that the type holds, and the judge still agrees.
fn round_trips<T: Decode + Encode>(value: &T, entry: &Entry, limits: &Limits) -> bool {
    let text = encode_text(value);
    let Ok(tape) = Tape::parse(text.as_bytes(), limits) else { return false };
    if judge(tape.root(), entry.schema, entry.direction, limits).is_err() {
        return false;
    }
    let Some(again) = T::decode(tape.root(), &mut Build::strict(entry.direction)) else {
        return false;
    };
    encode_text(&again) == text
}

#[cfg(test)]
mod tests;
