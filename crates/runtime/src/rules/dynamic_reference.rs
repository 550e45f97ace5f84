//! `$dynamicRef` (JSON Schema Core, 8.2.3.2).

use crate::judge::{Frame, Judge};
use crate::{Bearer, Schema};

pub(super) fn check(
    bearers: &'static [Bearer],
    otherwise: &'static Schema,
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
) -> bool {
    judge.unsettle();
    judge.refer(resolve(bearers, otherwise, frame), frame)
}

/// The schema that bears the anchor in the outermost resource in force.
pub(crate) fn resolve(
    bearers: &'static [Bearer],
    otherwise: &'static Schema,
    frame: &Frame<'_>,
) -> &'static Schema {
    let in_force = frame.schemas().filter_map(|schema| bearer_of(bearers, schema));
    in_force.last().map_or(otherwise, |bearer| bearer.schema)
}

/// The bearer whose resource holds the schema: the nearest one above it in the document.
fn bearer_of(bearers: &'static [Bearer], schema: &Schema) -> Option<&'static Bearer> {
    let holding = bearers.iter().filter(|bearer| is_within(schema.at, bearer.resource.at));
    holding.max_by_key(|bearer| bearer.resource.at.len())
}

/// Whether a place of the document lies within another.
fn is_within(at: &str, resource: &str) -> bool {
    at.strip_prefix(resource).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
