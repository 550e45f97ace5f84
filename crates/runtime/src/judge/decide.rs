//! Which branch of a union a value means. It chooses whose violations are told, never the verdict.

use super::listed::listed;
use super::{by_member, nearly, unlisted};
use crate::tape::equals_literal;
use crate::{Kind, Literal, Node, Rule, Schema, Types, Union};

/// How many references and `allOf` are followed to learn what a branch asks for. What is only made late is no step more,
/// so tables made at run time tell what emitted ones tell.
pub(super) const FAR: u32 = 8;

/// What a value leaves of a union.
pub(crate) enum Decision {
    /// One branch is meant.
    Branch(usize),
    /// These are possible; none was singled out.
    Open(Vec<usize>),
}

/// Looks at the tag, at types, and at constant members.
pub(crate) fn decide(union: &Union, node: Node<'_>) -> Decision {
    if let Some(branch) = by_tag(union, node) {
        return Decision::Branch(branch);
    }
    let named = by_member(union, node);
    if let Some(branch) = named.as_ref().and_then(|tag| tag.branch) {
        return Decision::Branch(branch);
    }
    if named.is_some() || unlisted(union, node).is_some() {
        return Decision::Open(Vec::new());
    }
    let types = node.types();
    let admit =
        |place: &usize| union.branches.get(*place).is_some_and(|branch| admits(branch, types, FAR));
    let mut admitting: Vec<usize> = nearly(union, node).into_iter().filter(admit).collect();
    if admitting.is_empty() {
        admitting = (0..union.branches.len()).filter(admit).collect();
    }
    let fitting: Vec<usize> = admitting
        .iter()
        .copied()
        .filter(|place| union.branches.get(*place).is_some_and(|branch| fits(branch, node, FAR)))
        .collect();
    let left = if fitting.is_empty() { admitting } else { fitting };
    match left.as_slice() {
        [only] => Decision::Branch(*only),
        [] => besides_null(union, node).map_or(Decision::Open(left), Decision::Branch),
        _ => Decision::Open(left),
    }
}

/// "X or null" is nullable X: whatever is not null means X, of whatever type it is.
fn besides_null(union: &Union, node: Node<'_>) -> Option<usize> {
    let (mut nulls, mut others) = (0_usize, Vec::new());
    for (place, branch) in union.branches.iter().enumerate() {
        if TYPES.iter().any(|types| admits(branch, *types, FAR)) {
            others.push(place);
        } else {
            nulls = nulls.saturating_add(1);
        }
    }
    match others.as_slice() {
        [only] if nulls > 0 && node.kind() != Kind::Null => Some(*only),
        _ => None,
    }
}

/// Every type but null; a number is let in where its whole ones are.
const TYPES: [Types; 5] =
    [Types::BOOLEAN, Types::INTEGER, Types::STRING, Types::ARRAY, Types::OBJECT];

fn by_tag(union: &Union, node: Node<'_>) -> Option<usize> {
    let tag = union.tag.as_ref()?;
    let value = node.get(tag.property)?.as_str()?;
    let known = tag.values.iter().find(|known| known.value == value)?;
    (known.branch < union.branches.len()).then_some(known.branch)
}

/// Whether a schema lets a type in, as far as `type`, `enum` and `const` tell.
pub(super) fn admits(schema: &'static Schema, types: Types, far: u32) -> bool {
    schema.rules.iter().all(|rule| match rule {
        Rule::Never => false,
        Rule::Type(allowed) => allowed.contains(types),
        Rule::Const(literal) => literal_types(literal).meets(types),
        Rule::Enum(literals) => literals.iter().any(|literal| literal_types(literal).meets(types)),
        Rule::Words(_) => types.meets(Types::STRING),
        Rule::Ref(schema) if far > 0 => admits(schema, types, far - 1),
        Rule::Late(_) => rule.target().is_none_or(|schema| admits(schema, types, far)),
        Rule::AllOf(schemas) if far > 0 => {
            schemas.iter().all(|schema| admits(schema, types, far - 1))
        }
        _ => true,
    })
}

fn literal_types(literal: &Literal) -> Types {
    match literal {
        Literal::Null => Types::NULL,
        Literal::Bool(_) => Types::BOOLEAN,
        Literal::Number(_) => Types::NUMBER,
        Literal::String(_) => Types::STRING,
        Literal::Array(_) => Types::ARRAY,
        Literal::Object(_) => Types::OBJECT,
    }
}

/// Whether the constant members of a branch, and its own constants, are those of the value.
fn fits(schema: &'static Schema, node: Node<'_>, far: u32) -> bool {
    schema.rules.iter().all(|rule| match rule {
        Rule::Const(literal) => equals_literal(node, literal),
        Rule::Ref(schema) if far > 0 => fits(schema, node, far - 1),
        Rule::Late(_) => rule.target().is_none_or(|schema| fits(schema, node, far)),
        Rule::AllOf(schemas) if far > 0 => schemas.iter().all(|schema| fits(schema, node, far - 1)),
        Rule::Members(members) if node.kind() == Kind::Object => members
            .properties
            .iter()
            .filter_map(|property| {
                listed(property.schema, FAR).map(|listed| (property.name, listed))
            })
            .all(|(name, listed)| node.get(name).is_none_or(|value| listed.has(value))),
        _ => true,
    })
}

/// The branch that is meant, when one is.
pub(crate) fn decided(union: &Union, node: Node<'_>) -> Option<usize> {
    match decide(union, node) {
        Decision::Branch(place) => Some(place),
        Decision::Open(_) => None,
    }
}
