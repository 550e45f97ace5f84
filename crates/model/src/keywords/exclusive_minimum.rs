//! `exclusiveMinimum`: numbers must be above it (JSON Schema Validation, 6.2.5).
//!
//! ```yaml
//! amount: { type: number, exclusiveMinimum: 0 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// `exclusiveMinimum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExclusiveMinimum(pub String);

impl Constraint for ExclusiveMinimum {
    const NAME: &'static str = "exclusiveMinimum";

    fn rule(&self) -> Rule {
        Rule::new("ExclusiveMinimum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("above {}", self.0))
    }
}
