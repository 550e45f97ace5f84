//! `unevaluatedItems`: what holds for items no other keyword has looked at (JSON Schema Core, 11.2).
//!
//! ```yaml
//! unevaluatedItems: false
//! ```

use crate::SchemaId;
use crate::keyword::{Arg, Constraint, Rule};

/// `unevaluatedItems`.
#[derive(Clone, Debug, PartialEq)]
pub struct UnevaluatedItems(pub SchemaId);

impl Constraint for UnevaluatedItems {
    const NAME: &'static str = "unevaluatedItems";

    fn rule(&self) -> Rule {
        Rule::new("UnevaluatedItems", vec![Arg::Schema(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some("what no other rule names is limited".to_owned())
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.0]
    }
}
