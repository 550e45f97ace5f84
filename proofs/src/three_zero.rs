//! The schemas of OpenAPI 3.0 in the words of JSON Schema 2020-12, made from the document's text alone.
//!
//! Written for the proofs and sharing no code with the reader: where the two disagree, one of them is wrong. The rules
//! are those of the OpenAPI Specification 3.0.4, section 4.8.24: the keywords listed there and no others; siblings of
//! `$ref` are ignored; `nullable` adds `null` to `type`; `exclusiveMaximum` and `exclusiveMinimum` are booleans.

use serde_json::{Map, Value, json};

/// The keywords that decide, and hold no schema.
const PLAIN: [&str; 13] = [
    "enum",
    "multipleOf",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxProperties",
    "minProperties",
    "required",
    "readOnly",
    "writeOnly",
];

/// Translates every schema of a document, in place.
pub fn translate(document: &mut Value) {
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        schemas.values_mut().for_each(schema);
    }
    // Beside the named ones, schemas stand only under the key `schema`.
    if let Value::Object(members) = document {
        for (name, value) in members.iter_mut().filter(|(name, _)| *name != "info") {
            if name == "components" {
                if let Value::Object(groups) = value {
                    groups
                        .iter_mut()
                        .filter(|(name, _)| *name != "schemas")
                        .for_each(|(_, group)| search(group));
                }
            } else {
                search(value);
            }
        }
    }
}

fn search(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(search),
        Value::Object(members) => {
            for (name, value) in members {
                match name.as_str() {
                    "schema" => schema(value),
                    "example" | "examples" => {}
                    _ => search(value),
                }
            }
        }
        _ => {}
    }
}

/// Translates one schema and those inside it.
fn schema(value: &mut Value) {
    let Value::Object(from) = value else { return };
    let mut from = std::mem::take(from);
    let mut to = Map::new();
    if let Some(Value::String(target)) = from.get("$ref") {
        to.insert("$ref".to_owned(), json!(escaped(target)));
        // What stands beside is ignored, and may still be what another reference points into.
        from.retain(|name, _| name != "$ref");
        let mut beside = Value::Object(from);
        schema(&mut beside);
        merge_targets(&mut to, beside);
        *value = Value::Object(to);
        return;
    }
    for name in PLAIN {
        if let Some(keyword) = from.remove(name) {
            to.insert(name.to_owned(), keyword);
        }
    }
    types(&mut from, &mut to);
    bounds(&mut from, &mut to);
    inner(&mut from, &mut to);
    *value = Value::Object(to);
}

/// References into an ignored part still find it, under a name that decides nothing.
fn merge_targets(to: &mut Map<String, Value>, beside: Value) {
    to.insert("x-beside".to_owned(), beside);
}

fn types(from: &mut Map<String, Value>, to: &mut Map<String, Value>) {
    let nullable = from.get("nullable") == Some(&Value::Bool(true));
    if let Some(Value::String(name)) = from.remove("type") {
        to.insert(
            "type".to_owned(),
            if nullable && name != "null" { json!([name, "null"]) } else { json!(name) },
        );
    }
}

fn bounds(from: &mut Map<String, Value>, to: &mut Map<String, Value>) {
    for (bound, exclusive) in [("maximum", "exclusiveMaximum"), ("minimum", "exclusiveMinimum")] {
        let strict = from.get(exclusive) == Some(&Value::Bool(true));
        if let Some(limit) = from.remove(bound) {
            to.insert(if strict { exclusive } else { bound }.to_owned(), limit);
        }
    }
}

/// Keywords that hold schemas.
fn inner(from: &mut Map<String, Value>, to: &mut Map<String, Value>) {
    for name in ["items", "not", "additionalProperties"] {
        if let Some(mut keyword) = from.remove(name) {
            schema(&mut keyword);
            to.insert(name.to_owned(), keyword);
        }
    }
    for name in ["allOf", "anyOf", "oneOf"] {
        if let Some(Value::Array(mut branches)) = from.remove(name) {
            branches.iter_mut().for_each(schema);
            to.insert(name.to_owned(), Value::Array(branches));
        }
    }
    if let Some(Value::Object(mut properties)) = from.remove("properties") {
        properties.values_mut().for_each(schema);
        to.insert("properties".to_owned(), Value::Object(properties));
    }
}

/// A reference as a URI takes it.
fn escaped(target: &str) -> String {
    target.replace(' ', "%20")
}
