//! `enum`: the values let in (JSON Schema Validation, 6.1.2).
//!
//! ```yaml
//! type: { type: string, enum: [account, customer] }
//! ```

use std::collections::BTreeSet;

use crate::keyword::{Arg, Constraint, Rule};
use crate::{Effect, Shift, Value};

/// `enum`, duplicates left out; empty lets nothing in.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum(pub Vec<Value>);

impl Enum {
    /// More strings than this are sought by halving, not one after the other.
    const FEW: usize = 256;

    /// Many strings and nothing else, in the order of their bytes; `None` when they are few, or of several types.
    pub fn words(&self) -> Option<Vec<&str>> {
        if self.0.len() <= Self::FEW {
            return None;
        }
        let words: Option<BTreeSet<&str>> = self.0.iter().map(Value::as_str).collect();
        Some(words?.into_iter().collect())
    }
}

impl Constraint for Enum {
    const NAME: &'static str = "enum";
    const EFFECT: Effect = Effect::Values;

    fn rule(&self) -> Rule {
        match self.words() {
            Some(words) => {
                let texts = words.into_iter().map(|word| Arg::Text(word.to_owned()));
                Rule::new("Words", vec![Arg::List(texts.collect())])
            }
            None => Rule::new(
                "Enum",
                vec![Arg::List(self.0.iter().cloned().map(Arg::Literal).collect())],
            ),
        }
    }

    fn sentence(&self) -> Option<String> {
        None
    }

    fn shift(&self, next: &Self) -> Shift {
        let set = |list: &Self| list.0.iter().cloned().collect::<BTreeSet<Value>>();
        let (base, next) = (set(self), set(next));
        Shift::of(!base.is_subset(&next), !next.is_subset(&base))
    }
}
