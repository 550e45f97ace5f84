//! What a union's branches list for their members, and which branch a member's text names.

use super::decide::{FAR, admits};
use crate::tape::equals_literal;
use crate::{Kind, Literal, Node, Rule, Schema, Union};

/// More branches than this are not compared: their unions have a sieve or a `discriminator`, or no tag.
const COMPARED: usize = 64;

/// The values a schema lists.
#[derive(Clone, Copy)]
pub(super) enum Listed {
    Values(&'static [Literal]),
    Words(&'static [&'static str]),
}

impl Listed {
    pub(super) fn has(self, value: Node<'_>) -> bool {
        match self {
            Self::Values(values) => values.iter().any(|literal| equals_literal(value, literal)),
            Self::Words(words) => {
                value.as_str().is_some_and(|text| words.binary_search(&text).is_ok())
            }
        }
    }

    /// The values, when all are texts.
    fn texts(self) -> Option<Vec<&'static str>> {
        let text = |literal: &Literal| match literal {
            Literal::String(text) => Some(*text),
            _ => None,
        };
        match self {
            Self::Values(values) => values.iter().map(text).collect(),
            Self::Words(words) => Some(words.to_vec()),
        }
    }
}

/// The values a schema lists, if it lists any.
pub(super) fn listed(schema: &'static Schema, far: u32) -> Option<Listed> {
    schema.rules.iter().find_map(|rule| match rule {
        Rule::Const(literal) => Some(Listed::Values(std::slice::from_ref(literal))),
        Rule::Enum(literals) => Some(Listed::Values(literals)),
        Rule::Words(words) => Some(Listed::Words(words)),
        Rule::Ref(schema) if far > 0 => listed(schema, far - 1),
        Rule::Late(_) => rule.target().and_then(|schema| listed(schema, far)),
        _ => None,
    })
}

/// Members and the values listed for them.
type Members = Vec<(&'static str, Listed)>;

/// A member for which every branch lists texts of its own: a tag that no `discriminator` tells of and that need not be
/// there.
pub(crate) struct MemberTag {
    /// Its name.
    pub(crate) name: &'static str,
    /// The texts of all branches, sorted.
    pub(crate) texts: Vec<&'static str>,
    /// The branch that lists this value's text.
    pub(crate) branch: Option<usize>,
}

/// The member that names a branch; else one whose text is no branch's.
pub(crate) fn by_member(union: &Union, node: Node<'_>) -> Option<MemberTag> {
    if node.kind() != Kind::Object {
        return None;
    }
    let (types, all) = (node.types(), union.branches.iter().copied().enumerate());
    let branches: Vec<(usize, Members)> = all
        .filter(|(_, branch)| admits(branch, types, FAR))
        .take(COMPARED + 1)
        .map(|(place, branch)| (place, members(branch, FAR)))
        .collect();
    let (_, first) = branches.first().filter(|_| (2..=COMPARED).contains(&branches.len()))?;
    let mut unlisted = None;
    for (name, _) in first {
        let Some(text) = node.get(name).and_then(Node::as_str) else { continue };
        match tag(&branches, name, text) {
            Some(tag) if tag.branch.is_some() => return Some(tag),
            tag => unlisted = unlisted.or(tag),
        }
    }
    unlisted
}

fn tag(branches: &[(usize, Members)], name: &'static str, text: &str) -> Option<MemberTag> {
    let (mut texts, mut branch) = (Vec::new(), None);
    for (place, members) in branches {
        let (_, own) = members.iter().find(|(member, _)| *member == name)?;
        let own = own.texts()?;
        branch = branch.or(own.contains(&text).then_some(*place));
        texts.extend(own);
    }
    texts.sort_unstable();
    let apart = texts.windows(2).all(|pair| matches!(pair, [one, other] if one != other));
    apart.then_some(MemberTag { name, texts, branch })
}

/// The members for which a schema lists values.
fn members(schema: &'static Schema, far: u32) -> Members {
    let own = |rule: &'static Rule| match rule {
        Rule::Members(own) => {
            let own = own.properties.iter();
            own.filter_map(|own| Some((own.name, listed(own.schema, FAR)?))).collect()
        }
        Rule::Ref(schema) if far > 0 => members(schema, far - 1),
        Rule::Late(_) => rule.target().map(|schema| members(schema, far)).unwrap_or_default(),
        Rule::AllOf(schemas) if far > 0 => {
            schemas.iter().flat_map(|schema| members(schema, far - 1)).collect()
        }
        _ => Vec::new(),
    };
    schema.rules.iter().flat_map(own).collect()
}
