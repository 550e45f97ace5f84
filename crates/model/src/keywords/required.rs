//! `required`: the members an object must have (JSON Schema Validation, 6.5.3).
//!
//! ```yaml
//! required: [id, secret]
//! properties: { id: { readOnly: true }, secret: { writeOnly: true } }
//! ```

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Direction, Effect, Shift};

/// `required`.
#[derive(Clone, Debug, PartialEq)]
pub struct Required(pub Vec<RequiredMember>);

/// A member that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct RequiredMember {
    /// The member.
    pub name: String,
    /// The direction in which it is not asked for: requests for readOnly members, responses for writeOnly ones.
    pub except: Vec<Direction>,
}

impl Required {
    /// Whether the member is asked for in that direction.
    pub fn asks_for(&self, name: &str, direction: Direction) -> bool {
        self.0.iter().any(|member| member.name == name && !member.except.contains(&direction))
    }
}

impl Constraint for Required {
    const NAME: &'static str = "required";
    const EFFECT: Effect = Effect::Form;

    fn rule(&self) -> Rule {
        let member = |member: &RequiredMember| {
            let except = member.except.iter().map(|direction| match direction {
                Direction::Neutral => Arg::Variant("Direction", "Neutral", Vec::new()),
                Direction::Request => Arg::Variant("Direction", "Request", Vec::new()),
                Direction::Response => Arg::Variant("Direction", "Response", Vec::new()),
            });
            match except.collect::<Vec<_>>() {
                except if except.is_empty() => {
                    Arg::Variant("Asked", "Always", vec![Arg::Text(member.name.clone())])
                }
                except => Arg::Variant(
                    "Asked",
                    "Except",
                    vec![Arg::Text(member.name.clone()), Arg::List(except)],
                ),
            }
        };
        Rule::new("Required", vec![Arg::List(self.0.iter().map(member).collect())])
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn shift(&self, next: &Self) -> Shift {
        let lacks = |list: &[RequiredMember], of: &[RequiredMember]| {
            of.iter().any(|member| !list.iter().any(|known| known.name == member.name))
        };
        Shift::of(lacks(&self.0, &next.0), lacks(&next.0, &self.0))
    }
}
