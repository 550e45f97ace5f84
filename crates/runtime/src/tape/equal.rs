//! Equality of JSON values: numbers by value, objects whatever the order (JSON Schema Core, 4.2.2).

use super::{Kind, Node};
use crate::number::{compare, same};
use crate::{Bound, Literal};

/// Whether two values are equal. Recursion ends at the depth limit of tapes.
pub(crate) fn equals(left: Node<'_>, right: Node<'_>) -> bool {
    if left.kind() != right.kind() || left.len() != right.len() {
        return false;
    }
    match left.kind() {
        Kind::Null => true,
        Kind::Bool => left.as_bool() == right.as_bool(),
        Kind::Number => same(left.as_number().unwrap_or(""), right.as_number().unwrap_or("")),
        Kind::String => left.as_str() == right.as_str(),
        Kind::Array => left.items().zip(right.items()).all(|(left, right)| equals(left, right)),
        Kind::Object => sorted(left).into_iter().zip(sorted(right)).all(
            |((left_name, left), (right_name, right))| {
                left_name == right_name && equals(left, right)
            },
        ),
    }
}

fn sorted(object: Node<'_>) -> Vec<(&str, Node<'_>)> {
    let mut members: Vec<_> =
        object.members().map(|(key, value)| (key.as_str().unwrap_or(""), value)).collect();
    members.sort_by_key(|(name, _)| *name);
    members
}

/// Whether a value equals one of the document.
pub(crate) fn equals_literal(node: Node<'_>, literal: &Literal) -> bool {
    match literal {
        Literal::Null => node.is_null(),
        Literal::Bool(flag) => node.as_bool() == Some(*flag),
        Literal::Number(bound) => node.as_number().is_some_and(|text| equals_bound(text, *bound)),
        Literal::String(text) => node.is_text(text),
        Literal::Array(items) => {
            node.kind() == Kind::Array
                && node.len() == items.len()
                && node.items().zip(*items).all(|(node, item)| equals_literal(node, item))
        }
        Literal::Object(members) => {
            node.kind() == Kind::Object
                && node.len() == members.len()
                && members.iter().all(|(name, value)| {
                    node.get(name).is_some_and(|node| equals_literal(node, value))
                })
        }
    }
}

fn equals_bound(text: &str, bound: Bound) -> bool {
    compare(text, bound).is_eq()
}
