//! `required` (JSON Schema Validation, 6.5.3): the one keyword that asks for the direction.

use crate::judge::{Frame, Judge};
use crate::{Asked, Kind};

pub(super) fn check(asked: &[Asked], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Object {
        return true;
    }
    let mut holds = true;
    for asked in asked {
        let name = match asked {
            Asked::Except(_, directions) if directions.contains(&judge.direction) => continue,
            Asked::Always(name) | Asked::Except(name, _) => name,
        };
        if !frame.node.has(name) {
            holds = judge.report_missing(frame, name, "required", || "is required".to_owned());
        }
    }
    holds
}
