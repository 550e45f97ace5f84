//! What holds at once: a schema, the schemas it refers to, the branches of its `allOf`, and a branch of a union when no
//! other can hold.

use std::collections::BTreeSet;

use specwright_model::{Keyword, Model, SchemaId, Types};

use super::kinds::Kinds;

/// How many schemas one form is made of at most; beyond, it is JSON.
const MOST: usize = 256;

/// The branches of a union that let in some of these types.
pub(super) fn live(kinds: &Kinds<'_>, branches: &[SchemaId], core: Types) -> Vec<SchemaId> {
    let alive = |id: &&SchemaId| !kinds.of(**id).intersection(core).is_empty();
    branches.iter().filter(alive).copied().collect()
}

/// The schemas that hold whenever this one does for a value of these types, itself first, in the order of the
/// document; `None` when they are too many.
pub(super) fn all(
    model: &Model,
    kinds: &Kinds<'_>,
    id: SchemaId,
    core: Types,
) -> Option<Vec<SchemaId>> {
    gather(model, id, |keyword| match keyword.branches() {
        Some(branches) => sole(kinds, branches, core).into_iter().collect(),
        None => holds(keyword),
    })
}

fn gather(
    model: &Model,
    id: SchemaId,
    holds: impl Fn(&Keyword) -> Vec<SchemaId>,
) -> Option<Vec<SchemaId>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if seen.len() > MOST {
            return None;
        }
        found.push(id);
        let next: Vec<SchemaId> = model.schema(id).keywords.iter().flat_map(&holds).collect();
        open.extend(next.into_iter().rev());
    }
    Some(found)
}

/// The schemas that hold because of one keyword, whatever the value.
fn holds(keyword: &Keyword) -> Vec<SchemaId> {
    match keyword {
        Keyword::Ref(target) => vec![target.0],
        Keyword::AllOf(all) => all.0.clone(),
        _ => Vec::new(),
    }
}

/// The only branch that can hold.
fn sole(kinds: &Kinds<'_>, branches: &[SchemaId], core: Types) -> Option<SchemaId> {
    match live(kinds, branches, core).as_slice() {
        [branch] => Some(*branch),
        _ => None,
    }
}

/// The one schema a schema takes its form from: it refers to it, itself, by `allOf` or by the only branch of a union
/// that can hold, and says nothing else that shapes a value.
pub(super) fn single(
    model: &Model,
    kinds: &Kinds<'_>,
    id: SchemaId,
    core: Types,
) -> Option<SchemaId> {
    let mut targets = BTreeSet::new();
    let mut open = vec![id];
    let mut steps = 0_usize;
    while let Some(at) = open.pop() {
        steps = steps.saturating_add(1);
        if steps > MOST {
            return None;
        }
        for keyword in &model.schema(at).keywords {
            match keyword {
                Keyword::Ref(target) => drop(targets.insert(target.0)),
                Keyword::AllOf(all) => open.extend(&all.0),
                Keyword::AnyOf(any) => open.push(sole(kinds, &any.branches, core)?),
                Keyword::OneOf(one) => open.push(sole(kinds, &one.branches, core)?),
                keyword if shapes(keyword) => return None,
                _ => {}
            }
        }
    }
    let first = targets.pop_first();
    first.filter(|target| targets.is_empty() && *target != id)
}

/// Whether a keyword says more of the form than which types are let in.
fn shapes(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Enum(_)
            | Keyword::Const(_)
            | Keyword::Required(_)
            | Keyword::DynamicRef(_)
            | Keyword::If(_)
            | Keyword::DependentSchemas(_)
            | Keyword::Members(_)
            | Keyword::Elements(_)
            | Keyword::UnevaluatedProperties(_)
            | Keyword::UnevaluatedItems(_)
    )
}

/// Whether a schema lets in everything that is no object.
pub(super) fn only_objects(model: &Model, id: SchemaId) -> bool {
    let silent = |keyword: &Keyword| {
        matches!(
            keyword,
            Keyword::Members(_)
                | Keyword::Required(_)
                | Keyword::MinProperties(_)
                | Keyword::MaxProperties(_)
                | Keyword::PropertyNames(_)
                | Keyword::DependentRequired(_)
                | Keyword::Ref(_)
                | Keyword::AllOf(_)
        )
    };
    gather(model, id, holds)
        .is_some_and(|all| all.iter().all(|id| model.schema(*id).keywords.iter().all(silent)))
}
