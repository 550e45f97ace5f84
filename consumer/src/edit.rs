//! A payload that differs from another in one place.

use serde_json::Value;

/// The payload with the value at the JSON Pointer put in, be the member there or not.
#[must_use]
pub fn with(mut payload: Value, pointer: &str, value: Value) -> Value {
    let (holder, name) = split(pointer);
    match payload.pointer_mut(holder).expect("the holder exists") {
        Value::Object(members) => drop(members.insert(name.to_owned(), value)),
        Value::Array(items) => items[name.parse::<usize>().expect("an index")] = value,
        _ => panic!("nothing can stand at {pointer}"),
    }
    payload
}

/// The payload without the member at the JSON Pointer.
#[must_use]
pub fn without(mut payload: Value, pointer: &str) -> Value {
    let (holder, name) = split(pointer);
    let members = payload.pointer_mut(holder).and_then(Value::as_object_mut).expect("an object");
    members.remove(name).expect("the member exists");
    payload
}

/// A text of so many characters, each of two bytes.
#[must_use]
pub fn text(characters: usize) -> Value {
    "é".repeat(characters).into()
}

fn split(pointer: &str) -> (&str, &str) {
    pointer.rsplit_once('/').expect("a pointer below the root")
}
