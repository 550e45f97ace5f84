//! `prefixItems` and `items`, which only mean something together (JSON Schema Core, 10.3.1).
//!
//! ```yaml
//! items: { type: string }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Effect, SchemaId, Sense, Shift, Turn};

/// What the items of an array must be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elements {
    /// `prefixItems`.
    pub prefix: Vec<SchemaId>,
    /// `items`: all items after the prefix.
    pub rest: Option<SchemaId>,
}

impl Elements {
    /// The schema of the item at that place, from 0.
    pub fn at(&self, place: usize) -> Option<SchemaId> {
        self.prefix.get(place).copied().or(self.rest)
    }
}

impl Constraint for Elements {
    const NAME: &'static str = "items";
    const EFFECT: Effect = Effect::Form;

    fn rule(&self) -> Rule {
        Rule::new(
            "Elements",
            vec![Arg::Record(
                "Elements",
                vec![
                    ("prefix", Arg::List(self.prefix.iter().copied().map(Arg::Schema).collect())),
                    ("rest", Arg::Option(self.rest.map(|schema| Box::new(Arg::Schema(schema))))),
                ],
            )],
        )
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    /// The schemas tell; one that is absent asks for nothing.
    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        (0..self.prefix.len().max(next.prefix.len()))
            .map(|at| Turn { base: self.at(at), next: next.at(at), sense: Sense::Along })
            .chain([Turn { base: self.rest, next: next.rest, sense: Sense::Along }])
            .collect()
    }

    fn children(&self) -> Vec<SchemaId> {
        self.prefix.iter().copied().chain(self.rest).collect()
    }
}
