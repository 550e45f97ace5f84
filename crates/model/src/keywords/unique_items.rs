//! `uniqueItems`: no two items are equal (JSON Schema Validation, 6.4.3).
//!
//! ```yaml
//! tags: { type: array, uniqueItems: true }
//! ```

use crate::Shift;
use crate::keyword::{Constraint, Rule};

/// `uniqueItems: true`.
#[derive(Clone, Debug, PartialEq)]
pub struct UniqueItems;

impl Constraint for UniqueItems {
    const NAME: &'static str = "uniqueItems";

    fn rule(&self) -> Rule {
        Rule::new("UniqueItems", Vec::new())
    }

    fn sentence(&self) -> Option<String> {
        Some("no item twice".to_owned())
    }

    fn shift(&self, _: &Self) -> Shift {
        Shift::Same
    }
}
