//! What generated code and its users call: tape, judge, decode, encode, violations.
//!
//! A payload is read in three steps. [`Tape::parse`] reads the bytes once into a flat list of nodes; [`judge()`] runs a
//! schema's constant table over it and gathers everything that is wrong; a generated [`Decode`] builds the value. Where the
//! value alone shows that nothing is wrong, the judge need not be asked.
//! [`from_slice`] does all three, [`tolerant`] goes on where the judge does not, and [`Typed::validate`] judges a value
//! built in code by way of its [`Encode`].

pub mod bridge;
mod build;
mod dispatch;
pub mod form;
mod format;
mod handshake;
mod json;
mod judge;
#[cfg(any(feature = "chrono", feature = "rust_decimal", feature = "url", feature = "uuid"))]
mod kept;
mod limits;
mod number;
mod operation;
pub mod parameter;
mod pattern;
mod rules;
mod schema;
mod secret;
mod tape;
#[cfg(test)]
mod testing;
mod typed;
mod types;
mod value;
mod violation;
mod writer;

#[cfg(feature = "chrono")]
pub use chrono;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
#[doc(hidden)]
pub use serde;
#[cfg(feature = "url")]
pub use url;
#[cfg(feature = "uuid")]
pub use uuid;

pub use build::{Build, Fields};
pub use dispatch::{Entry, Examination};
pub use format::Format;
#[doc(hidden)]
pub use handshake::is_made_for;
pub use json::Json;
pub use judge::{holds, judge};
#[cfg(feature = "url")]
pub use kept::Url;
#[cfg(feature = "uuid")]
pub use kept::Uuid;
#[cfg(feature = "chrono")]
pub use kept::{Date, DateTime, OffsetTime, Time};
#[cfg(feature = "rust_decimal")]
pub use kept::{Decimal, DecimalNumber};
pub use limits::Limits;
pub use number::{Integer, Number};
pub use operation::{
    Body, Encoding, Location, Media, Operation, Parameter, Requirement, Response, Spec, Style,
};
pub use pattern::{Check, Pattern, PatternError};
pub use schema::{
    Asked, Bearer, Contains, Dependency, Elements, Members, PatternProperty, Property, Range, Rule,
    Schema, Sieve, SieveTest, SieveText, Tag, TagValue, Union,
};
pub use secret::Redacted;
pub use tape::{Items, Kind, MemberNodes, Node, Tape, TapeBuilder};
pub use typed::{
    Tolerant, Typed, Valid, decode_as, from_slice, from_slice_with, from_str, from_str_with,
    judge_slice, to_json, tolerant, tolerant_as, tolerant_with, validate_as,
};
pub use types::{Bound, Direction, Literal, Types};
pub use value::{Ask, Counted, Decode, Encode, Look, Loose, Null, Nullable, Parts};
pub use violation::{Violation, Violations};
pub use writer::{ArrayWriter, ObjectWriter, Writer};

pub(crate) use violation::Found;

/// The version of this runtime; generated code is tied to it by [`handshake!`].
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
