//! `prefixItems` and `items`, which only mean something together (JSON Schema Core, 10.3.1).
//!
//! ```yaml
//! items: { type: string }
//! ```

use crate::SchemaId;
use crate::keyword::{Arg, Constraint, Rule};

/// What the items of an array must be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elements {
    /// `prefixItems`.
    pub prefix: Vec<SchemaId>,
    /// `items`: all items after the prefix.
    pub rest: Option<SchemaId>,
}

impl Constraint for Elements {
    const NAME: &'static str = "items";

    fn rule(&self) -> Rule {
        Rule::new("Elements", vec![Arg::Record("Elements", vec![
            ("prefix", Arg::List(self.prefix.iter().copied().map(Arg::Schema).collect())),
            ("rest", Arg::Option(self.rest.map(|schema| Box::new(Arg::Schema(schema))))),
        ])])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn children(&self) -> Vec<SchemaId> {
        self.prefix.iter().copied().chain(self.rest).collect()
    }
}
