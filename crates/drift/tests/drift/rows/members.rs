//! The members of objects.

use super::{Schema, schema};

const ONE: &str = r#""a": {"type": "string"}"#;
const TWO: &str = r#""a": {"type": "string"}, "b": {"type": "string"}"#;

fn object(properties: &str, rest: &str) -> String {
    format!(r#"{{"type": "object", "properties": {{{properties}}}{rest}}}"#)
}

/// An object of one member that says so, and without a word of it.
fn noted(row: &'static str, change: &'static str, says: &str) -> Schema {
    let member = format!(r#""a": {{"type": "string", {says}}}"#);
    schema(row, change, object(ONE, ""), object(&member, ""))
}

pub(super) fn rows() -> Vec<Schema> {
    let mut rows = presence();
    rows.extend(rest());
    rows.extend(notes());
    rows
}

fn presence() -> Vec<Schema> {
    let (a, b) = (r#", "required": ["a"]"#, r#", "required": ["b"]"#);
    let shut = r#", "additionalProperties": false"#;
    vec![
        schema("prop-required-added", "to an open object", object(ONE, ""), object(TWO, b)),
        schema(
            "prop-required-added",
            "to a closed object",
            object(ONE, shut),
            object(TWO, &format!("{b}{shut}")),
        ),
        schema("prop-optional-added", "to an open object", object(ONE, ""), object(TWO, "")),
        schema("prop-optional-added", "to a closed object", object(ONE, shut), object(TWO, shut)),
        schema("prop-required-removed", "from an open object", object(TWO, b), object(ONE, "")),
        schema("prop-optional-removed", "from an open object", object(TWO, ""), object(ONE, "")),
        schema(
            "prop-optional-removed",
            "from a closed object",
            object(TWO, shut),
            object(ONE, shut),
        ),
        schema("became-required", "a member", object(ONE, ""), object(ONE, a)),
        schema("became-optional", "a member", object(ONE, a), object(ONE, "")),
    ]
}

fn rest() -> Vec<Schema> {
    let row = "additionalProperties closed / opened / value type";
    let saying = |says: &str| object(ONE, &format!(r#", "additionalProperties": {says}"#));
    vec![
        schema(row, "closed", object(ONE, ""), saying("false")),
        schema(row, "opened", saying("false"), object(ONE, "")),
        schema(row, "typed", object(ONE, ""), saying(r#"{"type": "string"}"#)),
        schema(
            row,
            "of another type",
            saying(r#"{"type": "string"}"#),
            saying(r#"{"type": "integer"}"#),
        ),
    ]
}

fn notes() -> Vec<Schema> {
    let travels = "readOnly/writeOnly set";
    let default = |value: &str| object(&format!(r#""a": {{"default": {value}}}"#), "");
    vec![
        noted(travels, "readOnly", r#""readOnly": true"#),
        noted(travels, "writeOnly", r#""writeOnly": true"#),
        schema(
            travels,
            "readOnly, of a required member",
            object(ONE, r#", "required": ["a"]"#),
            object(r#""a": {"type": "string", "readOnly": true}"#, r#", "required": ["a"]"#),
        ),
        noted("deprecated set", "a member", r#""deprecated": true"#),
        schema("const/default changed", "a default changed", default("1"), default("2")),
        noted("const/default changed", "a default set", r#""default": "x""#),
        noted(
            "description/example/title/x-*",
            "described",
            r#""description": "d", "title": "t", "example": "e", "x-a": 1"#,
        ),
    ]
}
