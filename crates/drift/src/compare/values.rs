//! `enum` and `const`: which values are let in.

use super::Comparing;
use crate::draft::Draft;
use crate::impact::Rule;
use crate::words::{quoted, shown};
use specwright_model::{Effect, Shift, Value};
use std::collections::BTreeSet;

const VALUES: Rule = Rule::Shift(Effect::Values);
/// A type holds another value of the same kind.
const ONE: Rule = Rule::Shift(Effect::Limit);

impl Comparing<'_, '_> {
    pub(super) fn values(&mut self) {
        let (a, b) = (self.a.clone(), self.b.clone());
        match (a.constant, b.constant) {
            (Some((before, at)), Some((after, to))) if before != after => {
                let message = format!(
                    "{}: the one value went from {} to {}",
                    self.subject(),
                    shown(before),
                    shown(after)
                );
                let draft = Draft::new("const-changed", ONE, Shift::Sideways, message)
                    .values(Some(before.clone()), Some(after.clone()));
                self.put(draft, Some(at), Some(to), "const");
            }
            (Some(_), Some(_)) => {}
            (Some((value, at)), None) if b.values.is_none() => self.constant(Some(at), None, value),
            (None, Some((value, at))) if a.values.is_none() => self.constant(None, Some(at), value),
            _ => self.enumerations(),
        }
    }

    /// `const` appears or vanishes.
    fn constant(
        &mut self,
        base: Option<specwright_model::SchemaId>,
        next: Option<specwright_model::SchemaId>,
        value: &Value,
    ) {
        let (id, shift, verb) = match next {
            Some(_) => ("const-set", Shift::Tighter, "is now always"),
            None => ("const-removed", Shift::Looser, "is no longer always"),
        };
        let message = format!("{} {verb} {}", self.subject(), shown(value));
        let value = Some(value.clone());
        let (before, after) = if next.is_some() { (None, value) } else { (value, None) };
        let draft = Draft::new(id, ONE, shift, message).values(before, after);
        self.put(draft, base, next, "const");
    }

    fn enumerations(&mut self) {
        let (a, b) = (self.a.clone(), self.b.clone());
        // One value is an enum of one, where the other side has an enum.
        let before = a.values.clone().or(a.constant.map(|(value, at)| (vec![value], at)));
        let after = b.values.clone().or(b.constant.map(|(value, at)| (vec![value], at)));
        match (before, after) {
            (None, None) => {}
            (Some((before, at)), None) => {
                let message =
                    format!("{} is no longer limited to {}", self.subject(), several(&before));
                self.change(
                    ("enum-dropped", Shift::Looser, message),
                    (&before, &[]),
                    (Some(at), None),
                );
            }
            (None, Some((after, to))) => {
                let message = format!("{} is now limited to {}", self.subject(), several(&after));
                self.change(
                    ("enum-introduced", Shift::Tighter, message),
                    (&[], &after),
                    (None, Some(to)),
                );
            }
            (Some((before, at)), Some((after, to))) => {
                let (old, new) = (set(&before), set(&after));
                let removed: Vec<_> =
                    before.iter().copied().filter(|value| !new.contains(value)).collect();
                let added: Vec<_> =
                    after.iter().copied().filter(|value| !old.contains(value)).collect();
                let places = (Some(at), Some(to));
                if !removed.is_empty() {
                    let message =
                        format!("{}: {} left the enum", self.subject(), several(&removed));
                    self.change(
                        ("enum-value-removed", Shift::Tighter, message),
                        (&removed, &[]),
                        places,
                    );
                }
                if !added.is_empty() {
                    let message =
                        format!("{}: {} joined the enum", self.subject(), several(&added));
                    self.change(
                        ("enum-value-added", Shift::Looser, message),
                        (&[], &added),
                        places,
                    );
                }
            }
        }
    }

    fn change(
        &mut self,
        (id, shift, message): (&str, Shift, String),
        (before, after): (&[&Value], &[&Value]),
        (base, next): (Option<specwright_model::SchemaId>, Option<specwright_model::SchemaId>),
    ) {
        let list = |values: &[&Value]| match values {
            [] => None,
            values => Some(Value::Array(values.iter().copied().cloned().collect())),
        };
        let draft = Draft::new(id, VALUES, shift, message).values(list(before), list(after));
        self.put(draft, base, next, "enum");
    }
}

fn set<'v>(values: &[&'v Value]) -> BTreeSet<&'v Value> {
    values.iter().copied().collect()
}

fn several(values: &[&Value]) -> String {
    let shown: Vec<String> = values.iter().map(|value| shown(value)).collect();
    quoted(shown.iter().map(String::as_str))
}
