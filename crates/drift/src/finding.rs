//! One change, whom it breaks and where.

use specwright_model::{Place, SchemaId, Shift, Value};
use std::fmt;

/// How bad a change is for the clients of the base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing breaks.
    #[default]
    Info,
    /// Something may break, or will be noticed late.
    Warning,
    /// Something breaks.
    Breaking,
}

/// Which way the payloads travel that a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// To the provider; answers to webhooks too.
    Request,
    /// From the provider; webhooks too.
    Response,
    /// Both.
    Both,
}

/// A binary built from the base against the revised API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// Works on.
    #[default]
    Ok,
    /// It depends on what the other side does.
    Depends,
    /// Breaks.
    Break,
}

/// The validators of the base against revised traffic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validator {
    /// Right as before.
    #[default]
    Ok,
    /// Refuses what a tolerant reader still takes: an unknown value of an open enum.
    Tolerated,
    /// Accepts a request that the provider now refuses.
    StaleAccept,
    /// Refuses what is valid now.
    FalseReject,
    /// Both of these.
    Both,
}

/// User code compiled against the crate generated from the revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Compiles as before.
    #[default]
    Ok,
    /// Something new can be used, or something is deprecated.
    Minor,
    /// Does not compile, or means something else.
    Break,
}

/// Names variants as reports spell them.
macro_rules! words {
    ($($type:ident { $($variant:ident = $word:literal,)* })*) => {
        $(impl $type {
            /// The word for it in reports.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        })*
    };
}

words! {
    Severity { Info = "info", Warning = "warning", Breaking = "breaking", }
    Way { Request = "request", Response = "response", Both = "both", }
    Wire { Ok = "ok", Depends = "depends", Break = "break", }
    Validator {
        Ok = "ok",
        Tolerated = "tolerated",
        StaleAccept = "stale-accept",
        FalseReject = "false-reject",
        Both = "stale-accept and false-reject",
    }
    Source { Ok = "ok", Minor = "minor", Break = "break", }
}

impl Validator {
    /// Both verdicts at once.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::StaleAccept, Self::FalseReject) | (Self::FalseReject, Self::StaleAccept) => {
                Self::Both
            }
            (left, right) => left.max(right),
        }
    }
}

impl Way {
    /// Both ways at once.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

/// A line and a column of a document, both from 1; 0 where unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The line.
    pub line: u32,
    /// The column, in Unicode characters.
    pub column: u32,
}

impl From<&Place> for Spot {
    fn from(place: &Place) -> Self {
        Self { line: place.line, column: place.column }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule, in kebab case: `upper-bound-lowered`.
    pub id: String,
    /// How bad it is, from the wire and the validator under the policy.
    pub severity: Severity,
    /// Which way the payloads travel.
    pub direction: Way,
    /// The operations it affects, such as `POST /v1/links`; empty when no operation reaches the place.
    pub operations: Vec<String>,
    /// Where it is: the JSON Pointer in the base, in the revision when the base has nothing there.
    pub pointer: String,
    /// Where the base says it.
    pub base: Option<Spot>,
    /// Where the revision says it.
    pub revision: Option<Spot>,
    /// Pointers of other places where the same change was made.
    pub also: Vec<String>,
    /// The old binary against the new API.
    pub wire: Wire,
    /// The old validators against the new traffic.
    pub validator: Validator,
    /// User code against the regenerated crate.
    pub source: Source,
    /// One sentence without a full stop.
    pub message: String,
    /// What the base says.
    pub before: Option<Value>,
    /// What the revision says.
    pub after: Option<Value>,
    /// The Rust items it touches: `shop::OrderRequest::items`.
    pub rust: Vec<String>,
    /// A payload that shows it, when one could be made.
    pub counterexample: Option<Counterexample>,
    /// Whether a payload that shows it was looked for.
    pub sought: bool,
    /// The JSON Pointer in the revision; `None` when the revision has nothing there.
    pub revision_pointer: Option<String>,
    /// The schemas that were compared when it was found; `None` when it is not about a schema.
    pub compared: Option<Compare>,
    /// How the change moves what the schema at this place accepts.
    pub shift: Shift,
    /// No operation reaches the place; it is judged as a response.
    pub unreachable: bool,
}

impl Finding {
    /// Whether it is bad for what is in a payload, whatever the other side does about it.
    pub fn claims(&self) -> bool {
        match self.severity {
            Severity::Breaking => true,
            Severity::Warning => self.validator != Validator::Ok,
            Severity::Info => false,
        }
    }
}

/// Schemas of both sides that mean the same place. All of a side hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// Those of the base.
    pub base: Vec<SchemaId>,
    /// Those of the revision.
    pub revision: Vec<SchemaId>,
}

/// A payload that one side accepts and the other refuses, checked by running both.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterexample {
    /// The payload.
    pub instance: Value,
    /// The JSON Pointer of the schema it is an instance of: the base's.
    pub schema: String,
    /// The side that accepts it.
    pub accepted_by: Side,
}

/// A side of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// What the code was built from.
    Base,
    /// What the provider says now.
    Revision,
}

words! {
    Side { Base = "base", Revision = "revision", }
}

/// Finds a payload that shows a finding, by running both sides' validators.
pub trait Witness {
    /// A payload that one side accepts and the other refuses; `None` when none was found.
    fn witness(&self, finding: &Finding) -> Option<Counterexample>;
}
