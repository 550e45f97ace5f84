//! JSON Pointers (RFC 6901) and where they lead.

use specwright_model::Place;
pub(crate) use specwright_model::pointer::join;
use specwright_model::pointer::{push, unescape};

use crate::load::{Mark, Node, Tree};

/// The tokens of a pointer, unescaped; `None` when the text is no pointer.
pub(crate) fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let rest = pointer.strip_prefix('/')?;
    Some(rest.split('/').map(unescape).collect())
}

/// Where a pointer stops leading anywhere.
pub(crate) struct Lost<'a> {
    /// The last value that was found.
    pub(crate) tree: &'a Tree,
    /// The pointer of that value.
    pub(crate) pointer: String,
    /// The token it has not.
    pub(crate) token: String,
}

/// What the tokens lead to below a tree: the value, its key's position and its pointer.
pub(crate) struct Found<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) key_at: Mark,
    pub(crate) pointer: String,
}

/// Follows tokens from a tree that stands at `base`.
pub(crate) fn follow<'a>(
    tree: &'a Tree,
    base: &str,
    tokens: &[String],
) -> Result<Found<'a>, Lost<'a>> {
    let mut found = Found { tree, key_at: tree.at, pointer: base.to_owned() };
    for token in tokens {
        match step(found.tree, token) {
            Some((tree, key_at)) => {
                found.tree = tree;
                found.key_at = key_at;
                push(&mut found.pointer, token);
            }
            None => {
                return Err(Lost {
                    tree: found.tree,
                    pointer: found.pointer,
                    token: token.clone(),
                });
            }
        }
    }
    Ok(found)
}

fn step<'a>(tree: &'a Tree, token: &str) -> Option<(&'a Tree, Mark)> {
    match &tree.value {
        Node::Mapping(mapping) => {
            mapping.member(token).map(|member| (&member.value, member.key_at))
        }
        Node::Sequence(items) => {
            let canonical = token == "0" || !token.starts_with(['0', '+']);
            let index: usize = token.parse().ok().filter(|_| canonical)?;
            items.get(index).map(|item| (item, item.at))
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => None,
    }
}

/// The place of a value.
pub(crate) fn place(tree: &Tree, pointer: &str) -> Place {
    place_at(tree.at, pointer)
}

/// A place by its position and pointer.
pub(crate) fn place_at(at: Mark, pointer: &str) -> Place {
    Place { pointer: pointer.to_owned(), line: at.line, column: at.column }
}
