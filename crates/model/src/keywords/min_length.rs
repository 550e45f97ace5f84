//! `minLength`: the fewest Unicode code points a string may have (JSON Schema Validation, 6.3.2).
//!
//! ```yaml
//! id: { type: string, minLength: 4 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::keywords::counted;
use crate::{Row, Shift};

/// `minLength`.
#[derive(Clone, Debug, PartialEq)]
pub struct MinLength(pub u64);

impl Constraint for MinLength {
    const NAME: &'static str = "minLength";
    const ROW: Row = Row::Lower;

    fn rule(&self) -> Rule {
        Rule::new("MinLength", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at least {}", counted(self.0, "character")))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::floor(&self.0, &next.0)
    }
}
