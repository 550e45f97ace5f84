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
    let in_force = frame
        .schemas()
        .filter_map(|schema| bearers.iter().find(|bearer| bearer.resource.at == schema.at));
    in_force.last().map_or(otherwise, |bearer| bearer.schema)
}
