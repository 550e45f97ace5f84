//! `properties`, `patternProperties`, `additionalProperties` (JSON Schema Core, 10.3.2).

use super::never::is_never;
use crate::judge::{Evaluated, Frame, Judge};
use crate::tape::same;
use crate::{Members, Node, Property};

pub(super) fn check(members: &Members, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut holds = true;
    for (key, value) in frame.node.members() {
        holds &= check_member(members, judge, frame, (key, value));
        if !holds && judge.is_quiet() {
            return false;
        }
    }
    holds
}

fn check_member(
    members: &Members,
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
    member: (Node<'_>, Node<'_>),
) -> bool {
    let (key, value) = member;
    let name = key.as_str().unwrap_or("");
    let mut holds = true;
    let mut named = false;
    if let Some(property) = find(members.properties, name) {
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

/// The property of that name.
#[inline]
pub(crate) fn find(properties: &'static [Property], name: &str) -> Option<&'static Property> {
    if properties.len() <= FEW {
        return properties.iter().find(|property| same(property.name, name));
    }
    // The generator sorts them.
    properties
        .binary_search_by(|property| property.name.cmp(name))
        .ok()
        .and_then(|place| properties.get(place))
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
