//! `unevaluatedItems` (JSON Schema Core, 11.2).

use super::never::is_never;
use crate::judge::{Evaluated, Frame, Judge};
use crate::{Kind, Schema};

pub(super) fn check(schema: &'static Schema, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Array || frame.node.is_empty() {
        return true;
    }
    let evaluated = Evaluated::by(judge, frame);
    let mut holds = true;
    for (_, item) in frame.node.items().enumerate().filter(|(place, _)| !evaluated.has(*place)) {
        holds &= if is_never(schema) {
            judge.report(item, frame.schema, "unevaluatedItems", || {
                ("is not a known item".to_owned(), None)
            })
        } else {
            judge.apply(schema, item, Some(frame))
        };
    }
    holds
}
