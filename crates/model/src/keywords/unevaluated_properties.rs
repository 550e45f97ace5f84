//! `unevaluatedProperties`: what holds for members no other keyword has looked at (JSON Schema Core, 11.3).
//!
//! ```yaml
//! unevaluatedProperties: false
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Shift};

/// `unevaluatedProperties`.
#[derive(Clone, Debug, PartialEq)]
pub struct UnevaluatedProperties(pub SchemaId);

impl Constraint for UnevaluatedProperties {
    const NAME: &'static str = "unevaluatedProperties";

    fn rule(&self) -> Rule {
        Rule::new("UnevaluatedProperties", vec![Arg::Schema(self.0)])
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
