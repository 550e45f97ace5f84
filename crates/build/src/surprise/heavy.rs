//! Schemas that cost too much to judge by: unions of unions have more ways through than anybody could go.

use std::collections::BTreeSet;

use specwright_model::{Keyword, Model, SchemaId};

use super::required::is_branch;

/// The most ways through the schemas applied to one value.
const WAYS: u64 = 10_000;

/// The schemas that are too heavy, or need one that is.
pub(super) fn heavy(model: &Model) -> BTreeSet<SchemaId> {
    let ways = ways(model);
    let mut above: Vec<Vec<SchemaId>> = vec![Vec::new(); model.schemas.len()];
    for (id, schema) in model.ids().zip(&model.schemas) {
        for child in schema.keywords.iter().flat_map(Keyword::children) {
            above.get_mut(child.0 as usize).into_iter().for_each(|list| list.push(id));
        }
    }
    let too_many = |(_, ways): &(SchemaId, &Option<u64>)| ways.is_none_or(|ways| ways > WAYS);
    let mut waiting: Vec<SchemaId> =
        model.ids().zip(&ways).filter(too_many).map(|(id, _)| id).collect();
    let mut heavy = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if heavy.insert(id) {
            waiting.extend(above.get(id.0 as usize).into_iter().flatten().copied());
        }
    }
    heavy
}

/// How many ways lead through the schemas applied to the same value; none where they lead in a circle.
fn ways(model: &Model) -> Vec<Option<u64>> {
    let mut ways: Vec<Option<u64>> = vec![None; model.schemas.len()];
    let mut seen: BTreeSet<SchemaId> = BTreeSet::new();
    for root in model.ids() {
        // A schema is put back below its children, and counted when they are.
        let mut waiting = vec![root];
        while let Some(id) = waiting.pop() {
            let Some(schema) = model.schemas.get(id.0 as usize) else { continue };
            let applied = schema.keywords.iter().filter(|keyword| {
                is_branch(keyword) || matches!(keyword, Keyword::Ref(_) | Keyword::DynamicRef(_))
            });
            let children: Vec<SchemaId> = applied.flat_map(Keyword::children).collect();
            if seen.insert(id) {
                waiting.push(id);
                waiting.extend(children.into_iter().filter(|child| !seen.contains(child)));
                continue;
            }
            let below = children.iter().try_fold(1_u64, |sum, child| {
                let ways = ways.get(child.0 as usize).copied().flatten()?;
                Some(sum.saturating_add(ways))
            });
            if let Some(slot) = ways.get_mut(id.0 as usize).filter(|slot| slot.is_none()) {
                *slot = below;
            }
        }
    }
    ways
}
