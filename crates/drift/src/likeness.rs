//! Which branches of two unions mean the same thing.

use crate::compare::{Pair, Sides};
use crate::shape::{Shape, Union};
use crate::side::Side;
use specwright_model::keywords::Tag;
use specwright_model::{SchemaId, Shift, Types, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How many branches are weighed against each other; beyond, only names and tags pair them.
const WEIGHED: usize = 64;

/// Of how many branches that look alike it is asked which mean the same; beyond, they are paired in order.
const ALIKE: usize = 8;

/// How alike two schemas are: from 0, which is not at all, to this.
const WHOLLY: u32 = 1000;
/// The least part of the members of either that both must have; less is chance.
const ENOUGH: u32 = 300;
/// Of the same types, without members or values.
const SAME_TYPES: u32 = 900;
/// Of other types that both take integers.
const BOTH_INTEGERS: u32 = 500;
/// Of some type in common.
const SOME_TYPE: u32 = 100;

/// Pairs the branches of two unions: by component, by tag, then by likeness, the most alike first.
pub(crate) fn pair(
    sides: &Sides<'_>,
    before: &Union<'_>,
    after: &Union<'_>,
    text: bool,
) -> Vec<(SchemaId, SchemaId)> {
    let mut pairs = Vec::new();
    let mut base = before.branches.clone();
    let mut next = after.branches.clone();
    take(&mut pairs, &mut base, &mut next, |old, new| {
        sides.base.name_used(old).is_some_and(|name| sides.next.name_used(new) == Some(name))
    });
    if let (Some(old), Some(new)) = (before.tag, after.tag) {
        take(&mut pairs, &mut base, &mut next, |base, next| {
            let (left, right) =
                (values(old, &before.branches, base), values(new, &after.branches, next));
            left.iter().any(|value| right.contains(value))
        });
    }
    let (old, new) = (signatures(&sides.base, &base), signatures(&sides.next, &next));
    let same = same(sides, (&old, &new), text);
    take(&mut pairs, &mut base, &mut next, |base, next| same.get(&base) == Some(&next));
    take(&mut pairs, &mut base, &mut next, |base, next| old.get(&base) == new.get(&next));
    weigh(sides, &mut pairs, (base, next), text);
    // In the order of the base, so that reports follow the document.
    let order = |id: SchemaId| before.branches.iter().position(|branch| *branch == id);
    pairs.sort_by_key(|(base, _)| order(*base));
    pairs
}

/// Of a few that look alike, those that mean the same.
fn same(
    sides: &Sides<'_>,
    (old, new): (&BTreeMap<SchemaId, String>, &BTreeMap<SchemaId, String>),
    text: bool,
) -> BTreeMap<SchemaId, SchemaId> {
    let mut alike: BTreeMap<&str, (Vec<SchemaId>, Vec<SchemaId>)> = BTreeMap::new();
    for (id, look) in old {
        alike.entry(look).or_default().0.push(*id);
    }
    for (id, look) in new {
        alike.entry(look).or_default().1.push(*id);
    }
    let mut same = BTreeMap::new();
    let few = |(base, next): &(Vec<SchemaId>, Vec<SchemaId>)| {
        (2..=ALIKE).contains(&base.len().max(next.len()))
    };
    for (base, mut next) in alike.into_values().filter(few) {
        for left in base {
            let means = |right: &SchemaId| {
                let pair = plain(sides, (left, *right), text);
                sides.relations.shift(sides, pair) == Shift::Same
            };
            if let Some(at) = next.iter().position(means) {
                same.insert(left, next.remove(at));
            }
        }
    }
    same
}

/// What branches look like at their surface, in words; equal ones are paired in the order of the document.
fn signatures(side: &Side<'_>, branches: &[SchemaId]) -> BTreeMap<SchemaId, String> {
    let signature = |id: &SchemaId| {
        let shape = side.shape(side.set(&[*id]));
        let member = |(name, schemas): (&&str, &Vec<SchemaId>)| {
            let shape = side.shape(side.set(schemas));
            format!("{name:?}{}{:?}", shape.types.0, only(&shape))
        };
        let members: Vec<String> = shape.properties.iter().map(member).collect();
        let mut values = shape.values.as_ref().map(|said| said.0.clone()).unwrap_or_default();
        values.sort();
        (*id, format!("{}{values:?}{:?}{members:?}", shape.types.0, only(&shape)))
    };
    branches.iter().map(signature).collect()
}

fn take(
    pairs: &mut Vec<(SchemaId, SchemaId)>,
    base: &mut Vec<SchemaId>,
    next: &mut Vec<SchemaId>,
    same: impl Fn(SchemaId, SchemaId) -> bool,
) {
    base.retain(|old| match next.iter().position(|new| same(*old, *new)) {
        Some(at) => {
            pairs.push((*old, next.remove(at)));
            false
        }
        None => true,
    });
}

/// The values of a tag that mean a branch.
fn values<'t>(tag: &'t Tag, branches: &[SchemaId], branch: SchemaId) -> BTreeSet<&'t str> {
    let place = branches.iter().position(|id| *id == branch);
    tag.values
        .iter()
        .filter(|(_, at)| Some(*at) == place)
        .map(|(value, _)| value.as_str())
        .collect()
}

/// Pairs what is left, the most alike first.
fn weigh(
    sides: &Sides<'_>,
    pairs: &mut Vec<(SchemaId, SchemaId)>,
    (base, next): (Vec<SchemaId>, Vec<SchemaId>),
    text: bool,
) {
    if base.len() > WEIGHED || next.len() > WEIGHED {
        return;
    }
    let mut rated = Vec::new();
    for (row, old) in base.iter().enumerate() {
        for (column, new) in next.iter().enumerate() {
            let alike = of(sides, plain(sides, (*old, *new), text));
            if alike > 0 {
                rated.push((std::cmp::Reverse(alike), row.abs_diff(column), *old, *new));
            }
        }
    }
    rated.sort();
    for (_, _, old, new) in rated {
        if !pairs.iter().any(|(left, right)| *left == old || *right == new) {
            pairs.push((old, new));
        }
    }
}

fn plain(sides: &Sides<'_>, (base, next): (SchemaId, SchemaId), text: bool) -> Pair {
    Pair { base: sides.base.set(&[base]), next: sides.next.set(&[next]), text, at: None }
}

/// How alike two merged schemas are at their surface, from 0 to [`WHOLLY`].
pub(crate) fn of(sides: &Sides<'_>, pair: Pair) -> u32 {
    let (a, b) = (sides.base.shape(pair.base), sides.next.shape(pair.next));
    if a.types.0.intersection(b.types.0).is_empty() || tagged_apart(sides, &a, &b) {
        return 0;
    }
    match (a.properties.is_empty() && b.properties.is_empty(), &a.values, &b.values) {
        (false, _, _) => members(&a, &b),
        (true, Some((left, _)), Some((right, _))) => overlap(left, right),
        (true, None, None) if a.types == b.types => SAME_TYPES,
        (true, None, None)
            if a.types.0.contains(Types::INTEGER) && b.types.0.contains(Types::INTEGER) =>
        {
            BOTH_INTEGERS
        }
        (true, None, None) => SOME_TYPE,
        _ => 0,
    }
}

fn members(a: &Shape<'_>, b: &Shape<'_>) -> u32 {
    let shared = a.properties.keys().filter(|name| b.properties.contains_key(*name)).count();
    let all = a.properties.len() + b.properties.len() - shared;
    let part = share(shared, all);
    if part >= ENOUGH { part } else { 0 }
}

fn overlap(left: &[&Value], right: &[&Value]) -> u32 {
    let shared = left.iter().filter(|value| right.contains(value)).count();
    share(shared, left.len() + right.len() - shared)
}

fn share(part: usize, whole: usize) -> u32 {
    let whole = u64::try_from(whole).unwrap_or(u64::MAX);
    let part = u64::try_from(part).unwrap_or(u64::MAX).saturating_mul(u64::from(WHOLLY));
    u32::try_from(part.checked_div(whole).unwrap_or_default()).unwrap_or(WHOLLY)
}

/// Whether some member has one fixed value on either side, and not the same.
fn tagged_apart(sides: &Sides<'_>, a: &Shape<'_>, b: &Shape<'_>) -> bool {
    a.properties.iter().any(|(name, base)| {
        let Some(next) = b.properties.get(name) else { return false };
        let (base, next) =
            (sides.base.shape(sides.base.set(base)), sides.next.shape(sides.next.set(next)));
        match (only(&base), only(&next)) {
            (Some(left), Some(right)) => left != right,
            _ => false,
        }
    })
}

fn only<'m>(shape: &Shape<'m>) -> Option<&'m Value> {
    match (&shape.values, shape.constant) {
        (_, Some((value, _))) => Some(value),
        (Some((values, _)), None) if values.len() == 1 => values.first().copied(),
        _ => None,
    }
}
