//! `format`, where it is asserted (JSON Schema Validation, section 7); elsewhere it is a note.
//!
//! ```yaml
//! webhookUrl: { type: string, format: url }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Shift, Types};

/// An asserted `format`, by its name in the registry.
#[derive(Clone, Debug, PartialEq)]
pub struct Format(pub String);

/// Formats of which the first accepts nothing that the second refuses.
const INCLUDED: &[(&str, &str)] = &[
    ("int8", "int16"),
    ("int8", "int32"),
    ("int8", "int64"),
    ("int16", "int32"),
    ("int16", "int64"),
    ("int32", "int64"),
    ("uint8", "uint16"),
    ("uint8", "uint32"),
    ("uint8", "uint64"),
    ("uint16", "uint32"),
    ("uint16", "uint64"),
    ("uint32", "uint64"),
    ("float", "double"),
    ("uri", "uri-reference"),
    ("uri", "iri"),
    ("uri", "iri-reference"),
    ("uri-reference", "iri-reference"),
    ("iri", "iri-reference"),
    ("url", "uri"),
    ("url", "uri-reference"),
    ("url", "iri"),
    ("url", "iri-reference"),
    ("email", "idn-email"),
    ("hostname", "idn-hostname"),
];

/// Formats that every integer has.
const INTEGERS: &[&str] = &["unix-time"];

impl Format {
    /// Whether it refuses some value of these types.
    pub fn limits(&self, types: Types) -> bool {
        types != Types::INTEGER || !INTEGERS.contains(&self.0.as_str())
    }
}

impl Constraint for Format {
    const NAME: &'static str = "format";

    fn rule(&self) -> Rule {
        Rule::new("Format", vec![Arg::Format(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("format `{}`", self.0))
    }

    fn shift(&self, next: &Self) -> Shift {
        let includes = |wide: &str, narrow: &str| INCLUDED.contains(&(narrow, wide));
        if self == next {
            return Shift::Same;
        }
        Shift::of(!includes(&next.0, &self.0), !includes(&self.0, &next.0))
    }
}
