//! `$ref`: another schema of the document holds too (JSON Schema Core, 8.2.3.1).
//!
//! ```yaml
//! user: { $ref: "#/components/schemas/User" }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Shift};

/// `$ref`, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Ref(pub SchemaId);

impl Constraint for Ref {
    const NAME: &'static str = "$ref";

    fn rule(&self) -> Rule {
        Rule::new("Ref", vec![Arg::Schema(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    /// The keyword itself says nothing; what it applies does.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.0]
    }
}
