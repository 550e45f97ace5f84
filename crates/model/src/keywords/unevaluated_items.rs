//! `unevaluatedItems`: what holds for items no other keyword has looked at (JSON Schema Core, 11.2).
//!
//! ```yaml
//! unevaluatedItems: false
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Shift};

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

    /// The keyword itself says nothing; what it applies does.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.0]
    }
}
