//! `enum`: the values let in (JSON Schema Validation, 6.1.2).
//!
//! ```yaml
//! type: { type: string, enum: [account, customer] }
//! ```

use std::collections::BTreeSet;

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Effect, Shift, Value};

/// `enum`, duplicates left out; empty lets nothing in.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum(pub Vec<Value>);

impl Constraint for Enum {
    const NAME: &'static str = "enum";
    const EFFECT: Effect = Effect::Values;

    fn rule(&self) -> Rule {
        Rule::new("Enum", vec![Arg::List(self.0.iter().cloned().map(Arg::Literal).collect())])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn shift(&self, next: &Self) -> Shift {
        let set = |list: &Self| list.0.iter().cloned().collect::<BTreeSet<Value>>();
        let (base, next) = (set(self), set(next));
        Shift::of(!base.is_subset(&next), !next.is_subset(&base))
    }
}
