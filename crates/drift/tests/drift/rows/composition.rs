//! Unions, parts and references.

use super::{Schema, schema};

const CARD: &str = r##"{"$ref": "#/components/schemas/Card"}"##;
const BANK: &str = r##"{"$ref": "#/components/schemas/Bank"}"##;
const CASH: &str = r##"{"$ref": "#/components/schemas/Cash"}"##;

fn union(branches: &[&str], rest: &str) -> String {
    format!(r#"{{"oneOf": [{}]{rest}}}"#, branches.join(", "))
}

pub(super) fn rows() -> Vec<Schema> {
    let mut rows = branches();
    rows.extend(tags());
    rows.extend(parts());
    rows.extend(references());
    rows
}

fn branches() -> Vec<Schema> {
    let (added, removed) = ("oneOf/anyOf branch added", "oneOf/anyOf branch removed");
    let row = "scalar/object -> union";
    let (two, three) = (union(&[CARD, BANK], ""), union(&[CARD, BANK, CASH], ""));
    let any = |union: &str| union.replace("oneOf", "anyOf");
    vec![
        schema(added, "to oneOf", &*two, &*three),
        schema(added, "to anyOf", any(&two), any(&three)),
        schema(added, "oneOf to anyOf", &*two, any(&two)),
        schema(removed, "from oneOf", &*three, &*two),
        schema(removed, "from anyOf", any(&three), any(&two)),
        schema(removed, "the order alone", &*two, union(&[BANK, CARD], "")),
        schema(row, "object to union", CARD, &*two),
        schema(
            row,
            "object to object or empty string",
            CARD,
            format!(r#"{{"anyOf": [{CARD}, {{"type": "string", "enum": [""]}}]}}"#),
        ),
        schema(row, "back again", &*two, CARD),
        schema(
            row,
            "a list of types is a union of types",
            r#"{"type": ["string", "null"]}"#,
            r#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#,
        ),
        schema(
            row,
            "a union beside what one branch lets in anyway",
            r#"{"type": "string"}"#,
            r#"{"type": "string", "anyOf": [{"type": "string"}, {"minLength": 3}]}"#,
        ),
    ]
}

fn tags() -> Vec<Schema> {
    let row = "discriminator added/removed/property/mapping changed";
    let tagged = |rest: &str| {
        union(&[CARD, BANK], &format!(r#", "discriminator": {{"propertyName": "kind"{rest}}}"#))
    };
    let mapped = |name: &str| {
        tagged(&format!(
            r##", "mapping": {{"{name}": "#/components/schemas/Card", "bank": "#/components/schemas/Bank"}}"##
        ))
    };
    let (two, kind) = (union(&[CARD, BANK], ""), tagged(""));
    vec![
        schema(row, "added", &*two, &*kind),
        schema(row, "removed", &*kind, &*two),
        schema(row, "another property", &*kind, kind.replace("kind", "type")),
        schema(row, "another value of a branch", mapped("card"), mapped("plastic")),
        schema(
            row,
            "a value of another branch",
            mapped("card"),
            mapped("card").replace("schemas/Card\", \"bank\"", "schemas/Bank\", \"bank\""),
        ),
    ]
}

fn parts() -> Vec<Schema> {
    let row = "allOf branch added/removed, property moved";
    let (a, b) = (r#""a": {"type": "string"}"#, r#""b": {"type": "string"}"#);
    let of = |parts: &[String]| format!(r#"{{"allOf": [{}]}}"#, parts.join(", "));
    let part = |properties: &str| format!(r#"{{"properties": {{{properties}}}}}"#);
    let (limited, open) = (
        r#"{"allOf": [{"type": "string"}, {"maxLength": 3}]}"#,
        r#"{"allOf": [{"type": "string"}]}"#,
    );
    vec![
        schema(
            row,
            "a property moved",
            of(&[part(a), part(b)]),
            of(&[part(&format!("{a}, {b}")), "{}".to_owned()]),
        ),
        schema(row, "split", part(&format!("{a}, {b}")), of(&[part(a), part(b)])),
        schema(row, "added", open, limited),
        schema(row, "removed", limited, open),
    ]
}

fn references() -> Vec<Schema> {
    let row = "ref-renamed / inlined / extracted, same shape";
    let inline = r#"{"type": "object", "required": ["kind", "number"], "properties": {"kind": {"const": "card"}, "number": {"type": "string"}}}"#;
    vec![
        schema(row, "inlined", CARD, inline),
        schema(row, "extracted", inline, CARD),
        schema(row, "another name", CARD, r##"{"$ref": "#/components/schemas/Plastic"}"##),
    ]
}
