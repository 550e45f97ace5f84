//! `exclusiveMaximum`: numbers must be below it (JSON Schema Validation, 6.2.3).
//!
//! ```yaml
//! ratio: { type: number, exclusiveMaximum: 1 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// `exclusiveMaximum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExclusiveMaximum(pub String);

impl Constraint for ExclusiveMaximum {
    const NAME: &'static str = "exclusiveMaximum";

    fn rule(&self) -> Rule {
        Rule::new("ExclusiveMaximum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("below {}", self.0))
    }
}
