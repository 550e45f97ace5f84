//! `dependentRequired`: members that others bring with them (JSON Schema Validation, 6.5.4).
//!
//! ```yaml
//! dependentRequired: { card: [billing_address] }
//! ```

use crate::Shift;
use crate::keyword::{Arg, Constraint, Rule};

/// `dependentRequired`: a member, and what its presence asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DependentRequired(pub Vec<(String, Vec<String>)>);

impl DependentRequired {
    /// Whether it asks for something that the other does not ask for.
    fn asks_beyond(&self, other: &Self) -> bool {
        let asked = |name: &str, member: &String| {
            other.0.iter().any(|(key, asked)| key == name && asked.contains(member))
        };
        self.0.iter().any(|(name, members)| members.iter().any(|member| !asked(name, member)))
    }
}

impl Constraint for DependentRequired {
    const NAME: &'static str = "dependentRequired";

    fn rule(&self) -> Rule {
        let names = |names: &[String]| Arg::List(names.iter().cloned().map(Arg::Text).collect());
        let entry = |(name, asked): &(String, Vec<String>)| {
            Arg::Record(
                "Dependency",
                vec![("name", Arg::Text(name.clone())), ("asks", names(asked))],
            )
        };
        Rule::new("DependentRequired", vec![Arg::List(self.0.iter().map(entry).collect())])
    }

    fn sentence(&self) -> Option<String> {
        let entry = |(name, asked): &(String, Vec<String>)| {
            format!("`{name}` needs `{}`", asked.join("`, `"))
        };
        Some(self.0.iter().map(entry).collect::<Vec<_>>().join("; "))
    }

    fn shift(&self, next: &Self) -> Shift {
        Shift::of(next.asks_beyond(self), self.asks_beyond(next))
    }
}
