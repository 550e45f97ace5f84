//! The schema `false`: nothing is valid (JSON Schema Core, 4.3.2).
//!
//! ```yaml
//! retired: false
//! ```

use crate::keyword::{Constraint, Rule};

/// Refuses everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Never;

impl Constraint for Never {
    const NAME: &'static str = "false";

    fn rule(&self) -> Rule {
        Rule::new("Never", Vec::new())
    }

    fn sentence(&self) -> Option<String> {
        Some("must be absent".to_owned())
    }
}
