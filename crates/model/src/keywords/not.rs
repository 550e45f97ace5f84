//! `not`: the schema does not hold (JSON Schema Core, 10.2.1.4).
//!
//! ```yaml
//! not: { required: [legacy_id] }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Sense, Shift, Turn};

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

    /// The keyword itself says nothing; what it applies does.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        Turn::zip(&[self.0], &[next.0], Sense::Against)
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.0]
    }
}
