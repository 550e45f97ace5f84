//! `type`: the JSON types let in (JSON Schema Validation, 6.1.1). `nullable` of 3.0 adds `null` when it is read.
//!
//! ```yaml
//! count: { type: [integer, "null"] }
//! ```

use crate::Types;
use crate::keyword::{Arg, Constraint, Rule};

/// `type`.
#[derive(Clone, Debug, PartialEq)]
pub struct Type(pub Types);

impl Constraint for Type {
    const NAME: &'static str = "type";

    fn rule(&self) -> Rule {
        Rule::new("Type", vec![Arg::Types(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        None
    }
}
