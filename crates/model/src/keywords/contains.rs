//! `contains`, `minContains`, `maxContains`: how many items match (JSON Schema Core, 10.3.1.3; Validation, 6.4.4).
//!
//! ```yaml
//! contains: { const: admin }
//! maxContains: 1
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{SchemaId, Sense, Shift, Turn};

/// `contains`.
#[derive(Clone, Debug, PartialEq)]
pub struct Contains {
    /// What is counted.
    pub schema: SchemaId,
    /// `minContains`; 1 when absent.
    pub min: u64,
    /// `maxContains`.
    pub max: Option<u64>,
}

impl Constraint for Contains {
    const NAME: &'static str = "contains";

    fn rule(&self) -> Rule {
        Rule::new(
            "Contains",
            vec![Arg::Record(
                "Contains",
                vec![
                    ("schema", Arg::Schema(self.schema)),
                    ("min", Arg::Count(self.min)),
                    ("max", Arg::Option(self.max.map(|max| Box::new(Arg::Count(max))))),
                ],
            )],
        )
    }

    fn sentence(&self) -> Option<String> {
        Some(match self.max {
            None => format!("at least {} matching items", self.min),
            Some(max) => format!("{} to {max} matching items", self.min),
        })
    }

    fn shift(&self, next: &Self) -> Shift {
        // No `maxContains` is the highest.
        let ceiling = |contains: &Self| contains.max.unwrap_or(u64::MAX);
        Shift::floor(&self.min, &next.min).and(Shift::ceiling(&ceiling(self), &ceiling(next)))
    }

    fn turns(&self, next: &Self) -> Vec<Turn> {
        let floors = self.min > 0 && next.min > 0;
        let sense = match (floors, self.max.is_some() || next.max.is_some()) {
            (true, false) => Sense::Along,
            (false, true) => Sense::Against,
            _ => Sense::Both,
        };
        Turn::zip(&[self.schema], &[next.schema], sense)
    }

    fn set(&self) -> Shift {
        if self.min == 0 && self.max.is_none() { Shift::Same } else { Shift::Tighter }
    }

    fn children(&self) -> Vec<SchemaId> {
        vec![self.schema]
    }
}
