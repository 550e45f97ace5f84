//! `oneOf`: exactly one branch holds (JSON Schema Core, 10.2.1.3).
//!
//! ```yaml
//! oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Bank" }]
//! ```

use crate::SchemaId;
use crate::keyword::{Constraint, Rule};
use crate::keywords::tag::{Tag, union};

/// `oneOf`.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOf {
    /// The branches.
    pub branches: Vec<SchemaId>,
    /// The `discriminator` beside it: which branch a payload means. It chooses whose violations are told, never the verdict.
    pub tag: Option<Tag>,
}

impl Constraint for OneOf {
    const NAME: &'static str = "oneOf";

    fn rule(&self) -> Rule {
        Rule::new("OneOf", vec![union(&self.branches, self.tag.as_ref())])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn children(&self) -> Vec<SchemaId> {
        self.branches.clone()
    }
}
