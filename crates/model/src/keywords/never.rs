//! The schema `false`: nothing is valid (JSON Schema Core, 4.3.2).
//!
//! ```yaml
//! retired: false
//! ```

use crate::keyword::{Constraint, Rule};
use crate::{Effect, Shift};

/// Refuses everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Never;

impl Constraint for Never {
    const NAME: &'static str = "false";
    const EFFECT: Effect = Effect::Form;

    fn rule(&self) -> Rule {
        Rule::new("Never", Vec::new())
    }

    fn sentence(&self) -> Option<String> {
        Some("must be absent".to_owned())
    }

    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }
}
