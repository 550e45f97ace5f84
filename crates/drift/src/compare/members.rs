//! `properties`, `required`, `patternProperties`, `additionalProperties`: the members of objects.

use super::Comparing;
use crate::Validator;
use crate::draft::{Draft, Edge, Ways, text};
use crate::impact::{Impact, Rule};
use crate::policy::UnknownMembers;
use crate::shape::Shape;
use crate::side::Side;
use specwright_model::keywords::RequiredMember;
use specwright_model::{Direction, Effect, Place, SchemaId, Sense, Shift, Value};

const LIMIT: Rule = Rule::Shift(Effect::Limit);
const FORM: Rule = Rule::Shift(Effect::Form);

/// What an object says of the members it does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rest {
    Any,
    Never,
    Schemas(Vec<SchemaId>),
}

impl<'m> Comparing<'_, 'm> {
    pub(super) fn members(&mut self) {
        let (a, b) = (self.a.clone(), self.b.clone());
        let (before, after) = (rest(&self.sides.base, &a), rest(&self.sides.next, &b));
        for (name, base) in &a.properties {
            match b.properties.get(name) {
                Some(next) => self.kept(name, base, next),
                None => self.removed(name, base, &after),
            }
        }
        for (name, next) in
            b.properties.iter().filter(|(name, _)| !a.properties.contains_key(*name))
        {
            self.added(name, next, &before);
        }
        self.required_elsewhere(&a, &b);
        self.patterns(&a, &b);
        self.additional(said(&self.sides.base, &a), said(&self.sides.next, &b));
    }

    fn kept(&mut self, name: &'m str, base: &[SchemaId], next: &[SchemaId]) {
        let before = self.sides.base.shape(self.sides.base.set(base));
        let after = self.sides.next.shape(self.sides.next.set(next));
        // Nobody sends a readOnly member, nobody receives a writeOnly one.
        let ways = Ways {
            request: !(before.notes.read_only || after.notes.read_only),
            response: !(before.notes.write_only || after.notes.write_only),
        };
        let places = (self.at_base(base), self.at_next(next));
        // `required` knows of both by itself.
        self.presence(name, places, Ways::ALL);
        let (old, new) = (&before.notes, &after.notes);
        self.travels((name, "read-only", "readOnly"), places, (old.read_only, new.read_only));
        self.travels((name, "write-only", "writeOnly"), places, (old.write_only, new.write_only));
        self.edge_with(base.to_vec(), next.to_vec(), Sense::Along, ways);
    }

    /// Whether a member leaves one direction. It is the owner's affair: in that direction there is no member.
    fn travels(
        &mut self,
        (name, stem, keyword): (&str, &str, &str),
        (base, next): (Option<&Place>, Option<&Place>),
        (before, after): (bool, bool),
    ) {
        let (verb, id, rule) = match (before, after) {
            (false, true) => {
                ("now", format!("{stem}-set"), Rule::Fixed(Impact::DEPENDS, Impact::DEPENDS))
            }
            // What was held back may travel now: nobody loses anything.
            (true, false) => ("no longer", format!("{stem}-removed"), Rule::HARMLESS),
            _ => return,
        };
        let message = format!("{} is {verb} {stem}", self.member(name));
        self.out
            .drafts
            .push(Draft::new(id, rule, Shift::Same, message).at(base, next).below(keyword));
    }

    /// Whether a member is asked for.
    fn presence(&mut self, name: &str, (base, next): (Option<&Place>, Option<&Place>), ways: Ways) {
        let (a, b) = (
            self.a.required.get(name).map(|said| said.0),
            self.b.required.get(name).map(|said| said.0),
        );
        let change = |direction| (asked(a, direction), asked(b, direction));
        let (request, response) = (change(Direction::Request), change(Direction::Response));
        for (id, shift, verb, wanted) in [
            ("became-required", Shift::Tighter, "is now required", (false, true)),
            ("became-optional", Shift::Looser, "is no longer required", (true, false)),
        ] {
            let ways = Ways {
                request: ways.request && request == wanted,
                response: ways.response && response == wanted,
            };
            if ways.request || ways.response {
                let message = format!("{} {verb}", self.member(name));
                self.out
                    .drafts
                    .push(Draft::new(id, FORM, shift, message).at(base, next).ways(ways));
            }
        }
    }

    fn added(&mut self, name: &'m str, next: &[SchemaId], before: &Rest) {
        let shape = self.sides.next.shape(self.sides.next.set(next));
        let (sent, received) = wanted(&self.b, name, &shape);
        let unknown = match (before, self.sides.policy.unknown_members, shape.notes.write_only) {
            (_, _, true) => Impact::NONE,
            (Rest::Never, UnknownMembers::Ignore, _) => Impact::REJECTED,
            (Rest::Never | Rest::Any, UnknownMembers::Deny, _) => Impact::UNREADABLE,
            _ => Impact::NONE,
        };
        let shift = match (sent || received, before) {
            (true, Rest::Never) => Shift::Sideways,
            (true, _) => Shift::Tighter,
            (false, Rest::Never) => Shift::Looser,
            (false, _) => Shift::Same,
        };
        let (id, kind) = if sent || received {
            ("prop-required-added", "required")
        } else {
            ("prop-optional-added", "optional")
        };
        let sent = if sent { Impact::REFUSED } else { Impact::NONE };
        let sent = self.refusing(*before == Rest::Never, sent);
        let message = format!("{} is new and {kind}", self.member(name));
        let draft = Draft::new(id, Rule::Fixed(sent, unknown), shift, message);
        let (owner, place) =
            (self.a.origin().and_then(|id| self.base_place(id)), self.at_next(next));
        let owner = owner.map(|owner| owner.child("properties").child(name));
        self.out.drafts.push(draft.at(owner.as_ref(), place).values(None, type_names(&shape)));
        if let Rest::Schemas(schemas) = before {
            self.out.edges.push(Edge::along(schemas.clone(), next.to_vec()));
        }
    }

    /// The impact on what is sent, where the old validators may also refuse what the provider now takes.
    fn refusing(&self, refusing: bool, sent: Impact) -> Impact {
        let refuses = if refusing && self.sides.policy.requests {
            Validator::FalseReject
        } else {
            Validator::Ok
        };
        Impact { validator: sent.validator.and(refuses), ..sent }
    }

    fn removed(&mut self, name: &'m str, base: &[SchemaId], after: &Rest) {
        let shape = self.sides.base.shape(self.sides.base.set(base));
        let was = wanted(&self.a, name, &shape);
        let lost = was.1 && !wanted(&self.b, name, &shape).1;
        let required = was.0 || was.1;
        let spared = was.0 && !wanted(&self.b, name, &shape).0;
        let sent = match (after, shape.notes.read_only) {
            (_, true) => Impact::NONE,
            (Rest::Never, _) => self.refusing(spared, Impact::REFUSED),
            // The old validators ask for it still.
            _ => self.refusing(spared, Impact::DEPENDS),
        };
        let received = if lost { Impact::UNREADABLE } else { Impact::NONE };
        let shift = match (required, after) {
            (true, Rest::Never) => Shift::Sideways,
            (true, _) => Shift::Looser,
            (false, Rest::Never) => Shift::Tighter,
            (false, _) => Shift::Same,
        };
        let (id, kind) = if required {
            ("prop-required-removed", "required")
        } else {
            ("prop-optional-removed", "optional")
        };
        let message = format!("{}, which was {kind}, is gone", self.member(name));
        let draft = Draft::new(id, Rule::Fixed(sent, received), shift, message);
        let (place, owner) =
            (self.at_base(base), self.b.origin().and_then(|id| self.next_place(id)));
        let owner = owner.map(|owner| owner.child("properties").child(name));
        self.out.drafts.push(draft.at(place, owner.as_ref()).values(type_names(&shape), None));
        if let Rest::Schemas(schemas) = after {
            self.out.edges.push(Edge::along(base.to_vec(), schemas.clone()));
        }
    }

    /// Members that `required` names and `properties` does not.
    fn required_elsewhere(&mut self, a: &Shape<'m>, b: &Shape<'m>) {
        let mut names: Vec<&str> = a.required.keys().chain(b.required.keys()).copied().collect();
        names.sort_unstable();
        names.dedup();
        for name in names
            .into_iter()
            .filter(|name| !a.properties.contains_key(name) && !b.properties.contains_key(name))
        {
            let place = |place: Option<&'m Place>| place.map(|place| place.child("required"));
            let base = place(
                a.required
                    .get(name)
                    .map(|said| said.1)
                    .or(a.origin())
                    .and_then(|id| self.base_place(id)),
            );
            let next = place(
                b.required
                    .get(name)
                    .map(|said| said.1)
                    .or(b.origin())
                    .and_then(|id| self.next_place(id)),
            );
            self.presence(name, (base.as_ref(), next.as_ref()), Ways::ALL);
        }
    }

    fn patterns(&mut self, a: &Shape<'m>, b: &Shape<'m>) {
        for (pattern, base) in &a.patterns {
            match b.patterns.get(pattern) {
                Some(next) => self.edge(base.clone(), next.clone()),
                None => self.pattern("pattern-properties-removed", Shift::Looser, pattern),
            }
        }
        for pattern in b.patterns.keys().filter(|pattern| !a.patterns.contains_key(*pattern)) {
            self.pattern("pattern-properties-set", Shift::Tighter, pattern);
        }
    }

    fn pattern(&mut self, id: &str, shift: Shift, pattern: &str) {
        let gone = shift == Shift::Looser;
        let message = format!(
            "{}: members that match `{pattern}` are {} limited",
            self.subject(),
            if gone { "no longer" } else { "now" }
        );
        let (before, after) =
            if gone { (Some(text(pattern)), None) } else { (None, Some(text(pattern))) };
        self.put(
            Draft::new(id, LIMIT, shift, message).values(before, after),
            None,
            None,
            "patternProperties",
        );
    }

    fn additional(&mut self, before: Rest, after: Rest) {
        let (id, shift) = match (before, after) {
            (Rest::Schemas(base), Rest::Schemas(next)) => return self.edge(base, next),
            (Rest::Any, Rest::Any) | (Rest::Never, Rest::Never) => return,
            (Rest::Any | Rest::Schemas(_), Rest::Never) => {
                ("additional-properties-closed", Shift::Tighter)
            }
            (Rest::Never, _) => ("additional-properties-opened", Shift::Looser),
            (Rest::Any, Rest::Schemas(_)) => ("additional-properties-changed", Shift::Tighter),
            (Rest::Schemas(_), Rest::Any) => ("additional-properties-changed", Shift::Looser),
        };
        let message = format!(
            "{} {} members it does not name",
            self.subject(),
            match (id, shift) {
                ("additional-properties-closed", _) => "no longer takes",
                ("additional-properties-opened", _) => "now takes",
                (_, Shift::Tighter) => "now limits",
                _ => "no longer limits",
            }
        );
        let (base, next) = (
            self.a.additional.first().map(|said| said.1),
            self.b.additional.first().map(|said| said.1),
        );
        // Closing is a break on the wire for whoever sends, although a type that drops what it does not know cannot write
        // such a member: the old validator passes it, bodies are also checked as JSON and handed on, a type of an open map
        // keeps it, and what a client holds is not known here.
        // What the old type keeps of the members it does not name is of the old schema.
        let rule = if id == "additional-properties-changed" { FORM } else { LIMIT };
        self.put(Draft::new(id, rule, shift, message), base, next, "additionalProperties");
    }

    fn at_base(&self, schemas: &[SchemaId]) -> Option<&'m Place> {
        schemas.first().and_then(|id| self.base_place(*id))
    }

    fn at_next(&self, schemas: &[SchemaId]) -> Option<&'m Place> {
        schemas.first().and_then(|id| self.next_place(*id))
    }

    fn member(&self, name: &str) -> String {
        let owner = self.subject();
        match owner.strip_suffix('`') {
            Some(owner) if owner.starts_with('`') => {
                let owner =
                    owner.rsplit_once('.').map_or(owner.trim_start_matches('`'), |(_, last)| last);
                format!("`{owner}.{name}`")
            }
            _ => format!("`{name}` of {owner}"),
        }
    }
}

/// The types of a member, where it names some.
fn type_names(shape: &Shape<'_>) -> Option<Value> {
    shape.typed.map(|_| crate::draft::list(shape.types.0.names()))
}

fn asked(member: Option<&RequiredMember>, direction: Direction) -> bool {
    member.is_some_and(|member| !member.except.contains(&direction))
}

/// Whether an object asks for a member in requests and in responses, given what the member is.
fn wanted(owner: &Shape<'_>, name: &str, member: &Shape<'_>) -> (bool, bool) {
    let asked = |direction| asked(owner.required.get(name).map(|said| said.0), direction);
    (
        asked(Direction::Request) && !member.notes.read_only,
        asked(Direction::Response) && !member.notes.write_only,
    )
}

/// What an object says of the members it does not name, by whatever keyword.
fn rest(side: &Side<'_>, shape: &Shape<'_>) -> Rest {
    if shape.closed(side) { Rest::Never } else { said(side, shape) }
}

/// What `additionalProperties` says.
fn said(side: &Side<'_>, shape: &Shape<'_>) -> Rest {
    let schemas = || {
        shape.additional.iter().filter_map(|(id, _)| side.meant(*id).map(|schema| (*id, schema)))
    };
    if schemas().any(|(_, schema)| schema.is_never()) {
        return Rest::Never;
    }
    match schemas()
        .filter(|(_, schema)| !schema.keywords.is_empty())
        .map(|(id, _)| id)
        .collect::<Vec<_>>()
    {
        schemas if schemas.is_empty() => Rest::Any,
        schemas => Rest::Schemas(schemas),
    }
}
