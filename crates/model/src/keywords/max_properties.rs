//! `maxProperties`: the most members an object may have (JSON Schema Validation, 6.5.1).
//!
//! ```yaml
//! metadata: { type: object, maxProperties: 50 }
//! ```

use crate::keyword::{Arg, Constraint, Rule};

/// `maxProperties`.
#[derive(Clone, Debug, PartialEq)]
pub struct MaxProperties(pub u64);

impl Constraint for MaxProperties {
    const NAME: &'static str = "maxProperties";

    fn rule(&self) -> Rule {
        Rule::new("MaxProperties", vec![Arg::Count(self.0)])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("at most {} members", self.0))
    }
}
