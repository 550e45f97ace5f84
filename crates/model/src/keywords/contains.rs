//! `contains`, `minContains`, `maxContains`: how many items match (JSON Schema Core, 10.3.1.3; Validation, 6.4.4).
//!
//! ```yaml
//! contains: { const: admin }
//! maxContains: 1
//! ```

use crate::SchemaId;
use crate::keyword::{Arg, Constraint, Rule};

/// `contains`.
#[derive(Clone, Debug, PartialEq)]
pub struct Contains {
    /// What is counted.
    pub schema: SchemaId,
    /// `minContains`; 1 when absent.
    pub min: u64,
    /// `maxContains`.
    pub max: Option<u64>,
}

impl Constraint for Contains {
    const NAME: &'static str = "contains";

    fn rule(&self) -> Rule {
        Rule::new("Contains", vec![Arg::Record("Contains", vec![
            ("schema", Arg::Schema(self.schema)),
            ("min", Arg::Count(self.min)),
            ("max", Arg::Option(self.max.map(|max| Box::new(Arg::Count(max))))),
        ])])
    }

    fn sentence(&self) -> Option<String> {
        Some(match self.max {
            None => format!("at least {} matching items", self.min),
            Some(max) => format!("{} to {max} matching items", self.min),
        })
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.schema]
    }
}
