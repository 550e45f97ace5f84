//! `minProperties`: the fewest members an object may have (JSON Schema Validation, 6.5.2).
//!
//! ```yaml
//! changes: { type: object, minProperties: 1 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::keywords::counted;
use crate::{Row, Shift};

/// `minProperties`.
#[derive(Clone, Debug, PartialEq)]
pub struct MinProperties(pub u64);

impl Constraint for MinProperties {
    const NAME: &'static str = "minProperties";
    const ROW: Row = Row::Lower;

    fn rule(&self) -> Rule {
        Rule::new("MinProperties", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at least {}", counted(self.0, "member")))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::floor(&self.0, &next.0)
    }
}
