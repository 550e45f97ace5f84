//! What a schema tells without limiting anything: `default`, `deprecated`, `readOnly`, `writeOnly`, `format`.

use super::Comparing;
use crate::draft::{Draft, text};
use crate::impact::{Impact, Rule};
use crate::shape::Shape;
use crate::words::shown;
use specwright_model::keyword::Constraint;
use specwright_model::keywords::Format;
use specwright_model::{Effect, Keyword, SchemaId, Shift, Value};

/// Formats that are sizes of numbers.
const WIDTHS: &[&str] =
    &["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double"];

impl Comparing<'_, '_> {
    pub(super) fn notes(&mut self) {
        self.default();
        self.format();
        self.content();
        let (a, b) = (self.a.clone(), self.b.clone());
        let (verb, id) = match (a.notes.deprecated, b.notes.deprecated) {
            (false, true) => ("now", "deprecated-set"),
            (true, false) => ("no longer", "deprecated-removed"),
            _ => return,
        };
        let message = format!("{} is {verb} deprecated", self.subject());
        self.put(Draft::new(id, Rule::HARMLESS, Shift::Same, message), None, None, "deprecated");
    }

    fn default(&mut self) {
        let (before, after) = (self.a.notes.default, self.b.notes.default);
        let (old, new) = (before.map(|said| said.0), after.map(|said| said.0));
        if old == new {
            return;
        }
        let word = |value: Option<&Value>| value.map_or_else(|| "none".to_owned(), shown);
        let message =
            format!("{}: the default went from {} to {}", self.subject(), word(old), word(new));
        // A default that appears tells what held before; one that moved changes what is left out.
        let moved = if old.is_some() { Impact::DEPENDS } else { Impact::NONE };
        let draft =
            Draft::new("default-changed", Rule::Fixed(moved, Impact::NONE), Shift::Same, message)
                .values(old.cloned(), new.cloned());
        self.put(draft, before.map(|said| said.1), after.map(|said| said.1), "default");
    }

    /// Another encoding of the same string is another string to whoever decodes it.
    fn content(&mut self) {
        let (before, after) = (self.a.notes.content, self.b.notes.content);
        let said = |content: Option<(&[(String, Value)], SchemaId)>| {
            let mut said = content.map(|said| said.0.to_vec()).unwrap_or_default();
            said.sort();
            said
        };
        let (old, new) = (said(before), said(after));
        if old == new {
            return;
        }
        let coded = |said: &[(String, Value)]| -> Vec<(String, Value)> {
            said.iter().filter(|(name, _)| name != "contentSchema").cloned().collect()
        };
        let effect = if coded(&old) == coded(&new) { Effect::Hint } else { Effect::Form };
        let message = format!("{}: what its text holds changed", self.subject());
        let value = |said: Vec<(String, Value)>| (!said.is_empty()).then_some(Value::Object(said));
        let draft = Draft::new("content-changed", Rule::Shift(effect), Shift::Sideways, message)
            .values(value(old), value(new));
        self.put(draft, before.map(|said| said.1), after.map(|said| said.1), "contentEncoding");
    }

    fn format(&mut self) {
        let (before, after) = (named(&self.a), named(&self.b));
        let (old, new) = (before.map(|said| said.0), after.map(|said| said.0));
        if old == new {
            return;
        }
        let shift = match (old, new) {
            (Some(old), Some(new)) => Format(old.to_owned()).shift(&Format(new.to_owned())),
            (None, _) => Shift::Tighter,
            (_, None) => Shift::Looser,
        };
        let types = self.a.types.0.intersection(self.b.types.0);
        let limits = |said: Option<(&str, SchemaId, bool)>| {
            said.is_some_and(|(name, _, asserted)| {
                asserted && Format(name.to_owned()).limits(types)
            })
        };
        let asserted = limits(before) || limits(after);
        let width = [old, new].into_iter().flatten().all(|name| WIDTHS.contains(&name));
        let effect = if asserted { Effect::Limit } else { Effect::Hint };
        let word =
            |name: Option<&str>| name.map_or_else(|| "none".to_owned(), |name| format!("`{name}`"));
        let message =
            format!("{}: the format went from {} to {}", self.subject(), word(old), word(new));
        let id = if width { "width-changed" } else { "format-changed" };
        let draft = Draft::new(id, Rule::Shift(effect), shift, message)
            .values(old.map(text), new.map(text));
        self.put(draft, before.map(|said| said.1), after.map(|said| said.1), "format");
    }
}

/// The format by name, the schema that says it, and whether it is asserted.
fn named<'m>(shape: &Shape<'m>) -> Option<(&'m str, SchemaId, bool)> {
    let asserted = shape.others.iter().find_map(|(keyword, at)| match keyword {
        Keyword::Format(format) => Some((format.0.as_str(), *at, true)),
        _ => None,
    });
    asserted.or(shape.notes.format.map(|(name, at)| (name, at, false)))
}
