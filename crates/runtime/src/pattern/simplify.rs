//! What a search for *whether* a pattern matches need not look at.

use super::node::Node;

/// Cuts the ends: nothing asks where a match starts or stops.
///
/// `x*` at the end of an unanchored pattern can always match the empty text, `x{2,9}` can stop at two; so at the start, where
/// no later reference needs what was captured there. Once `[a-z](,\1)*` is cut it needs no back-reference any more.
pub(super) fn simplify(node: Node) -> Node {
    match node {
        Node::Either(branches) => Node::Either(branches.into_iter().map(simplify).collect()),
        Node::Concat(mut nodes) => {
            while let Some(last) = nodes.pop() {
                let kept = shorten(last);
                if let Some(node) = kept {
                    nodes.push(node);
                    break;
                }
            }
            if !nodes.iter().any(Node::refers) {
                let kept: Vec<Node> = cut_start(nodes);
                nodes = kept;
            }
            match nodes.pop() {
                Some(only) if nodes.is_empty() => only,
                Some(last) => {
                    nodes.push(last);
                    Node::Concat(nodes)
                }
                None => Node::empty(),
            }
        }
        other => shorten(other).unwrap_or_else(Node::empty),
    }
}

fn cut_start(nodes: Vec<Node>) -> Vec<Node> {
    let mut rest = nodes.into_iter();
    let mut kept = Vec::new();
    for node in rest.by_ref() {
        if let Some(node) = shorten(node) {
            kept.push(node);
            break;
        }
    }
    kept.extend(rest);
    kept
}

/// The shortest form of a piece at an open end; `None` when it may be left out.
fn shorten(node: Node) -> Option<Node> {
    match node {
        Node::Repeat(repeat) if repeat.min == 0 => None,
        Node::Repeat(mut repeat) => {
            repeat.max = Some(repeat.min);
            Some(Node::Repeat(repeat))
        }
        Node::Concat(nodes) if nodes.is_empty() => None,
        other => Some(other),
    }
}
