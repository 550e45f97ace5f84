//! `propertyNames` (JSON Schema Core, 10.3.2.4).

use super::members::unknown;
use super::never::is_never;
use crate::Schema;
use crate::judge::{Frame, Judge};

pub(super) fn check(schema: &'static Schema, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut holds = true;
    for (key, _) in frame.node.members() {
        if judge.plainly_holds(schema, key, frame) {
            continue;
        }
        holds = false;
        if judge.is_quiet() {
            return false;
        }
        if is_never(schema) {
            unknown(judge, frame, key, "propertyNames");
            continue;
        }
        let why = judge.weigh_at(schema, key, frame).into_iter().next();
        judge.report(key, frame.schema, "propertyNames", || match why {
            Some(why) => {
                (format!("has a name that is not let in: the name {}", why.message), why.limit)
            }
            None => ("has a name that is not let in".to_owned(), None),
        });
    }
    holds
}
