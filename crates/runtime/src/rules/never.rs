//! The schema `false`: nothing is let in (JSON Schema Core, 4.3.2).

use crate::judge::{Frame, Judge};
use crate::{Rule, Schema};

pub(super) fn check(judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    judge.fail(frame, "false", || ("must be absent".to_owned(), None))
}

/// Whether the schema is `false`, so that who applies it can say so in better words.
pub(super) fn is_never(schema: &Schema) -> bool {
    match schema.rules {
        [Rule::Never] => true,
        [Rule::Late(schema)] => {
            schema.get().is_some_and(|schema| matches!(schema.rules, [Rule::Never]))
        }
        _ => false,
    }
}
