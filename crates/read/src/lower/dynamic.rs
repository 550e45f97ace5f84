//! Completes `$dynamicRef`: which schemas put which resource in force.

use std::collections::BTreeMap;

use specwright_model::{Keyword, SchemaId};

use super::Lowering;
use crate::codes;

/// More entries than this, over all references, are refused: references times schemas multiply.
const MOST: usize = 1_000_000;

/// Replaces each bearer by one entry for every schema of its resource: entering any of them puts the resource in force.
pub(super) fn complete(lowering: &mut Lowering<'_, '_>) {
    let mut by_resource: BTreeMap<usize, Vec<SchemaId>> = BTreeMap::new();
    for (schema, resource) in (0u32..).zip(&lowering.resources) {
        by_resource.entry(*resource).or_default().push(SchemaId(schema));
    }
    let mut entries = 0usize;
    let resources = &lowering.resources;
    let mut too_many = None;
    for schema in &mut lowering.schemas {
        for keyword in &mut schema.keywords {
            let Keyword::DynamicRef(reference) = keyword else { continue };
            let bearers = std::mem::take(&mut reference.bearers);
            for (_, bearer) in bearers {
                let resource = resources.get(bearer.0 as usize).copied().unwrap_or_default();
                let members = by_resource.get(&resource).map(Vec::as_slice).unwrap_or_default();
                entries = entries.saturating_add(members.len());
                if entries > MOST {
                    too_many = Some(schema.place.clone());
                    break;
                }
                reference.bearers.extend(members.iter().map(|member| (*member, bearer)));
            }
        }
    }
    if let Some(place) = too_many {
        lowering.report.add(
            codes::TOO_LARGE.at(place, "dynamic references reach too many schemas all together"),
        );
    }
}
