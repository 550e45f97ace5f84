//! `required` that names a member no `properties` in reach declares.

use std::collections::BTreeSet;

use specwright_model::{Diagnostic, Keyword, Model, Schema, SchemaId};

use super::{UNDECLARED, warning};
use crate::suggest::did_you_mean;

/// The most schemas looked at for one `required`.
const REACH: usize = 1_000;

/// The members asked for and declared nowhere: neither in the schema, nor in what it applies, nor in the schema whose
/// branch it is.
pub(super) fn check(model: &Model) -> Vec<Diagnostic> {
    let parents = parents(model);
    let mut found = Vec::new();
    for (id, schema) in model.ids().zip(&model.schemas) {
        let Some(required) = schema.keywords.iter().find_map(|keyword| match keyword {
            Keyword::Required(required) => Some(required),
            _ => None,
        }) else {
            continue;
        };
        let reached = reached(model, &parents, id);
        let Some(declared) = declared(model, &reached) else { continue };
        for member in &required.0 {
            if declared.contains(member.name.as_str()) {
                continue;
            }
            let help = did_you_mean(&member.name, declared.iter().copied()).unwrap_or_else(|| {
                "declare it under `properties`, or remove it from `required`".to_owned()
            });
            let message =
                format!("`required` asks for `{}`, which no `properties` declares", member.name);
            found.push(warning(
                UNDECLARED,
                schema.place.child("required"),
                message,
                help,
                "required",
            ));
        }
    }
    found
}

/// The schema that applies each schema to the same value, written in place; references are looked down, not up.
fn parents(model: &Model) -> Vec<Option<SchemaId>> {
    let mut parents = vec![None; model.schemas.len()];
    for (id, schema) in model.ids().zip(&model.schemas) {
        for child in
            schema.keywords.iter().filter(|keyword| is_branch(keyword)).flat_map(Keyword::children)
        {
            let below = model.schemas.get(child.0 as usize);
            let inline =
                below.is_some_and(|below| below.place.pointer.starts_with(&schema.place.pointer));
            if let Some(parent) = parents.get_mut(child.0 as usize).filter(|_| inline) {
                *parent = Some(id);
            }
        }
    }
    parents
}

/// The keywords that apply schemas to the same value.
pub(super) fn is_branch(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::AllOf(_)
            | Keyword::AnyOf(_)
            | Keyword::OneOf(_)
            | Keyword::Not(_)
            | Keyword::If(_)
            | Keyword::DependentSchemas(_)
    )
}

/// The schemas that judge the same value, as far as they are written around this one.
fn reached(model: &Model, parents: &[Option<SchemaId>], id: SchemaId) -> BTreeSet<SchemaId> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if reached.len() >= REACH || !reached.insert(id) {
            continue;
        }
        let Some(schema) = model.schemas.get(id.0 as usize) else { continue };
        let applied = |keyword: &&Keyword| {
            is_branch(keyword) || matches!(keyword, Keyword::Ref(_) | Keyword::DynamicRef(_))
        };
        waiting.extend(schema.keywords.iter().filter(applied).flat_map(Keyword::children));
        waiting.extend(parents.get(id.0 as usize).copied().flatten());
    }
    reached
}

/// The properties these schemas declare; `None` when any name may be declared: by a pattern, or as an entry of a map.
fn declared<'m>(model: &'m Model, reached: &BTreeSet<SchemaId>) -> Option<BTreeSet<&'m str>> {
    let schemas = reached.iter().filter_map(|id| model.schemas.get(id.0 as usize));
    let mut declared = BTreeSet::new();
    for members in schemas.filter_map(Schema::members) {
        let map = members.additional.is_some_and(|id| {
            model
                .schemas
                .get(id.0 as usize)
                .is_some_and(|schema| !schema.keywords.is_empty() && !schema.is_never())
        });
        if map || !members.patterns.is_empty() {
            return None;
        }
        declared.extend(members.properties.iter().map(|(name, _)| name.as_str()));
    }
    (reached.len() < REACH).then_some(declared)
}
