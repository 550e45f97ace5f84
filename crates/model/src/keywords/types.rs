//! `type`: the JSON types let in (JSON Schema Validation, 6.1.1). `nullable` of 3.0 adds `null` when it is read.
//!
//! ```yaml
//! count: { type: [integer, "null"] }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Effect, Shift, Types};

/// `type`.
#[derive(Clone, Debug, PartialEq)]
pub struct Type(pub Types);

impl Constraint for Type {
    const NAME: &'static str = "type";
    const EFFECT: Effect = Effect::Form;

    fn rule(&self) -> Rule {
        Rule::new("Type", vec![Arg::Types(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::of(!next.0.contains(self.0), !self.0.contains(next.0))
    }
}
