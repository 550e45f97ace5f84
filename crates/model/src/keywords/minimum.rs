//! `minimum`: the smallest number let in (JSON Schema Validation, 6.2.4).
//!
//! ```yaml
//! expiresIn: { type: integer, minimum: 1 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// `minimum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum(pub String);

impl Constraint for Minimum {
    const NAME: &'static str = "minimum";

    fn rule(&self) -> Rule {
        Rule::new("Minimum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at least {}", self.0))
    }
}
