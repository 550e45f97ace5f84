//! Limits, and every keyword that moves by its own file.

use super::{Schema, schema};

pub(super) fn rows() -> Vec<Schema> {
    let mut rows = bounds();
    rows.extend(shapes());
    rows.extend(applied());
    rows
}

fn bounds() -> Vec<Schema> {
    let (down, up) = ("upper-bound-lowered/set", "upper-bound-raised/removed");
    let lower = "lower-bound-raised/set, lowered/removed";
    let coded = |limit: u32| format!(r#"{{"enum": ["a", "b"], "maxLength": {limit}}}"#);
    vec![
        schema(down, "lowered", r#"{"maxLength": 9}"#, r#"{"maxLength": 8}"#),
        schema(down, "set", "{}", r#"{"maxItems": 8}"#),
        schema(down, "became exclusive", r#"{"maximum": 8}"#, r#"{"exclusiveMaximum": 8}"#),
        schema(down, "beside an enum that it lets in", coded(9), coded(8)),
        schema(down, "beside an enum that it cuts", coded(1), coded(0)),
        schema(up, "raised", r#"{"maximum": 8}"#, r#"{"maximum": 8.5}"#),
        schema(up, "removed", r#"{"maxProperties": 8}"#, "{}"),
        schema(lower, "raised", r#"{"minLength": 8}"#, r#"{"minLength": 9}"#),
        schema(lower, "set", "{}", r#"{"minItems": 8}"#),
        schema(lower, "lowered", r#"{"minimum": 8}"#, r#"{"minimum": -8}"#),
        schema(lower, "removed", r#"{"minProperties": 8}"#, "{}"),
    ]
}

fn shapes() -> Vec<Schema> {
    let row = "pattern/uniqueItems/multipleOf set / removed / changed";
    let (a, b) = (r#"{"pattern": "^a$"}"#, r#"{"pattern": "^b$"}"#);
    let unique = r#"{"uniqueItems": true}"#;
    let (two, three) = (r#"{"multipleOf": 2}"#, r#"{"multipleOf": 3}"#);
    vec![
        schema(row, "pattern set", "{}", a),
        schema(row, "pattern removed", a, "{}"),
        schema(row, "pattern changed", a, b),
        schema(row, "uniqueItems set", "{}", unique),
        schema(row, "uniqueItems removed", unique, "{}"),
        schema(row, "multipleOf set", "{}", two),
        schema(row, "multipleOf removed", two, "{}"),
        schema(row, "multipleOf changed", two, three),
        schema(row, "multipleOf tightened", r#"{"multipleOf": 0.5}"#, r#"{"multipleOf": 1}"#),
    ]
}

fn applied() -> Vec<Schema> {
    let below = |keyword: &str, rest: &str, limit: u32| {
        format!(r#"{{"{keyword}": {{"maxLength": {limit}}}{rest}}}"#)
    };
    let set = |change, says: &str| schema("every other keyword", change, "{}", says);
    vec![
        schema(
            "every other keyword",
            "items limited",
            r#"{"type": "array"}"#,
            r#"{"type": "array", "items": {"type": "string"}}"#,
        ),
        schema(
            "every other keyword",
            "a limit below not",
            below("not", "", 9),
            below("not", "", 8),
        ),
        schema(
            "every other keyword",
            "a limit below if",
            below("if", r#", "then": false"#, 9),
            below("if", r#", "then": false"#, 8),
        ),
        set("contains set", r#"{"contains": {"const": 1}}"#),
        set("dependentRequired set", r#"{"dependentRequired": {"a": ["b"]}}"#),
        set("propertyNames set", r#"{"propertyNames": {"maxLength": 3}}"#),
        set("unevaluatedProperties set", r#"{"unevaluatedProperties": false}"#),
    ]
}
