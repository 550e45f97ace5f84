//! `propertyNames`: what every member's name must be (JSON Schema Core, 10.3.2.4).
//!
//! ```yaml
//! metadata: { type: object, propertyNames: { maxLength: 40 } }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Shift};

/// `propertyNames`.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyNames(pub SchemaId);

impl Constraint for PropertyNames {
    const NAME: &'static str = "propertyNames";

    fn rule(&self) -> Rule {
        Rule::new("PropertyNames", vec![Arg::Schema(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some("member names are limited".to_owned())
    }

    /// The keyword itself says nothing; what it applies does.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.0]
    }
}
