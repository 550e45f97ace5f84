//! Which branches of a union are worth a trial.

use crate::{Kind, Node, Schema, Sieve, SieveTest, Types, Union};

/// The branches that can hold of the value, in the order of the document, with their places.
pub(crate) fn possible(
    union: &Union,
    node: Node<'_>,
) -> impl Iterator<Item = (usize, &'static Schema)> {
    let sieve = union.sieve.as_ref();
    let types = if sieve.is_some() { node.types() } else { Types::NONE };
    let lists = sieve.into_iter().flat_map(|sieve| sieve.tests).filter_map(|test| left(test, node));
    let shortest = lists.min_by_key(|list| list.len());
    let count = shortest.map_or(union.branches.len(), <[usize]>::len);
    (0..count).filter_map(move |at| {
        let place = shortest.map_or(Some(at), |list| list.get(at).copied())?;
        let passes = sieve.is_none_or(|sieve| {
            takes(sieve, place, types) && (count == 1 || leaves(sieve, place, node))
        });
        let branch = union.branches.get(place).copied().filter(|_| passes)?;
        Some((place, branch))
    })
}

fn takes(sieve: &Sieve, place: usize, types: Types) -> bool {
    sieve.types.get(place).is_none_or(|taken| taken.contains(types))
}

/// Whether every test leaves the branch. One test was looked at already; most unions have no other.
fn leaves(sieve: &Sieve, place: usize, node: Node<'_>) -> bool {
    sieve.tests.len() < 2
        || sieve.tests.iter().filter_map(|test| left(test, node)).all(|list| list.contains(&place))
}

/// What a test leaves; `None` when it does not apply to the value.
fn left(test: &SieveTest, node: Node<'_>) -> Option<&'static [usize]> {
    let value = match (test.member, node.kind()) {
        (None, Kind::String) => node,
        (Some(name), Kind::Object) => match node.get(name) {
            Some(value) => value,
            None => return Some(test.absent),
        },
        _ => return None,
    };
    let Some(found) = value.as_str() else { return Some(test.other) };
    let place = test.texts.binary_search_by(|known| known.text.as_bytes().cmp(found.as_bytes()));
    let known = place.ok().and_then(|place| test.texts.get(place));
    Some(known.map_or(test.unlisted, |known| known.left))
}

/// The branches that could hold, were the members that the tests look at of the right type.
pub(crate) fn nearly(union: &Union, node: Node<'_>) -> Vec<usize> {
    let Some(sieve) = &union.sieve else { return (0..union.branches.len()).collect() };
    let loosely = |test: &SieveTest| match left(test, node) {
        Some([]) if test.member.is_some_and(|name| node.has(name)) => Some(test.unlisted),
        list => list,
    };
    let lists: Vec<&[usize]> = sieve.tests.iter().filter_map(loosely).collect();
    let passes = |place: &usize| {
        takes(sieve, *place, node.types()) && lists.iter().all(|list| list.contains(place))
    };
    (0..union.branches.len()).filter(passes).collect()
}

/// The test that leaves nothing of the union because the value bears none of its texts.
pub(crate) fn unlisted(union: &Union, node: Node<'_>) -> Option<&'static SieveTest> {
    let mut tests = union.sieve.as_ref()?.tests.iter();
    tests.find(|test| !test.texts.is_empty() && left(test, node).is_some_and(<[usize]>::is_empty))
}
