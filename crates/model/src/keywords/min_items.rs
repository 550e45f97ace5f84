//! `minItems`: the fewest items an array may have (JSON Schema Validation, 6.4.2).
//!
//! ```yaml
//! operations: { type: array, minItems: 1 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::keywords::counted;
use crate::{Row, Shift};

/// `minItems`.
#[derive(Clone, Debug, PartialEq)]
pub struct MinItems(pub u64);

impl Constraint for MinItems {
    const NAME: &'static str = "minItems";
    const ROW: Row = Row::Lower;

    fn rule(&self) -> Rule {
        Rule::new("MinItems", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at least {}", counted(self.0, "item")))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::floor(&self.0, &next.0)
    }
}
