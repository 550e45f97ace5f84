//! `uniqueItems` (JSON Schema Validation, 6.4.3).

use crate::Node;
use crate::judge::{Frame, Judge};
use crate::tape::{Hashes, equals};

/// Up to this many items, comparing each with each is quickest.
const FEW: usize = 8;

pub(super) fn check(judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let items: Vec<Node<'_>> = frame.node.items().collect();
    let twins = if items.len() <= FEW { twins_of_few(&items) } else { twins_of_many(&items) };
    let Some((first, second)) = twins else { return true };
    judge.fail(frame, "uniqueItems", || {
        (format!("must not repeat items: {first} and {second} are equal"), None)
    })
}

fn twins_of_few(items: &[Node<'_>]) -> Option<(usize, usize)> {
    items.iter().enumerate().find_map(|(second, item)| {
        let first = items.iter().take(second).position(|earlier| equals(*earlier, *item))?;
        Some((first, second))
    })
}

/// Sorts by hash, so that only items with the same one are compared.
fn twins_of_many(items: &[Node<'_>]) -> Option<(usize, usize)> {
    let hashes = Hashes::new();
    let mut keyed: Vec<(u64, usize, Node<'_>)> =
        items.iter().enumerate().map(|(place, item)| (hashes.of(*item), place, *item)).collect();
    keyed.sort_unstable_by_key(|(hash, place, _)| (*hash, *place));
    keyed
        .chunk_by(|left, right| left.0 == right.0)
        .filter_map(|group| {
            group.iter().enumerate().find_map(|(at, (_, second, item))| {
                let first =
                    group.iter().take(at).find(|(_, _, earlier)| equals(*earlier, *item))?;
                Some((first.1, *second))
            })
        })
        .min_by_key(|(_, second)| *second)
}
