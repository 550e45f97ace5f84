//! `oneOf`: exactly one branch holds (JSON Schema Core, 10.2.1.3).
//!
//! ```yaml
//! oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Bank" }]
//! ```

use crate::keyword::{Constraint, Rule};
use crate::keywords::tag::{self, Tag, union};
use crate::{Effect, SchemaId, Shift};

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
    const EFFECT: Effect = Effect::Branches;

    fn rule(&self) -> Rule {
        Rule::new("OneOf", vec![union(&self.branches, self.tag.as_ref())])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    /// The branches tell; the walk pairs them by what they mean, not by their place.
    fn shift(&self, next: &Self) -> Shift {
        tag::shift(self.tag.as_ref(), next.tag.as_ref())
    }

    fn children(&self) -> Vec<SchemaId> {
        self.branches.clone()
    }
}
