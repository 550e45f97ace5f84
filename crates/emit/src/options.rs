//! What can be chosen about the output: `provider.yaml` in plain data.

use std::collections::{BTreeMap, BTreeSet};

/// The choices of one provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The name of the provider: shown in headers, and the name of its module.
    pub provider: String,
    /// Where the document comes from, as `SPEC` tells it.
    pub source: String,
    /// The SHA-256 of the document, in hexadecimal, as `SPEC` tells it.
    pub sha256: String,
    /// The type of `integer`.
    pub integers: Integers,
    /// The type of `number`.
    pub numbers: Numbers,
    /// The formats whose texts have a Rust type of their own: `date`, `date-time`, `time`, `uuid`, `uri`, `url`, and `decimal`,
    /// of strings and numbers. What a type cannot hold is a violation of `format`, or of `range` for a number.
    pub typed: BTreeSet<String>,
    /// The side of the wire the users are on.
    pub side: Side,
    /// What becomes of members no keyword names.
    pub unknown_members: UnknownMembers,
    /// Schemas whose values `Debug` hides, by JSON Pointer, or by the name of the member that holds them.
    pub secrets: Vec<String>,
    /// Names of types chosen by hand, by the JSON Pointer of the schema.
    pub names: BTreeMap<String, String>,
    /// Whether an enumeration is open, by the JSON Pointer of the schema, against what its direction says.
    pub open: BTreeMap<String, bool>,
    /// The operations to keep: `operationId`, `POST /path` or `webhook:NAME`. Empty keeps all.
    pub only: Vec<String>,
}

impl Options {
    /// The choices made when nothing is said.
    pub fn new(provider: &str) -> Self {
        Self {
            provider: provider.to_owned(),
            source: String::new(),
            sha256: String::new(),
            integers: Integers::default(),
            numbers: Numbers::default(),
            typed: BTreeSet::new(),
            side: Side::default(),
            unknown_members: UnknownMembers::default(),
            secrets: Vec::new(),
            names: BTreeMap::new(),
            open: BTreeMap::new(),
            only: Vec::new(),
        }
    }
}

/// The Rust type of `integer`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Integers {
    /// `i64`; what it cannot hold is a violation of `range`.
    #[default]
    I64,
    /// The runtime's `Integer`, by its text.
    Exact,
}

/// The Rust type of `number`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// `f64`; what it cannot hold is a violation of `range`.
    #[default]
    F64,
    /// The runtime's `Number`, by its text.
    Exact,
}

/// The side of the wire the users are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// They call the provider: what they read may hold values the document does not list yet.
    #[default]
    Consumer,
    /// They are the provider: every enumeration is closed.
    Provider,
}

/// What becomes of members no keyword names, where `additionalProperties` is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownMembers {
    /// They are dropped.
    #[default]
    Drop,
    /// They are kept as JSON.
    Keep,
}
