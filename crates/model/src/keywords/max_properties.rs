//! `maxProperties`: the most members an object may have (JSON Schema Validation, 6.5.1).
//!
//! ```yaml
//! metadata: { type: object, maxProperties: 50 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::keywords::counted;
use crate::{Row, Shift};

/// `maxProperties`.
#[derive(Clone, Debug, PartialEq)]
pub struct MaxProperties(pub u64);

impl Constraint for MaxProperties {
    const NAME: &'static str = "maxProperties";
    const ROW: Row = Row::Upper;

    fn rule(&self) -> Rule {
        Rule::new("MaxProperties", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at most {}", counted(self.0, "member")))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::ceiling(&self.0, &next.0)
    }
}
