//! What the schemas that hold at one place say together: `allOf` merged, references followed, `null` set apart.

use crate::side::Side;
use specwright_model::keywords::{Members, RequiredMember, Tag};
use specwright_model::{Keyword, Notes, SchemaId, Types, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How deep, and how many, branches of unions are asked for their types; beyond that every type is assumed.
const DEPTH: u32 = 8;
const BRANCHES: u32 = 256;

/// A merged schema. Everything remembers the schema that says it.
#[derive(Debug, Default)]
pub(crate) struct Shape<'m> {
    /// The schemas merged, the first one first.
    pub(crate) parts: Vec<SchemaId>,
    /// The types let in, without `null`.
    pub(crate) types: TypeSet,
    /// Whether `null` is let in.
    pub(crate) null: bool,
    /// The schema that names a type.
    pub(crate) typed: Option<SchemaId>,
    /// The values of `enum`, without `null`.
    pub(crate) values: Option<(Vec<&'m Value>, SchemaId)>,
    /// `const`.
    pub(crate) constant: Option<(&'m Value, SchemaId)>,
    /// `required`, by member.
    pub(crate) required: BTreeMap<&'m str, (&'m RequiredMember, SchemaId)>,
    /// `properties`, by name: their schemas.
    pub(crate) properties: BTreeMap<&'m str, Vec<SchemaId>>,
    /// `patternProperties`, by pattern.
    pub(crate) patterns: BTreeMap<&'m str, Vec<SchemaId>>,
    /// `additionalProperties`, and the schema that says it.
    pub(crate) additional: Vec<(SchemaId, SchemaId)>,
    /// `prefixItems` by place, then `items`.
    pub(crate) prefix: Vec<Vec<SchemaId>>,
    pub(crate) rest: Vec<SchemaId>,
    /// The schema that says something of items.
    pub(crate) elements: Option<SchemaId>,
    /// `anyOf` and `oneOf`, the branch `null` left out.
    pub(crate) unions: Vec<Union<'m>>,
    /// Everything else.
    pub(crate) others: Vec<(&'m Keyword, SchemaId)>,
    /// The annotations of the first part, and what any part says.
    pub(crate) notes: Merged<'m>,
}

/// The types of a shape; every type unless a part says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TypeSet(pub(crate) Types);

impl Default for TypeSet {
    fn default() -> Self {
        Self(Types::ALL.without(Types::NULL))
    }
}

/// `anyOf` or `oneOf`.
#[derive(Debug)]
pub(crate) struct Union<'m> {
    pub(crate) keyword: &'m Keyword,
    pub(crate) branches: Vec<SchemaId>,
    pub(crate) tag: Option<&'m Tag>,
    pub(crate) origin: SchemaId,
}

/// The annotations of a merged schema that matter.
#[derive(Debug, Default)]
pub(crate) struct Merged<'m> {
    pub(crate) default: Option<(&'m Value, SchemaId)>,
    pub(crate) format: Option<(&'m str, SchemaId)>,
    /// What the text of a string holds, and the schema that says it.
    pub(crate) content: Option<(&'m [(String, Value)], SchemaId)>,
    pub(crate) deprecated: bool,
    pub(crate) read_only: bool,
    /// The schemas with a union that lets in `null` by a branch of its own.
    null_beside: BTreeSet<SchemaId>,
    pub(crate) write_only: bool,
}

impl Shape<'_> {
    /// The schema a finding about the whole stands at.
    pub(crate) fn origin(&self) -> Option<SchemaId> {
        self.parts.first().copied()
    }

    /// Whether it is nothing but a union.
    pub(crate) fn is_plain_union(&self) -> bool {
        self.unions.len() == 1 && !self.says_more()
    }

    /// Whether it says anything beside its unions.
    pub(crate) fn says_more(&self) -> bool {
        self.typed.is_some()
            || self.values.is_some()
            || self.constant.is_some()
            || !self.properties.is_empty()
            || !self.others.is_empty()
    }

    /// Whether it accepts no other members than it names.
    pub(crate) fn closed(&self, side: &Side<'_>) -> bool {
        self.additional
            .iter()
            .any(|(schema, _)| side.meant(*schema).is_some_and(specwright_model::Schema::is_never))
            || self.others.iter().any(|(keyword, _)| match keyword {
                Keyword::UnevaluatedProperties(unevaluated) => {
                    side.meant(unevaluated.0).is_some_and(specwright_model::Schema::is_never)
                }
                _ => false,
            })
    }
}

/// Merges the schemas of a set.
pub(crate) fn of<'m>(side: &Side<'m>, members: &[SchemaId]) -> Shape<'m> {
    merge(side, members, DEPTH, &mut { BRANCHES })
}

fn merge<'m>(side: &Side<'m>, members: &[SchemaId], depth: u32, budget: &mut u32) -> Shape<'m> {
    let mut shape = Shape { null: true, ..Shape::default() };
    let mut seen = BTreeSet::new();
    // Each part, and whether `null` is let in beside it (a union of the part and `null`).
    let mut queue: Vec<(SchemaId, bool)> = members.iter().rev().map(|id| (*id, false)).collect();
    while let Some((id, or_null)) = queue.pop() {
        let Some(schema) = side.schema(id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        shape.parts.push(id);
        shape.notes.read(&schema.notes, id);
        let mut next = Vec::new();
        for keyword in &schema.keywords {
            match keyword {
                Keyword::Ref(to) => next.push((to.0, or_null)),
                Keyword::DynamicRef(to) => next.push((to.otherwise, or_null)),
                Keyword::AllOf(all) => next.extend(all.0.iter().map(|part| (*part, or_null))),
                keyword if keyword.branches().is_some() => {
                    shape.union(side, keyword, id, (&mut next, or_null));
                }
                other => shape.read(other, id, or_null),
            }
        }
        queue.extend(next.into_iter().rev());
    }
    shape.ask_branches(side, depth, budget);
    shape
}

impl<'m> Shape<'m> {
    fn read(&mut self, keyword: &'m Keyword, id: SchemaId, or_null: bool) {
        match keyword {
            Keyword::Type(types) => {
                self.types = TypeSet(self.types.0.intersection(types.0));
                self.null &= or_null || types.0.contains(Types::NULL);
                self.typed = self.typed.or(Some(id));
            }
            Keyword::Enum(list) => {
                self.null &= or_null || list.0.contains(&Value::Null);
                let given = list.0.iter().filter(|value| **value != Value::Null);
                let values = match self.values.take() {
                    None => given.collect(),
                    Some((known, _)) => {
                        let known: BTreeSet<&Value> = known.into_iter().collect();
                        given.filter(|value| known.contains(value)).collect()
                    }
                };
                self.values = Some((values, id));
            }
            Keyword::Const(value) => {
                self.null &= or_null || value.0 == Value::Null;
                self.constant = Some((&value.0, id));
            }
            Keyword::Never(_) => {
                self.null &= or_null;
                self.others.push((keyword, id));
            }
            Keyword::Required(required) => {
                for member in &required.0 {
                    self.required.entry(member.name.as_str()).or_insert((member, id));
                }
            }
            Keyword::Members(members) => self.members(members, id),
            Keyword::Elements(elements) => {
                self.elements = self.elements.or(Some(id));
                for (at, schema) in elements.prefix.iter().enumerate() {
                    match self.prefix.get_mut(at) {
                        Some(known) => known.push(*schema),
                        None => self.prefix.push(vec![*schema]),
                    }
                }
                self.rest.extend(elements.rest);
            }
            other => self.others.push((other, id)),
        }
    }

    fn members(&mut self, members: &'m Members, id: SchemaId) {
        for (name, schema) in &members.properties {
            self.properties.entry(name.as_str()).or_default().push(*schema);
        }
        for (pattern, schema) in &members.patterns {
            self.patterns.entry(pattern.as_str()).or_default().push(*schema);
        }
        self.additional.extend(members.additional.map(|schema| (schema, id)));
    }

    /// A union of one branch, `null` left out, is that branch; the others are kept.
    fn union(
        &mut self,
        side: &Side<'m>,
        keyword: &'m Keyword,
        origin: SchemaId,
        (next, or_null): (&mut Vec<(SchemaId, bool)>, bool),
    ) {
        let (branches, tag) = (keyword.branches().unwrap_or_default(), keyword.tag());
        let is_null = |id: &SchemaId| side.schema(side.target(*id)).is_some_and(only_null);
        let rest: Vec<SchemaId> = branches.iter().copied().filter(|id| !is_null(id)).collect();
        let null = rest.len() < branches.len() || or_null;
        match rest.as_slice() {
            [] if !branches.is_empty() => self.types = TypeSet(Types::NONE),
            [only] if tag.is_none() => next.push((*only, null)),
            // Branches that only name types are a list of types.
            _ if tag.is_none()
                && let Some(types) = plain_types(side, &rest) =>
            {
                self.types = TypeSet(self.types.0.intersection(types.without(Types::NULL)));
                self.null &= null || types.contains(Types::NULL);
                self.typed = self.typed.or(Some(origin));
            }
            _ => {
                let branches = if null { rest } else { branches.to_vec() };
                self.unions.push(Union { keyword, branches, tag, origin });
                if null {
                    self.notes.null_beside.insert(origin);
                }
            }
        }
    }

    /// A union lets in the types its branches let in.
    fn ask_branches(&mut self, side: &Side<'m>, depth: u32, budget: &mut u32) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for union in &self.unions {
            let (mut types, mut null) =
                (Types::NONE, self.notes.null_beside.contains(&union.origin));
            for branch in &union.branches {
                let Some(left) = budget.checked_sub(1) else { return };
                *budget = left;
                let branch = merge(side, &[*branch], depth, budget);
                types = types.union(branch.types.0);
                null |= branch.null;
            }
            self.types = TypeSet(self.types.0.intersection(types));
            self.null &= null;
        }
    }
}

impl<'m> Merged<'m> {
    fn read(&mut self, notes: &'m Notes, id: SchemaId) {
        // Parts that differ are an accident; whatever their order, one of them is chosen.
        self.default = least(self.default, notes.default.as_ref().map(|value| (value, id)));
        self.format = least(self.format, notes.format.as_deref().map(|name| (name, id)));
        if self.content.is_none() && !notes.content.is_empty() {
            self.content = Some((notes.content.as_slice(), id));
        }
        self.deprecated |= notes.deprecated;
        self.read_only |= notes.read_only;
        self.write_only |= notes.write_only;
    }
}

/// The types of branches that say nothing else and do not overlap.
fn plain_types(side: &Side<'_>, branches: &[SchemaId]) -> Option<Types> {
    branches.iter().try_fold(Types::NONE, |known, branch| {
        match side.schema(side.target(*branch))?.keywords.as_slice() {
            [Keyword::Type(types)] if known.intersection(types.0).is_empty() => {
                Some(known.union(types.0))
            }
            _ => None,
        }
    })
}

/// The smaller of two, the first where they are equal.
fn least<T: Ord + Copy>(
    known: Option<(T, SchemaId)>,
    next: Option<(T, SchemaId)>,
) -> Option<(T, SchemaId)> {
    match (known, next) {
        (Some(known), Some(next)) if next.0 < known.0 => Some(next),
        (known, next) => known.or(next),
    }
}

fn only_null(schema: &specwright_model::Schema) -> bool {
    match schema.keywords.as_slice() {
        [Keyword::Type(types)] => types.0 == Types::NULL,
        [Keyword::Enum(list)] => list.0 == [Value::Null],
        [Keyword::Const(value)] => value.0 == Value::Null,
        [Keyword::Type(types), Keyword::Enum(list)] => {
            types.0 == Types::NULL && list.0 == [Value::Null]
        }
        _ => false,
    }
}
