//! `prefixItems`, `items` (JSON Schema Core, 10.3.1).

use crate::Elements;
use crate::judge::{Evaluated, Frame, Judge};

pub(super) fn check(elements: &Elements, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut prefix = elements.prefix.iter();
    let mut holds = true;
    for item in frame.node.items() {
        let Some(schema) = prefix.next().copied().or(elements.rest) else { break };
        holds &= judge.apply(schema, item, Some(frame));
        if !holds && judge.is_quiet() {
            return false;
        }
    }
    holds
}

/// What these keywords have looked at.
pub(crate) fn evaluated(elements: &Elements, evaluated: &mut Evaluated, frame: &Frame<'_>) {
    if elements.rest.is_some() {
        return evaluated.add_all();
    }
    (0..elements.prefix.len().min(frame.node.len())).for_each(|place| evaluated.add(place));
}
