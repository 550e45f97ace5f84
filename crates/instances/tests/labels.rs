//! Each kind of constraint is broken alone, and labelled so.

use std::collections::BTreeSet;

use specwright_instances::{Instance, Maker};
use specwright_model::{Direction, Model};
use specwright_read::{Options, Source, read};

fn model(schema: &str) -> Model {
    let text = format!(
        "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"components\": {{\"schemas\": {{\"S\": {schema}}}}}}}"
    );
    let reading =
        read(Source { name: "api.json", text: text.as_bytes() }, &[], &Options::default());
    reading.model.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn instances(schema: &str) -> Vec<Instance> {
    let model = model(schema);
    Maker::of(&model)
        .instances(model.components[0].schema, Direction::Neutral)
        .seed(7)
        .iter()
        .collect()
}

/// Every keyword is broken by some instance that breaks nothing else, and some instance is valid.
fn breaks(schema: &str, keywords: &[&str]) -> Vec<Instance> {
    let all = instances(schema);
    let broken: BTreeSet<&str> =
        all.iter().filter_map(|one| Some(one.broken.as_ref()?.keyword)).collect();
    for keyword in keywords {
        assert!(broken.contains(keyword), "{schema}: {keyword} is not among {broken:?}");
    }
    assert!(all.iter().any(|instance| instance.valid), "{schema}: none is valid");
    assert!(all.iter().all(Instance::is_labelled));
    all
}

fn has(all: &[Instance], text: &str, valid: bool) {
    let found = all.iter().find(|instance| instance.text == text);
    assert_eq!(found.map(|instance| instance.valid), Some(valid), "{text}");
}

#[test]
fn texts() {
    let all = breaks(
        r#"{"type": "string", "minLength": 2, "maxLength": 5}"#,
        &["minLength", "maxLength", "type"],
    );
    for (text, valid) in [
        ("\"a\"", false),
        ("\"aa\"", true),
        ("\"aaaaa\"", true),
        ("\"aaaaaa\"", false),
        ("null", false),
    ] {
        has(&all, text, valid);
    }
    let all = breaks(r#"{"type": "string", "maxLength": 5000}"#, &["maxLength"]);
    let wide = |length: usize| {
        all.iter().find(|one| one.text.starts_with("\"é") && one.text.chars().count() == length + 2)
    };
    assert!(wide(5000).unwrap().valid && !wide(5001).unwrap().valid);
    breaks(
        r#"{"type": "string", "pattern": "^[A-Z]{2}-\\d{3,5}$", "maxLength": 7}"#,
        &["pattern", "maxLength"],
    );
    breaks(r#"{"type": "string", "format": "date"}"#, &["format"]);
    breaks(r#"{"type": "string", "enum": ["open", "closed"]}"#, &["enum"]);
    breaks(r#"{"const": {"a": [1, null]}}"#, &["const"]);
}

#[test]
fn numbers() {
    let all = breaks(
        r#"{"type": "integer", "minimum": 3, "exclusiveMaximum": 9}"#,
        &["minimum", "exclusiveMaximum", "type"],
    );
    for (text, valid) in [("2", false), ("3", true), ("8", true), ("9", false)] {
        has(&all, text, valid);
    }
    breaks(r#"{"type": "number", "multipleOf": 0.05, "maximum": 1}"#, &["multipleOf", "maximum"]);
    breaks(r#"{"type": "number", "maximum": 1.797e308}"#, &["maximum"]);
}

#[test]
fn arrays() {
    breaks(
        r#"{"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 3, "uniqueItems": true}"#,
        &["minItems", "maxItems", "uniqueItems", "type"],
    );
    breaks(
        r#"{"type": "array", "contains": {"const": 1}, "minContains": 2, "maxContains": 3}"#,
        &["minContains", "maxContains"],
    );
    breaks(r#"{"type": "array", "prefixItems": [{"type": "string"}], "items": false}"#, &["items"]);
    breaks(
        r#"{"prefixItems": [{"type": "string"}], "unevaluatedItems": false}"#,
        &["unevaluatedItems"],
    );
}

#[test]
fn objects() {
    breaks(
        r#"{"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "additionalProperties": false}"#,
        &["required", "additionalProperties", "type"],
    );
    breaks(
        r#"{"type": "object", "minProperties": 1, "maxProperties": 2}"#,
        &["minProperties", "maxProperties"],
    );
    breaks(r#"{"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}}"#, &["propertyNames"]);
    breaks(
        r#"{"type": "object", "patternProperties": {"^n_": {"type": "integer", "maximum": 3}}}"#,
        &["maximum"],
    );
    breaks(
        r#"{"type": "object", "properties": {"a": {}, "b": {}}, "dependentRequired": {"a": ["b"]}}"#,
        &["dependentRequired"],
    );
    breaks(
        r#"{"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": false}"#,
        &["unevaluatedProperties"],
    );
}

#[test]
fn logic() {
    breaks(
        r#"{"oneOf": [{"type": "string", "maxLength": 3}, {"type": "string", "minLength": 2}]}"#,
        &["oneOf"],
    );
    breaks(r#"{"type": "object", "not": {"required": ["a"]}}"#, &["not"]);
    breaks(
        r#"{"type": "object", "properties": {"kind": {"enum": ["x", "y"]}}, "required": ["kind"], "if": {"properties": {"kind": {"const": "x"}}}, "then": {"required": ["more"]}}"#,
        &["required", "enum"],
    );
    let all = breaks(
        r#"{"anyOf": [{"type": "object", "required": ["a"]}, {"type": "object", "required": ["b"]}]}"#,
        &["anyOf"],
    );
    assert!(all.iter().filter(|one| one.valid).count() >= 2);
}

#[test]
fn the_same_seed_gives_the_same_instances() {
    let schema = r#"{"type": "object", "properties": {"a": {"type": "string", "pattern": "^[a-z]{3,9}$"}, "b": {"type": "array", "items": {"type": "number"}}}}"#;
    assert_eq!(instances(schema), instances(schema));
    let model = model(schema);
    let maker = Maker::of(&model);
    let with = |seed| {
        maker
            .instances(model.components[0].schema, Direction::Neutral)
            .seed(seed)
            .iter()
            .collect::<Vec<_>>()
    };
    assert_ne!(with(1), with(2));
}

#[test]
fn recursion_ends() {
    let list = r##"{"type": "object", "required": ["next"], "properties": {"next": {"oneOf": [{"$ref": "#/components/schemas/S"}, {"type": "null"}]}}}"##;
    breaks(list, &["required"]);
    let endless = r##"{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/components/schemas/S"}}}"##;
    assert!(instances(endless).iter().all(|instance| !instance.valid));
    assert!(instances("false").iter().all(|instance| !instance.valid));
}

#[test]
fn a_direction_lets_members_be_missing() {
    let model = model(
        r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "readOnly": true}}}"#,
    );
    let schema = model.components[0].schema;
    let minimal = |direction| Maker::of(&model).instances(schema, direction).minimal().unwrap();
    assert_eq!(minimal(Direction::Request), "{}");
    assert_ne!(minimal(Direction::Response), "{}");
}

#[test]
fn a_line_carries_the_label() {
    let all = instances(r#"{"type": "boolean"}"#);
    let line = all.iter().find(|one| one.text == "null").unwrap().to_line();
    let label = "{\"valid\":false,\"keyword\":\"type\",\"schema\":\"#/components/schemas/S/type\",\"pointer\":\"\",\"instance\":null}";
    assert_eq!(line, label);
}
