//! `$ref` (JSON Schema Core, 8.2.3.1).

use crate::Schema;
use crate::judge::{Frame, Judge};

pub(super) fn check(
    target: Option<&'static Schema>,
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
) -> bool {
    target.is_none_or(|schema| judge.refer(schema, frame))
}
