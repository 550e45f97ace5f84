//! `allOf`: every branch holds (JSON Schema Core, 10.2.1.1).
//!
//! ```yaml
//! allOf: [{ $ref: "#/components/schemas/Base" }, { required: [kind] }]
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Shift};

/// `allOf`.
#[derive(Clone, Debug, PartialEq)]
pub struct AllOf(pub Vec<SchemaId>);

impl Constraint for AllOf {
    const NAME: &'static str = "allOf";

    fn rule(&self) -> Rule {
        Rule::new("AllOf", vec![Arg::List(self.0.iter().copied().map(Arg::Schema).collect())])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    /// The keyword itself says nothing; what it applies does.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn children(&self) -> Vec<SchemaId> {
        self.0.clone()
    }
}
