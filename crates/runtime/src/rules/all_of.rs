//! `allOf` (JSON Schema Core, 10.2.1.1).

use crate::Schema;
use crate::judge::{Frame, Judge};

pub(super) fn check(schemas: &[&'static Schema], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut holds = true;
    for schema in schemas {
        holds &= judge.apply(schema, frame.node, Some(frame));
        if !holds && judge.is_quiet() {
            return false;
        }
    }
    holds
}
