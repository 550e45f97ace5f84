//! Who may call, and where: security requirements, schemes, servers.

use super::{Api, Both};
use crate::Way;
use crate::draft::{Draft, list, text};
use crate::impact::{Impact, Rule};
use crate::words::quoted;
use specwright_model::{Operation, OperationKind, Place, Security, SecurityScheme, Shift, Value};

impl<'m> Api<'_, 'm> {
    pub(super) fn security(&mut self, both: Both<'m>) {
        let (base, next) = (alternatives(&both.base.security), alternatives(&both.next.security));
        let meets = |held: &[Security], asked: &[Security]| {
            asked.iter().all(|need| {
                held.iter().any(|has| {
                    has.scheme == need.scheme
                        && need.scopes.iter().all(|scope| has.scopes.contains(scope))
                })
            })
        };
        let lost = base.iter().filter(|held| !next.iter().any(|asked| meets(held, asked))).count();
        let gained = next.iter().any(|asked| !base.iter().any(|held| meets(asked, held)));
        let (id, rule, shift) = match lost {
            0 if !gained && base.len() == next.len() && base == next => return,
            0 => ("security-loosened", Rule::HARMLESS, Shift::Looser),
            // Who used the way that is gone is refused; who used another is not.
            lost if lost < base.len() => {
                ("security-tightened", Rule::Fixed(Impact::DEPENDS, Impact::NONE), Shift::Tighter)
            }
            _ => ("security-tightened", Rule::Fixed(Impact::BREAK, Impact::NONE), Shift::Tighter),
        };
        let draft = Draft::new(id, rule, shift, "what a caller must present changed")
            .at(Some(&both.base.place), Some(&both.next.place))
            .below("security")
            .values(shown(&both.base.security), shown(&both.next.security));
        self.direct(draft, both.sent(), both.number);
    }

    pub(super) fn security_schemes(&mut self) {
        let (base, next) =
            (&self.sides.base.model.security_schemes, &self.sides.next.model.security_schemes);
        let users = |name: &str| {
            let asks = |operation: &Operation| {
                operation.security.iter().flatten().any(|need| need.scheme == name)
            };
            (0..)
                .zip(&self.sides.base.model.operations)
                .filter(|(_, operation)| asks(operation))
                .map(|(number, _)| number)
                .collect::<Vec<u32>>()
        };
        let mut drafts = Vec::new();
        for before in base {
            let place = place_of(before);
            let Some(after) = next.iter().find(|after| after.name == before.name) else {
                let message = format!("the security scheme `{}` is gone", before.name);
                let draft =
                    Draft::new("security-scheme-removed", Rule::HARMLESS, Shift::Same, message);
                drafts.push((draft.at(Some(&place), None), users(&before.name)));
                continue;
            };
            let facts = |scheme: &SecurityScheme| {
                (scheme.kind.clone(), scheme.detail.clone(), scheme.parameter.clone())
            };
            if facts(before) != facts(after) {
                let users = users(&before.name);
                let impact = if users.is_empty() { Impact::NONE } else { Impact::BREAK };
                let message = format!("the security scheme `{}` works another way", before.name);
                let draft = Draft::new(
                    "security-scheme-changed",
                    Rule::Fixed(impact, Impact::NONE),
                    Shift::Sideways,
                    message,
                )
                .at(Some(&place), Some(&place))
                .values(text(scheme(before)), text(scheme(after)));
                drafts.push((draft, users));
            }
        }
        for after in
            next.iter().filter(|after| !base.iter().any(|before| before.name == after.name))
        {
            let place = place_of(after);
            let message = format!("the security scheme `{}` is new", after.name);
            let draft = Draft::new("security-scheme-added", Rule::HARMLESS, Shift::Same, message);
            drafts.push((draft.at(None, Some(&place)), Vec::new()));
        }
        for (draft, operations) in drafts {
            self.around(&draft, operations);
        }
    }

    /// A change around operations, which affects some of them.
    fn around(&mut self, draft: &Draft, operations: impl IntoIterator<Item = u32>) {
        self.collector.direct(draft.clone(), Way::Request, None);
        for number in operations {
            self.collector.direct(draft.clone(), Way::Request, Some(number));
        }
    }

    pub(super) fn servers(&mut self) {
        let urls = |model: &specwright_model::Model| {
            model.servers.iter().map(|server| server.url.clone()).collect::<Vec<_>>()
        };
        let (base, next) = (urls(self.sides.base.model), urls(self.sides.next.model));
        let gone: Vec<&str> =
            base.iter().filter(|url| !next.contains(url)).map(String::as_str).collect();
        let new: Vec<&str> =
            next.iter().filter(|url| !base.contains(url)).map(String::as_str).collect();
        let impact = if gone.is_empty() { Impact::NONE } else { Impact::DEPENDS };
        if gone.is_empty() && new.is_empty() {
            return;
        }
        let place = Place { pointer: "/servers".to_owned(), ..Place::default() };
        let message = match (quoted(gone.iter().copied()), quoted(new.iter().copied())) {
            (gone, new) if new.is_empty() => format!("the server {gone} is gone"),
            (gone, new) if gone.is_empty() => format!("the server {new} is new"),
            (gone, new) => format!("the servers changed: {gone} is gone, {new} is new"),
        };
        let draft =
            Draft::new("server-url", Rule::Fixed(impact, Impact::NONE), Shift::Same, message)
                .at(Some(&place), Some(&place))
                .values(list(gone), list(new));
        let called = (0..)
            .zip(&self.sides.base.model.operations)
            .filter(|(_, operation)| operation.kind == OperationKind::Path)
            .map(|(number, _)| number);
        self.around(&draft, called.collect::<Vec<u32>>());
    }
}

/// What a caller may present; nothing asked for is one empty way.
fn alternatives(security: &[Vec<Security>]) -> Vec<Vec<Security>> {
    let mut ways = if security.is_empty() { vec![Vec::new()] } else { security.to_vec() };
    for way in &mut ways {
        for need in way.iter_mut() {
            need.scopes.sort();
        }
        way.sort_by(|left, right| left.scheme.cmp(&right.scheme));
    }
    ways
}

fn shown(security: &[Vec<Security>]) -> Value {
    let way = |needs: &Vec<Security>| {
        let word = |need: &Security| match need.scopes.as_slice() {
            [] => need.scheme.clone(),
            scopes => format!("{}({})", need.scheme, scopes.join(" ")),
        };
        Value::String(needs.iter().map(word).collect::<Vec<_>>().join(" and "))
    };
    Value::Array(security.iter().map(way).collect())
}

fn place_of(scheme: &SecurityScheme) -> Place {
    Place::default().child("components").child("securitySchemes").child(&scheme.name)
}

fn scheme(scheme: &SecurityScheme) -> String {
    let parts = [Some(&scheme.kind), scheme.detail.as_ref(), scheme.parameter.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}
