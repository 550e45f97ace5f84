//! `unevaluatedProperties` (JSON Schema Core, 11.3).

use super::members::unknown;
use super::never::is_never;
use crate::judge::{Evaluated, Frame, Judge};
use crate::{Kind, Schema};

pub(super) fn check(schema: &'static Schema, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Object || frame.node.is_empty() {
        return true;
    }
    let evaluated = Evaluated::by(judge, frame);
    let mut holds = true;
    for (_, (key, value)) in
        frame.node.members().enumerate().filter(|(place, _)| !evaluated.has(*place))
    {
        holds &= if is_never(schema) {
            unknown(judge, frame, key, "unevaluatedProperties")
        } else {
            judge.apply(schema, value, Some(frame))
        };
    }
    holds
}
