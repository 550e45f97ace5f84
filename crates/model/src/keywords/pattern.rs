//! `pattern`: what a string must match somewhere (JSON Schema Validation, 6.3.3; ECMA-262 with the `u` flag).
//!
//! ```yaml
//! code: { type: string, pattern: "^[A-Z]{3}$" }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// `pattern`, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(pub String);

impl Constraint for Pattern {
    const NAME: &'static str = "pattern";

    fn rule(&self) -> Rule {
        Rule::new("Pattern", vec![Arg::Pattern(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("matches `{}`", self.0))
    }
}
