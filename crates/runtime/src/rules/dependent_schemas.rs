//! `dependentSchemas` (JSON Schema Core, 10.2.2.4).

use crate::Property;
use crate::judge::{Frame, Judge};

pub(super) fn check(entries: &[Property], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut holds = true;
    for entry in entries.iter().filter(|entry| frame.node.has(entry.name)) {
        holds &= judge.apply(entry.schema, frame.node, Some(frame));
    }
    holds
}
