//! `enum`: the values let in (JSON Schema Validation, 6.1.2).
//!
//! ```yaml
//! type: { type: string, enum: [account, customer] }
//! ```

use crate::Value;
use crate::keyword::{Arg, Constraint, Rule};

/// `enum`, duplicates left out; empty lets nothing in.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum(pub Vec<Value>);

impl Constraint for Enum {
    const NAME: &'static str = "enum";

    fn rule(&self) -> Rule {
        Rule::new("Enum", vec![Arg::List(self.0.iter().cloned().map(Arg::Literal).collect())])
    }

    fn sentence(&self) -> Option<String> {
        None
    }
}
