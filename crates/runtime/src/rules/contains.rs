//! `contains`, `minContains`, `maxContains` (JSON Schema Core, 10.3.1.3; Validation, 6.4.4).

use super::count;
use crate::judge::{Evaluated, Frame, Judge};
use crate::{Contains, Kind};

pub(super) fn check(contains: &Contains, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Array {
        return true;
    }
    let mut matching = 0_u64;
    for item in frame.node.items() {
        matching += u64::from(judge.plainly_holds(contains.schema, item, frame));
    }
    if matching < contains.min {
        let keyword = if contains.min == 1 { "contains" } else { "minContains" };
        return judge.fail(frame, keyword, || {
            (message("least", contains.min, matching), Some(contains.min.into()))
        });
    }
    match contains.max {
        Some(max) if matching > max => {
            judge.fail(frame, "maxContains", || (message("most", max, matching), Some(max.into())))
        }
        _ => true,
    }
}

fn message(most: &str, limit: u64, has: u64) -> String {
    format!("must have at {most} {}, has {has}", count::of(limit, "matching item"))
}

/// What the keyword has looked at: the items that match.
pub(crate) fn evaluated(
    contains: &Contains,
    evaluated: &mut Evaluated,
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
) {
    for (place, item) in frame.node.items().enumerate() {
        if judge.plainly_holds(contains.schema, item, frame) {
            evaluated.add(place);
        }
    }
}
