//! `type` and `null`: what kind of value is let in.

use super::Comparing;
use crate::draft::{Draft, list};
use crate::impact::Rule;
use specwright_model::keyword::Constraint;
use specwright_model::keywords::Type;
use specwright_model::{Effect, Shift, Types};

const FORM: Rule = Rule::Shift(Effect::Form);

impl Comparing<'_, '_> {
    /// Tells what changed; whether the two have no type in common, so that the rest says nothing more.
    pub(super) fn types(&mut self) -> bool {
        let unions = !self.a.unions.is_empty() || !self.b.unions.is_empty();
        let (before, after) = (self.a.types.0, self.b.types.0);
        let (a, b) =
            if self.pair.text { (textual(before), textual(after)) } else { (before, after) };
        let any = Types::ALL.without(Types::NULL);
        if (a == any) == (b == any) || self.a.typed.is_some() == self.b.typed.is_some() {
            self.null();
        }
        if unions && (a == any || b == any || self.a.typed.is_none() || self.b.typed.is_none()) {
            return false;
        }
        let shift = Type(a).shift(&Type(b));
        let id = match shift {
            Shift::Same => return false,
            Shift::Tighter => "type-narrowed",
            Shift::Looser => "type-widened",
            Shift::Sideways => "type-changed",
        };
        let message =
            format!("{}: the type went from {} to {}", self.subject(), named(before), named(after));
        let draft = Draft::new(id, FORM, shift, message).values(types(before), types(after));
        self.put(draft, self.a.typed, self.b.typed, "type");
        a.intersection(b).is_empty()
    }

    fn null(&mut self) {
        let (id, shift, verb) = match (self.a.null, self.b.null) {
            (false, true) => ("became-nullable", Shift::Looser, "may now be"),
            (true, false) => ("became-non-nullable", Shift::Tighter, "must no longer be"),
            _ => return,
        };
        let message = format!("{} {verb} null", self.subject());
        self.put(Draft::new(id, FORM, shift, message), self.a.typed, self.b.typed, "type");
    }
}

/// In text a string reads whatever the other scalars are written as.
fn textual(types: Types) -> Types {
    if types.contains(Types::STRING) {
        types.union(Types::NUMBER).union(Types::BOOLEAN)
    } else {
        types
    }
}

fn named(types: Types) -> String {
    match types {
        all if all == Types::ALL.without(Types::NULL) => "any".to_owned(),
        none if none.is_empty() => "none".to_owned(),
        types => types.to_string(),
    }
}

fn types(types: Types) -> specwright_model::Value {
    list(types.names())
}
