//! `minimum`: the smallest number let in (JSON Schema Validation, 6.2.4).
//!
//! ```yaml
//! expiresIn: { type: integer, minimum: 1 }
//! ```

use std::cmp::Ordering;

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Row, Shift, number};

/// `minimum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum(pub String);

impl Constraint for Minimum {
    const NAME: &'static str = "minimum";
    const ROW: Row = Row::Lower;

    fn rule(&self) -> Rule {
        Rule::new("Minimum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at least {}", self.0))
    }

    fn shift(&self, next: &Self) -> Shift {
        match number::compare(&self.0, &next.0) {
            Some(order) => Shift::floor(&order, &Ordering::Equal),
            None => Shift::Sideways,
        }
    }
}
