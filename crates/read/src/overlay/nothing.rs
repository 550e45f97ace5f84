//! Why a target selects nothing: the first name on the way that is not there, and names like it.

use super::path::{Segment, Selector};
use super::select::{Step, select};
use crate::load::{Node, Tree};
use crate::pointer::join;
use crate::resolve::nearest;

/// How many of the places a name is sought at are looked into.
const PLACES: usize = 100;

/// What is missing, and what to do.
pub(super) struct Missing {
    /// The name, and where it is not; nothing when the path ends otherwise, at a filter for instance.
    pub(super) reason: Option<String>,
    /// Names like it.
    pub(super) help: Option<String>,
}

/// Follows the path until it ends.
pub(super) fn missing(document: &Tree, path: &[Segment]) -> Missing {
    let nothing = Missing { reason: None, help: None };
    let reached = |length: &usize| {
        let start = path.get(..*length).unwrap_or_default();
        select(document, start).is_some_and(|found| !found.is_empty())
    };
    // What a beginning reaches, every shorter one does.
    let lengths: Vec<usize> = (1..path.len()).collect();
    let length = lengths.partition_point(reached);
    let Some(Segment { deep: false, selectors }) = path.get(length) else { return nothing };
    let [Selector::Name(name)] = selectors.as_slice() else { return nothing };
    let places = select(document, path.get(..length).unwrap_or_default()).unwrap_or_default();
    let keys = places.iter().take(PLACES).filter_map(|steps| mapping(document, steps));
    let near = nearest(name, keys.flatten().map(|member| member.key.as_str()));
    let help = (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")));
    let reason = match places.as_slice() {
        [only] => format!("`#{}` has no `{name}`", pointer(only)),
        many => format!("none of {} places before it has `{name}`", many.len()),
    };
    Missing { reason: Some(reason), help }
}

fn mapping<'t>(document: &'t Tree, steps: &[Step]) -> Option<&'t crate::load::Mapping> {
    let at = steps.iter().try_fold(document, |tree, step| match (&tree.value, step) {
        (Node::Mapping(mapping), Step::Key(key)) => mapping.get(key),
        (Node::Sequence(items), Step::Index(index)) => items.get(*index),
        _ => None,
    })?;
    at.mapping()
}

fn pointer(steps: &[Step]) -> String {
    steps.iter().fold(String::new(), |pointer, step| match step {
        Step::Key(key) => join(&pointer, key),
        Step::Index(index) => join(&pointer, &index.to_string()),
    })
}
