//! Parameters: by place and name; path parameters by their position in the path.

use super::{Api, Both};
use crate::draft::{Draft, text};
use crate::impact::{Impact, Rule};
use crate::side::Side;
use specwright_model::{Location, Operation, Parameter, Place, SchemaId, Shift, Types};

/// What identifies a parameter.
type Key = (Location, String);

impl<'m> Api<'_, 'm> {
    pub(super) fn parameters(&mut self, both: Both<'m>) {
        let base: Vec<(Key, &Parameter)> = keyed(both.base);
        let next: Vec<(Key, &Parameter)> = keyed(both.next);
        let find = |list: &[(Key, &'m Parameter)], key: &Key| {
            list.iter().find(|(at, _)| at == key).map(|(_, found)| *found)
        };
        // A parameter that went elsewhere is still that parameter; so is one that its path does not name.
        let moved = |list: &[(Key, &'m Parameter)], others: &[(Key, &'m Parameter)], name: &str| {
            list.iter()
                .find(|(key, found)| found.name == name && find(others, key).is_none())
                .map(|(_, found)| *found)
        };
        for (key, before) in &base {
            match (find(&next, key), moved(&next, &base, &before.name)) {
                (Some(after), _) => self.parameter(both, before, after),
                (None, Some(after)) if after.location == before.location => {
                    self.parameter(both, before, after);
                }
                (None, Some(after)) => {
                    let message = format!("the parameter `{}` travels elsewhere now", before.name);
                    self.serialization(
                        both,
                        (&before.place, &after.place),
                        message,
                        (word(before), word(after)),
                    );
                    self.parameter(both, before, after);
                }
                (None, None) => self.parameter_gone(both, before),
            }
        }
        for (key, after) in &next {
            if find(&base, key).is_none() && moved(&base, &next, &after.name).is_none() {
                self.parameter_new(both, after);
            }
        }
    }

    fn parameter(&mut self, both: Both<'m>, before: &Parameter, after: &Parameter) {
        let places = (&before.place, &after.place);
        self.parameter_asked(both, before, after);
        if before.deprecated != after.deprecated {
            let id = if after.deprecated { "deprecated-set" } else { "deprecated-removed" };
            let message = format!("the parameter `{}`: deprecation changed", before.name);
            let draft = Draft::new(id, Rule::HARMLESS, Shift::Same, message)
                .at(Some(places.0), Some(places.1));
            self.direct(draft.below("deprecated"), both.sent(), both.number);
        }
        let written = |parameter: &Parameter| {
            format!("{:?}, explode {}", parameter.style, parameter.explode).to_lowercase()
        };
        let spread =
            spreads(&self.sides.base, before.schema) || spreads(&self.sides.next, after.schema);
        if spread && (before.style != after.style || before.explode != after.explode) {
            let message = format!("the parameter `{}` is written another way", before.name);
            self.serialization(both, places, message, (written(before), written(after)));
        } else if before.media_type != after.media_type {
            let message = format!("the parameter `{}` has another media type", before.name);
            let media = |parameter: &Parameter| {
                parameter.media_type.clone().unwrap_or_else(|| "none".to_owned())
            };
            self.serialization(both, places, message, (media(before), media(after)));
        }
        if let (Some(base), Some(next)) = (before.schema, after.schema) {
            let plain = before.media_type.is_none() && after.media_type.is_none();
            self.follow(base, next, plain, (both.sent(), both.number));
        }
    }

    fn parameter_asked(&mut self, both: Both<'m>, before: &Parameter, after: &Parameter) {
        let (id, rule, shift, verb) = match (before.required, after.required) {
            (false, true) => (
                "param-became-required",
                Rule::Fixed(Impact::REFUSED, Impact::NONE),
                Shift::Tighter,
                "now",
            ),
            (true, false) => (
                "param-became-optional",
                Rule::Fixed(Impact::NONE, Impact::UNREADABLE),
                Shift::Looser,
                "no longer",
            ),
            _ => return,
        };
        let message = format!("the parameter `{}` is {verb} required", before.name);
        let draft =
            Draft::new(id, rule, shift, message).at(Some(&before.place), Some(&after.place));
        self.direct(draft, both.sent(), both.number);
    }

    fn parameter_gone(&mut self, both: Both<'m>, before: &Parameter) {
        let received = if before.required { Impact::UNREADABLE } else { Impact::NONE };
        let shift = if before.required { Shift::Looser } else { Shift::Same };
        let message = format!("the parameter `{}` ({}) is gone", before.name, word(before));
        let draft =
            Draft::new("param-removed", Rule::Fixed(Impact::DEPENDS, received), shift, message);
        let draft = draft.at(Some(&before.place), None).values(text(before.name.as_str()), None);
        self.direct(draft, both.sent(), both.number);
    }

    fn parameter_new(&mut self, both: Both<'m>, after: &Parameter) {
        let (id, rule, shift, kind) = if after.required {
            (
                "param-required-added",
                Rule::Fixed(Impact::REFUSED, Impact::NONE),
                Shift::Tighter,
                "required",
            )
        } else {
            ("param-optional-added", Rule::HARMLESS, Shift::Same, "optional")
        };
        let message = format!("the parameter `{}` ({}) is new and {kind}", after.name, word(after));
        let draft = Draft::new(id, rule, shift, message).at(None, Some(&after.place));
        self.direct(draft.values(None, text(after.name.as_str())), both.sent(), both.number);
    }

    /// Another spelling of the same value: the other side reads something else.
    pub(super) fn serialization(
        &mut self,
        both: Both<'m>,
        (base, next): (&Place, &Place),
        message: String,
        (before, after): (String, String),
    ) {
        let rule = Rule::Fixed(Impact::BREAK, Impact::UNREADABLE);
        let draft = Draft::new("param-serialization", rule, Shift::Sideways, message)
            .at(Some(base), Some(next));
        self.direct(draft.values(text(before), text(after)), both.sent(), both.number);
    }
}

/// Whether style and explode matter: scalars look the same in most of them.
fn spreads(side: &Side<'_>, schema: Option<SchemaId>) -> bool {
    let parts = Types::ARRAY.union(Types::OBJECT);
    schema.is_none_or(|id| !side.shape(side.set(&[id])).types.0.intersection(parts).is_empty())
}

fn keyed(operation: &Operation) -> Vec<(Key, &Parameter)> {
    let key = |parameter: &Parameter| match parameter.location {
        Location::Path => match operation.path.find(&format!("{{{}}}", parameter.name)) {
            Some(at) => {
                let before = operation.path.get(..at).unwrap_or_default();
                format!("{}", before.matches('{').count())
            }
            None => parameter.name.clone(),
        },
        // Field names are compared without regard to case (RFC 9110, section 5.1).
        Location::Header => parameter.name.to_ascii_lowercase(),
        _ => parameter.name.clone(),
    };
    operation
        .parameters
        .iter()
        .map(|parameter| ((parameter.location, key(parameter)), parameter))
        .collect()
}

fn word(parameter: &Parameter) -> String {
    format!("{:?}", parameter.location).to_lowercase()
}
