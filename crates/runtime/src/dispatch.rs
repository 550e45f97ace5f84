//! The table that finds a type's own code by the place of its schema: for tools and proofs.

mod difference;

use crate::typed::{decode_as, from_slice_with, tolerant_as, validate_as};
use crate::value::encode_text;
use crate::{
    Build, Decode, Direction, Encode, Limits, Schema, Tape, Typed, Violations, judge_slice,
};

use difference::{Difference, below, same_set};

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
#[expect(clippy::struct_excessive_bools, reason = "each is the answer to one question")]
pub struct Examination {
    /// The verdict of the strict reading; `None` when the payload is valid.
    pub violations: Option<Violations>,
    /// Whether the tolerant reading told the same violations.
    pub tolerant_agrees: bool,
    /// Whether the value could be built, where it had to be: valid payloads build. A type with a quick way of its own
    /// must come to the same value, and to the same verdict.
    pub builds: bool,
    /// Whether the value of a valid payload, written and read again, is valid, equal, and has the same text.
    pub round_trips: bool,
    /// What the type holds of the payload, valid or not, as it would be sent; `None` when the payload has not its shape,
    /// or the schema no type.
    pub held: Option<String>,
    /// Whether `validate()` on the value that the tolerant reading gave tells what the judge tells of the text the value
    /// writes; and where that is the payload's JSON, what the strict reading told, though perhaps in another order.
    pub validates: bool,
    /// The members of the payload that this value lacks, as JSON Pointers.
    pub left_out: Vec<String>,
    /// The other places at which this value writes something else than the payload held, as JSON Pointers: a number
    /// that `f64` rounds.
    pub altered: Vec<String>,
}

impl Examination {
    /// Whether the payload is valid.
    pub fn is_valid(&self) -> bool {
        self.violations.is_none()
    }

    /// Whether all ways of reading agree.
    pub fn agrees(&self) -> bool {
        self.tolerant_agrees && self.builds && self.round_trips && self.validates
    }

    /// What the tolerant reading lost though nothing was wrong with it: members left out with no violation at them or
    /// below, and whatever was altered. A type that keeps unknown members and exact numbers loses nothing.
    pub fn lost(&self) -> impl Iterator<Item = &str> {
        let told = self.violations.as_ref();
        let wrong = move |pointer: &&String| {
            told.is_some_and(|told| {
                told.more() > 0 || told.iter().any(|one| below(&one.pointer, pointer))
            })
        };
        let left_out = self.left_out.iter().filter(move |pointer| !wrong(pointer));
        left_out.chain(&self.altered).map(String::as_str)
    }
}

impl Entry {
    /// The entry of a type.
    pub const fn of<T: Typed + PartialEq>(type_name: &'static str) -> Self {
        Self {
            pointer: T::SCHEMA.at,
            schema: T::SCHEMA,
            direction: T::DIRECTION,
            type_name,
            examine: examine_typed::<T>,
        }
    }

    /// The entry of a type whose values travel another way than it says.
    pub const fn of_turned<T: Typed + PartialEq>(
        direction: Direction,
        type_name: &'static str,
    ) -> Self {
        Self::of_alias::<T>(T::SCHEMA, direction, type_name)
    }

    /// The entry of an alias: a type without a schema of its own.
    pub const fn of_alias<T: Decode + Encode + PartialEq>(
        schema: &'static Schema,
        direction: Direction,
        type_name: &'static str,
    ) -> Self {
        Self { pointer: schema.at, schema, direction, type_name, examine: examine::<T> }
    }

    /// The entry of a place at which anything may stand.
    pub const fn of_any<T: Decode + Encode + PartialEq>(
        pointer: &'static str,
        direction: Direction,
        type_name: &'static str,
    ) -> Self {
        Self { pointer, ..Self::of_alias::<T>(&Schema::ANY, direction, type_name) }
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
    Examination {
        violations: judge_slice(bytes, entry.schema, entry.direction, limits).err(),
        tolerant_agrees: true,
        builds: true,
        round_trips: true,
        validates: true,
        left_out: Vec::new(),
        altered: Vec::new(),
        held: None,
    }
}

fn examine<T: Decode + Encode + PartialEq>(
    entry: &Entry,
    bytes: &[u8],
    limits: &Limits,
) -> Examination {
    let mut examination = examine_schema(entry, bytes, limits);
    let tolerant = tolerant_as::<T>(bytes, entry.schema, entry.direction, limits);
    examination.tolerant_agrees = examination.violations == tolerant.violations;
    if let Some(value) = &tolerant.value {
        let told = validate_as(value, entry.schema, entry.direction, limits).err();
        compare(&mut examination, entry, (bytes, &encode_text(value)), told.as_ref(), limits);
    }
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

/// The same by the ways a type has of its own: they may answer before the judge, never otherwise.
fn examine_typed<T: Typed + PartialEq>(
    entry: &Entry,
    bytes: &[u8],
    limits: &Limits,
) -> Examination {
    let mut examination = examine::<T>(entry, bytes, limits);
    let read = from_slice_with::<T>(bytes, limits);
    examination.builds &= match (&read, &examination.violations) {
        (Ok(value), None) => Some(encode_text(value)) == examination.held,
        (Err(told), Some(violations)) => told == violations,
        _ => false,
    };
    let tolerant = tolerant_as::<T>(bytes, entry.schema, entry.direction, limits);
    examination.validates &= tolerant.value.is_none_or(|value| {
        value.validate_with(limits) == validate_as(&value, entry.schema, entry.direction, limits)
    });
    examination
}

/// Compares the payload with what the value of the tolerant reading writes, and what is told of either.
fn compare(
    examination: &mut Examination,
    entry: &Entry,
    (payload, written): (&[u8], &str),
    told: Option<&Violations>,
    limits: &Limits,
) {
    let judged = judge_slice(written.as_bytes(), entry.schema, entry.direction, limits).err();
    examination.validates = told == judged.as_ref();
    // Of two members with one name it cannot be said which one the value should hold.
    let Some(Difference { left_out, altered }) = Difference::of(payload, written, limits) else {
        return;
    };
    if left_out.is_empty() && altered.is_empty() {
        examination.validates &= same_set(examination.violations.as_ref(), told);
    }
    (examination.left_out, examination.altered) = (left_out, altered);
}

/// Writing and reading again loses nothing that the type holds, and the judge still agrees.
fn round_trips<T: Decode + Encode + PartialEq>(value: &T, entry: &Entry, limits: &Limits) -> bool {
    let text = encode_text(value);
    decode_as::<T>(text.as_bytes(), entry.schema, entry.direction, limits)
        .is_ok_and(|again| again == *value && encode_text(&again) == text)
}

#[cfg(test)]
mod tests;
