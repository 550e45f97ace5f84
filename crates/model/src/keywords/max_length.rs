//! `maxLength`: the most Unicode code points a string may have (JSON Schema Validation, 6.3.1).
//!
//! ```yaml
//! return_url: { type: string, maxLength: 5000 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// `maxLength`.
#[derive(Clone, Debug, PartialEq)]
pub struct MaxLength(pub u64);

impl Constraint for MaxLength {
    const NAME: &'static str = "maxLength";

    fn rule(&self) -> Rule {
        Rule::new("MaxLength", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at most {} characters", self.0))
    }
}
