//! `maxLength`: the most Unicode code points a string may have (JSON Schema Validation, 6.3.1).
//!
//! ```yaml
//! return_url: { type: string, maxLength: 5000 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::keywords::counted;
use crate::{Row, Shift};

/// `maxLength`.
#[derive(Clone, Debug, PartialEq)]
pub struct MaxLength(pub u64);

impl Constraint for MaxLength {
    const NAME: &'static str = "maxLength";
    const ROW: Row = Row::Upper;

    fn rule(&self) -> Rule {
        Rule::new("MaxLength", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at most {}", counted(self.0, "character")))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::ceiling(&self.0, &next.0)
    }
}
