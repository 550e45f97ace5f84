//! `maxItems`: the most items an array may have (JSON Schema Validation, 6.4.1).
//!
//! ```yaml
//! reason_codes: { type: array, maxItems: 4 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::keywords::counted;
use crate::{Row, Shift};

/// `maxItems`.
#[derive(Clone, Debug, PartialEq)]
pub struct MaxItems(pub u64);

impl Constraint for MaxItems {
    const NAME: &'static str = "maxItems";
    const ROW: Row = Row::Upper;

    fn rule(&self) -> Rule {
        Rule::new("MaxItems", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at most {}", counted(self.0, "item")))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::ceiling(&self.0, &next.0)
    }
}
