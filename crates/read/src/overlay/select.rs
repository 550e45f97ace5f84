//! What a path selects, and changing it there.

use super::path::{Segment, Selector};
use crate::load::{Node, Tree};

/// More places than this are refused.
const MOST: usize = 100_000;

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// A value on the way, and how it is reached.
type Place<'t> = (Vec<Step>, &'t Tree);

/// The places a path selects, each once; `None` when there are too many.
pub(super) fn select(root: &Tree, path: &[Segment]) -> Option<Vec<Vec<Step>>> {
    let mut places: Vec<Place<'_>> = vec![(Vec::new(), root)];
    for segment in path {
        let mut next = Vec::new();
        for place in &places {
            segment_of(root, place, segment, &mut next);
            if next.len() > MOST {
                return None;
            }
        }
        places = next;
    }
    let mut found: Vec<Vec<Step>> = places.into_iter().map(|(steps, _)| steps).collect();
    found.sort();
    found.dedup();
    Some(found)
}

/// Recursion is bounded by the depth of the tree.
fn segment_of<'t>(root: &Tree, place: &Place<'t>, segment: &Segment, into: &mut Vec<Place<'t>>) {
    if into.len() > MOST {
        return;
    }
    for selector in &segment.selectors {
        children(root, place, selector, into);
    }
    if segment.deep {
        let mut below = Vec::new();
        children(root, place, &Selector::Wildcard, &mut below);
        for child in &below {
            segment_of(root, child, segment, into);
        }
    }
}

fn children<'t>(root: &Tree, place: &Place<'t>, selector: &Selector, into: &mut Vec<Place<'t>>) {
    let (steps, tree) = place;
    let with = |step: Step| steps.iter().cloned().chain([step]).collect::<Vec<_>>();
    match &tree.value {
        Node::Mapping(mapping) => {
            let passes = |key: &str, child: &Tree| match selector {
                Selector::Name(name) => name == key,
                Selector::Wildcard => true,
                Selector::Filter(filter) => filter.lets_in(root, child),
                Selector::Index(_) | Selector::Slice { .. } => false,
            };
            let chosen = mapping.iter().filter(|member| passes(&member.key, &member.value));
            into.extend(chosen.map(|member| (with(Step::Key(member.key.clone())), &member.value)));
        }
        Node::Sequence(items) => {
            let passes = |index: usize, child: &Tree| match selector {
                Selector::Name(_) => false,
                Selector::Wildcard => true,
                Selector::Filter(filter) => filter.lets_in(root, child),
                Selector::Index(wanted) => position(*wanted, items.len()) == Some(index),
                Selector::Slice { start, end, step } => {
                    in_slice((*start, *end, *step), index, items.len())
                }
            };
            let chosen = items.iter().enumerate().filter(|(index, child)| passes(*index, child));
            into.extend(chosen.map(|(index, child)| (with(Step::Index(index)), child)));
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

/// The position an index means; negative ones count from the end.
pub(super) fn position(index: i64, length: usize) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let at = if index < 0 { index.checked_add(length)? } else { index };
    usize::try_from(at).ok().filter(|_| at < length)
}

/// Whether a slice holds an index (RFC 9535, section 2.3.4.2).
fn in_slice(slice: (Option<i64>, Option<i64>, i64), index: usize, length: usize) -> bool {
    let (start, end, step) = slice;
    let (Ok(index), Ok(length)) = (i64::try_from(index), i64::try_from(length)) else {
        return false;
    };
    let normal = |at: i64| if at < 0 { at.saturating_add(length) } else { at };
    match step {
        0 => false,
        1.. => {
            let start = normal(start.unwrap_or(0)).clamp(0, length);
            let end = normal(end.unwrap_or(length)).clamp(0, length);
            index >= start && index < end && (index - start) % step == 0
        }
        _ => {
            let start = start.map_or(length - 1, normal).clamp(-1, length - 1);
            let end = end.map_or(-1, normal).clamp(-1, length - 1);
            index <= start && index > end && (start - index) % step == 0
        }
    }
}

/// The value at a place.
pub(super) fn at_mut<'t>(root: &'t mut Tree, path: &[Step]) -> Option<&'t mut Tree> {
    path.iter().try_fold(root, |tree, step| match (&mut tree.value, step) {
        (Node::Mapping(mapping), Step::Key(key)) => mapping.get_mut(key),
        (Node::Sequence(items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    })
}

/// Removes the places; the last first, so that indexes stay right. The root stays.
pub(super) fn remove(root: &mut Tree, mut found: Vec<Vec<Step>>) {
    found.sort();
    while let Some(mut path) = found.pop() {
        let Some(last) = path.pop() else { continue };
        match (at_mut(root, &path).map(|tree| &mut tree.value), last) {
            (Some(Node::Mapping(mapping)), Step::Key(key)) => {
                // Siblings go together: each removal sorts the mapping anew.
                let mut keys = std::collections::BTreeSet::from([key]);
                while let Some((Step::Key(key), _)) = found
                    .last()
                    .and_then(|next| next.split_last())
                    .filter(|(_, rest)| *rest == path)
                {
                    keys.insert(key.clone());
                    found.pop();
                }
                mapping.retain(|member| !keys.contains(&member.key));
            }
            (Some(Node::Sequence(items)), Step::Index(index)) if index < items.len() => {
                items.remove(index);
            }
            _ => {}
        }
    }
}
