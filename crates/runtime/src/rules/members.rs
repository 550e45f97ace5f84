//! `properties`, `patternProperties`, `additionalProperties` (JSON Schema Core, 10.3.2).

use super::never::is_never;
use super::required;
use crate::judge::{Evaluated, Frame, Judge};
use crate::tape::same;
use crate::{Kind, Members, Node, Property};

pub(super) fn check(members: &Members, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Object {
        return true;
    }
    let mut holds = true;
    let mut search = Search::new(members.properties);
    let mut missing = required::beside_members(judge, frame);
    for (key, value) in frame.node.members() {
        let name = key.as_str().unwrap_or("");
        if let Some(missing) = &mut missing {
            missing.see(name);
        }
        let property = search.find(name);
        holds &= check_member(members, property, judge, frame, (key, name, value));
        if !holds && judge.is_quiet() {
            return false;
        }
    }
    missing.is_none_or(|missing| missing.end(judge, frame)) && holds
}

fn check_member(
    members: &Members,
    property: Option<&'static Property>,
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
    member: (Node<'_>, &str, Node<'_>),
) -> bool {
    let (key, name, value) = member;
    let mut holds = true;
    let mut named = false;
    if let Some(property) = property {
        named = true;
        holds = judge.apply(property.schema, value, Some(frame));
    }
    for entry in members.patterns.iter().filter(|entry| entry.pattern.is_match(name)) {
        named = true;
        holds &= judge.apply(entry.schema, value, Some(frame));
    }
    match members.additional {
        Some(schema) if !named && is_never(schema) => {
            unknown(judge, frame, key, "additionalProperties")
        }
        Some(schema) if !named => judge.apply(schema, value, Some(frame)),
        _ => holds,
    }
}

/// Up to this many properties, comparing lengths one by one is quicker than searching.
const FEW: usize = 32;

/// Looks for the properties of one object in turn: members mostly come in one order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search {
    properties: &'static [Property],
    /// The place after what was found last.
    next: usize,
}

impl Search {
    #[inline]
    pub(crate) fn new(properties: &'static [Property]) -> Self {
        Self { properties, next: 0 }
    }

    /// The property of that name.
    #[inline]
    pub(crate) fn find(&mut self, name: &str) -> Option<&'static Property> {
        let (before, after) = self.properties.split_at_checked(self.next)?;
        let is = |property: &Property| same(property.name, name);
        let place = match after.first() {
            Some(next) if is(next) => self.next,
            _ if self.properties.len() > FEW => place(self.properties, name)?,
            _ => match after.iter().position(is) {
                Some(place) => self.next.saturating_add(place),
                None => before.iter().position(is)?,
            },
        };
        self.next = place.saturating_add(1);
        self.properties.get(place)
    }
}

/// The property of that name.
#[inline]
pub(crate) fn find(properties: &'static [Property], name: &str) -> Option<&'static Property> {
    if properties.len() <= FEW {
        return properties.iter().find(|property| same(property.name, name));
    }
    place(properties, name).and_then(|place| properties.get(place))
}

/// The place of a property among many.
fn place(properties: &[Property], name: &str) -> Option<usize> {
    // The generator sorts them.
    properties.binary_search_by(|property| property.name.cmp(name)).ok()
}

/// A member that no one knows is too much.
pub(super) fn unknown(
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
    key: Node<'_>,
    keyword: &'static str,
) -> bool {
    judge.report(key, frame.schema, keyword, || ("is not a known member".to_owned(), None))
}

/// What these keywords have looked at.
pub(crate) fn evaluated(members: &Members, evaluated: &mut Evaluated, frame: &Frame<'_>) {
    if members.additional.is_some() {
        return evaluated.add_all();
    }
    for (place, (key, _)) in frame.node.members().enumerate() {
        let name = key.as_str().unwrap_or("");
        let named = || find(members.properties, name).is_some();
        if named() || members.patterns.iter().any(|entry| entry.pattern.is_match(name)) {
            evaluated.add(place);
        }
    }
}
