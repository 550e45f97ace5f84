//! `pattern`: what a string must match somewhere (JSON Schema Validation, 6.3.3; ECMA-262 with the `u` flag).
//!
//! ```yaml
//! code: { type: string, pattern: "^[A-Z]{3}$" }
//! ```

use crate::Shift;
use crate::keyword::{Arg, Constraint, Rule};

/// `pattern`, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(pub String);

impl Pattern {
    /// Whether it is one of the plain ways to match every string.
    fn matches_all(&self) -> bool {
        matches!(
            self.0.as_str(),
            "" | ".*" | "^.*" | ".*$" | "^" | "$" | "[\\s\\S]*" | "^[\\s\\S]*$"
        )
    }
}

impl Constraint for Pattern {
    const NAME: &'static str = "pattern";

    fn rule(&self) -> Rule {
        Rule::new("Pattern", vec![Arg::Pattern(self.0.clone())])
    }

    fn sentence(&self) -> Option<String> {
        Some(format!("matches `{}`", self.0))
    }

    /// Whether one pattern includes another is not decided; only those that match everything are known.
    fn shift(&self, next: &Self) -> Shift {
        match (self.matches_all(), next.matches_all()) {
            _ if self == next => Shift::Same,
            (true, true) => Shift::Same,
            (true, false) => Shift::Tighter,
            (false, true) => Shift::Looser,
            (false, false) => Shift::Sideways,
        }
    }

    fn set(&self) -> Shift {
        if self.matches_all() { Shift::Same } else { Shift::Tighter }
    }
}
