//! `not`: the schema does not hold (JSON Schema Core, 10.2.1.4).
//!
//! ```yaml
//! not: { required: [legacy_id] }
//! ```

use crate::SchemaId;
use crate::keyword::{Arg, Constraint, Rule};

/// `not`.
#[derive(Clone, Debug, PartialEq)]
pub struct Not(pub SchemaId);

impl Constraint for Not {
    const NAME: &'static str = "not";

    fn rule(&self) -> Rule {
        Rule::new("Not", vec![Arg::Schema(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some("not what the document excludes here".to_owned())
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.0]
    }
}
