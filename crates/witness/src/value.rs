//! JSON text as a value of the model.

use specwright::{Kind, Limits, Node, Tape};
use specwright_model::Value;

/// The value of a JSON text; `None` when it is none.
pub(crate) fn of(text: &str) -> Option<Value> {
    let tape = Tape::parse(text.as_bytes(), &Limits::new()).ok()?;
    Some(value(tape.root()))
}

/// Nesting is limited by the tape.
fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool => Value::Bool(node.as_bool().unwrap_or_default()),
        Kind::Number => Value::Number(node.as_number().unwrap_or_default().to_owned()),
        Kind::String => Value::String(node.as_str().unwrap_or_default().to_owned()),
        Kind::Array => Value::Array(node.items().map(value).collect()),
        Kind::Object => Value::Object(
            node.members()
                .map(|(name, member)| (name.as_str().unwrap_or_default().to_owned(), value(member)))
                .collect(),
        ),
    }
}
