//! `not` (JSON Schema Core, 10.2.1.4).

use crate::Schema;
use crate::judge::{Frame, Judge};

pub(super) fn check(schema: &'static Schema, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    !judge.holds(schema, frame.node, Some(frame))
        || judge.fail(frame, "not", || (format!("must not match `{}`", schema.at), None))
}
