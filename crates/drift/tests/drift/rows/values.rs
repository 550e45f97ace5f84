//! Types, formats and values.

use super::{Schema, schema};

pub(super) fn rows() -> Vec<Schema> {
    let mut rows = types();
    rows.extend(formats());
    rows.extend(listed());
    rows
}

fn types() -> Vec<Schema> {
    let (text, number) = (r#"{"type": "string"}"#, r#"{"type": "number"}"#);
    let (nullable, integer) = (r#"{"type": ["string", "null"]}"#, r#"{"type": "integer"}"#);
    vec![
        schema("became-nullable", "a string", text, nullable),
        schema("became-non-nullable", "a string", nullable, text),
        schema("type-changed (incompatible)", "string to integer", text, integer),
        schema(
            "type-changed (incompatible)",
            "scalar to list",
            text,
            r#"{"type": "array", "items": {"type": "string"}}"#,
        ),
        schema("type-widened", "integer to number", integer, number),
        schema("type-widened", "a type more", text, r#"{"type": ["string", "integer"]}"#),
        schema("type-narrowed", "number to integer", number, integer),
    ]
}

fn formats() -> Vec<Schema> {
    let integer = |format: &str| format!(r#"{{"type": "integer", "format": "{format}"}}"#);
    let text = |format: &str| format!(r#"{{"type": "string", "format": "{format}"}}"#);
    let plain = r#"{"type": "string"}"#;
    vec![
        schema("width-changed", "up", integer("int32"), integer("int64")),
        schema("width-changed", "down", integer("int64"), integer("int32")),
        schema("format-changed", "set", plain, text("date")),
        schema("format-changed", "removed", text("date"), plain),
        schema("format-changed", "changed", text("date"), text("date-time")),
        schema("format-changed", "one that is not asserted", plain, text("phone")),
        schema(
            "format-changed",
            "every integer has it",
            integer("unix-time"),
            r#"{"type": "integer"}"#,
        ),
        schema(
            "every other keyword",
            "contentEncoding set",
            plain,
            r#"{"type": "string", "contentEncoding": "base64"}"#,
        ),
    ]
}

fn listed() -> Vec<Schema> {
    let (one, two) = (r#"{"enum": ["a"]}"#, r#"{"enum": ["a", "b"]}"#);
    let (text, limited) = (r#"{"type": "string"}"#, r#"{"type": "string", "enum": ["a"]}"#);
    vec![
        schema("enum-value-added", "a value", one, two),
        schema("enum-value-removed", "a value", two, one),
        schema("enum-introduced / enum-dropped", "introduced", text, limited),
        schema("enum-introduced / enum-dropped", "dropped", limited, text),
        schema("const/default changed", "const changed", r#"{"const": 1}"#, r#"{"const": 2}"#),
        schema("const/default changed", "const set", text, r#"{"type": "string", "const": "a"}"#),
        schema(
            "const/default changed",
            "const removed",
            r#"{"type": "string", "const": "a"}"#,
            text,
        ),
    ]
}
