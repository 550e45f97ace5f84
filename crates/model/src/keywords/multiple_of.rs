//! `multipleOf`: numbers must divide by it without a rest (JSON Schema Validation, 6.2.1).
//!
//! ```yaml
//! price: { type: number, multipleOf: 0.01 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Shift, number};

/// `multipleOf`, as JSON number text.
#[derive(Clone, Debug, PartialEq)]
pub struct MultipleOf(pub String);

impl Constraint for MultipleOf {
    const NAME: &'static str = "multipleOf";

    fn rule(&self) -> Rule {
        Rule::new("MultipleOf", vec![Arg::Number(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("a multiple of {}", self.0))
    }

    fn shift(&self, next: &Self) -> Shift {
        let (kept, covered) =
            (number::divides(&next.0, &self.0), number::divides(&self.0, &next.0));
        Shift::of(kept != Some(true), covered != Some(true))
    }
}
