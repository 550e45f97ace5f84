//! `format`, where it is asserted (JSON Schema Validation, section 7); elsewhere it is a note.
//!
//! ```yaml
//! webhookUrl: { type: string, format: url }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// An asserted `format`, by its name in the registry.
#[derive(Clone, Debug, PartialEq)]
pub struct Format(pub String);

impl Constraint for Format {
    const NAME: &'static str = "format";

    fn rule(&self) -> Rule {
        Rule::new("Format", vec![Arg::Format(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("format `{}`", self.0))
    }
}
