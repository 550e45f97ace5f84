//! `if`, `then`, `else`: what holds depends on what the instance is (JSON Schema Core, 10.2.2).
//!
//! ```yaml
//! if: { properties: { type: { const: account } } }
//! then: { required: [account] }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Sense, Shift, Turn};

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
        let branch = |schema: Option<SchemaId>| {
            Arg::Option(schema.map(|schema| Box::new(Arg::Schema(schema))))
        };
        Rule::new(
            "If",
            vec![Arg::Schema(self.condition), branch(self.then), branch(self.otherwise)],
        )
    }

    fn sentence(&self) -> Option<String> {
        Some("what is asked for depends on the other members".to_owned())
    }

    /// The keyword itself says nothing; what it applies does.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        let branch = |base, next| Turn { base, next, sense: Sense::Along };
        vec![
            Turn { base: Some(self.condition), next: Some(next.condition), sense: Sense::Both },
            branch(self.then, next.then),
            branch(self.otherwise, next.otherwise),
        ]
    }

    fn set(&self) -> Shift {
        if self.then.is_none() && self.otherwise.is_none() { Shift::Same } else { Shift::Tighter }
    }

    fn children(&self) -> Vec<SchemaId> {
        [Some(self.condition), self.then, self.otherwise].into_iter().flatten().collect()
    }
}
