//! `not` (JSON Schema Core, 10.2.1.4).

use crate::Schema;
use crate::judge::{Frame, Judge};

pub(super) fn check(schema: &'static Schema, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    !judge.plainly_holds(schema, frame.node, frame)
        || judge.fail(frame, "not", || (message(schema), None))
}

/// `not: {}` refuses everything, as `false` does; the schema that accepts everything has no place to point at.
fn message(schema: &Schema) -> String {
    if schema.rules.is_empty() {
        "must be absent".to_owned()
    } else {
        format!("must not match `{}`", schema.at)
    }
}
