//! Merging an update into its target (Overlay 1.0, section 4.4.3).

use crate::load::{Member, Node, Tree};

/// How much an overlay may still add.
pub(super) struct Bounds {
    pub(super) depth: usize,
    pub(super) left: usize,
}

impl Bounds {
    /// Whether an update may be put `depth` levels down; it is counted when it may.
    pub(super) fn allow(&mut self, update: &Tree, depth: usize) -> bool {
        let Some(left) = self.left.checked_sub(update.count()) else { return false };
        self.left = left;
        depth.saturating_add(height(update)).saturating_add(1) <= self.depth
    }
}

/// Merges: mappings member by member, sequences by appending, everything else by replacing.
pub(super) fn merge(target: &mut Tree, update: &Tree) {
    match (&mut target.value, &update.value) {
        (Node::Mapping(members), Node::Mapping(updates)) => {
            for member in updates {
                match members.get_mut(&member.key) {
                    Some(value) => inner(value, &member.value),
                    None => members.set(Member { key: member.key.clone(), ..member.clone() }),
                }
            }
        }
        (Node::Sequence(items), _) => items.push(update.clone()),
        _ => *target = update.clone(),
    }
}

/// Below the target a sequence is joined to a sequence.
fn inner(target: &mut Tree, update: &Tree) {
    match (&mut target.value, &update.value) {
        (Node::Sequence(items), Node::Sequence(more)) => items.extend(more.iter().cloned()),
        (Node::Mapping(_), Node::Mapping(_)) => merge(target, update),
        _ => *target = update.clone(),
    }
}

fn height(tree: &Tree) -> usize {
    let below = match &tree.value {
        Node::Sequence(items) => items.iter().map(height).max(),
        Node::Mapping(mapping) => mapping.iter().map(|member| height(&member.value)).max(),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => return 0,
    };
    below.unwrap_or_default().saturating_add(1)
}
