//! `type` (JSON Schema Validation, 6.1.1).

use crate::judge::{Frame, Judge};
use crate::{Json, Kind, Types, number};

pub(super) fn check(types: Types, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let node = frame.node;
    let holds = match node.kind() {
        Kind::Null => types.contains(Types::NULL),
        Kind::Bool => types.contains(Types::BOOLEAN),
        Kind::String => types.contains(Types::STRING),
        Kind::Array => types.contains(Types::ARRAY),
        Kind::Object => types.contains(Types::OBJECT),
        Kind::Number if types.contains(Types::NUMBER) => true,
        Kind::Number => {
            types.contains(Types::INTEGER) && node.as_number().is_some_and(number::is_integer)
        }
    };
    holds
        || judge.fail(frame, "type", || {
            let limit = match types.names().as_slice() {
                [one] => Json::from(*one),
                several => Json::strings(several),
            };
            (format!("must be {types}"), Some(limit))
        })
}
