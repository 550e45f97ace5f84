//! `if`, `then`, `else`: what holds depends on what the instance is (JSON Schema Core, 10.2.2).
//!
//! ```yaml
//! if: { properties: { type: { const: account } } }
//! then: { required: [account] }
//! ```

use crate::SchemaId;
use crate::keyword::{Arg, Constraint, Rule};

/// `if` with its `then` and `else`; kept without them too, for what it evaluates.
#[derive(Clone, Debug, PartialEq)]
pub struct If {
    /// `if`.
    pub condition: SchemaId,
    /// `then`.
    pub then: Option<SchemaId>,
    /// `else`.
    pub otherwise: Option<SchemaId>,
}

impl Constraint for If {
    const NAME: &'static str = "if";

    fn rule(&self) -> Rule {
        let branch = |schema: Option<SchemaId>| Arg::Option(schema.map(|schema| Box::new(Arg::Schema(schema))));
        Rule::new("If", vec![Arg::Schema(self.condition), branch(self.then), branch(self.otherwise)])
    }

    fn sentence(&self) -> Option<String> {
        Some("what is asked for depends on the other members".to_owned())
    }

    fn children(&self) -> Vec<SchemaId> {
        [Some(self.condition), self.then, self.otherwise].into_iter().flatten().collect()
    }
}
