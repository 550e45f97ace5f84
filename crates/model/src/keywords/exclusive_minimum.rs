//! `exclusiveMinimum`: numbers must be above it (JSON Schema Validation, 6.2.5).
//!
//! ```yaml
//! amount: { type: number, exclusiveMinimum: 0 }
//! ```

use std::cmp::Ordering;

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Row, Shift, number};

/// `exclusiveMinimum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExclusiveMinimum(pub String);

impl Constraint for ExclusiveMinimum {
    const NAME: &'static str = "exclusiveMinimum";
    const ROW: Row = Row::Lower;

    fn rule(&self) -> Rule {
        Rule::new("ExclusiveMinimum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("above {}", self.0))
    }

    fn shift(&self, next: &Self) -> Shift {
        match number::compare(&self.0, &next.0) {
            Some(order) => Shift::floor(&order, &Ordering::Equal),
            None => Shift::Sideways,
        }
    }
}
