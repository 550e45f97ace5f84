//! `maximum`: the largest number let in (JSON Schema Validation, 6.2.2).
//!
//! ```yaml
//! days_requested: { type: integer, maximum: 730 }
//! ```

use std::cmp::Ordering;

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Row, Shift, number};

/// `maximum`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct Maximum(pub String);

impl Constraint for Maximum {
    const NAME: &'static str = "maximum";
    const ROW: Row = Row::Upper;

    fn rule(&self) -> Rule {
        Rule::new("Maximum", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at most {}", self.0))
    }

    fn shift(&self, next: &Self) -> Shift {
        match number::compare(&self.0, &next.0) {
            Some(order) => Shift::ceiling(&order, &Ordering::Equal),
            None => Shift::Sideways,
        }
    }
}
