//! `exclusiveMaximum`: numbers must be below it (JSON Schema Validation, 6.2.3).
//!
//! ```yaml
//! ratio: { type: number, exclusiveMaximum: 1 }
//! ```

use std::cmp::Ordering;

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Row, Shift, number};

/// `exclusiveMaximum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExclusiveMaximum(pub String);

impl Constraint for ExclusiveMaximum {
    const NAME: &'static str = "exclusiveMaximum";
    const ROW: Row = Row::Upper;

    fn rule(&self) -> Rule {
        Rule::new("ExclusiveMaximum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("below {}", self.0))
    }

    fn shift(&self, next: &Self) -> Shift {
        match number::compare(&self.0, &next.0) {
            Some(order) => Shift::ceiling(&order, &Ordering::Equal),
            None => Shift::Sideways,
        }
    }
}
