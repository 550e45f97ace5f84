//! A failing case as a ready-made folder: the document cut to what the schema reaches, and the case.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Number, Value, json};
use specwright_build::read::{self, Node, Tree};
use specwright_model::pointer;

use crate::case::Case;
use crate::review::hash;

/// Writes the folder below `home` and gives its path.
pub fn write(home: &Path, docs: &Path, case: &Case) -> Result<PathBuf, String> {
    let schema = format!("{}#{}", case.doc, case.pointer);
    let name =
        format!("{:08x}-{:08x}", hash(&schema) & 0xFFFF_FFFF, hash(&case.instance) & 0xFFFF_FFFF);
    let folder = home.join(name);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let file = docs.join(&case.doc);
    let text = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let source = read::Source { name: &case.doc, text: &text };
    let document = read::parse(source, &read::Options::default())
        .map_err(|_| format!("{}: cannot be read again", file.display()))?;
    let document = value(document.tree());
    let cut = cut(&document, &case.pointer);
    fs::create_dir_all(&folder).map_err(failed)?;
    let text = serde_json::to_string_pretty(&cut).unwrap_or_default();
    fs::write(folder.join("openapi.json"), text + "\n").map_err(failed)?;
    fs::write(folder.join("cases.jsonl"), line(case)).map_err(failed)?;
    Ok(folder)
}

/// The case as a line of a file; the instance keeps its text.
fn line(case: &Case) -> String {
    let direction = case.direction.name();
    let pointer = Value::String(case.pointer.clone());
    let instance = case.instance.replace(['\n', '\r'], " ");
    format!(
        "{{\"doc\": \"openapi.json\", \"pointer\": {pointer}, \"direction\": \"{direction}\", \"valid\": {}, \"data\": {instance}}}\n",
        case.valid
    )
}

/// What the schema at the pointer reaches, everything at its own place. Where references go by other means than JSON
/// Pointers of the document, nothing is left out.
pub fn cut(document: &Value, pointer: &str) -> Value {
    let mut kept = BTreeSet::from([pointer.to_owned()]);
    let mut open = vec![pointer.to_owned()];
    while let Some(at) = open.pop() {
        let Some(schema) = document.pointer(&at) else { continue };
        let mut found = Vec::new();
        if !references(schema, &mut found) {
            return document.clone();
        }
        open.extend(found.into_iter().filter(|found| kept.insert(found.clone())));
    }
    let mut small = pruned(document, "", &kept);
    if let Value::Object(members) = &mut small {
        let version = document.get("openapi").cloned().unwrap_or_default();
        members.insert("openapi".to_owned(), version);
        members.insert("info".to_owned(), json!({"title": "a failing case", "version": "0"}));
        members.entry("paths").or_insert_with(|| json!({}));
    }
    small
}

/// Gathers what a value refers to; tells whether all of it are pointers of the document.
fn references(value: &Value, found: &mut Vec<String>) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().all(|(key, member)| match (key.as_str(), member) {
                ("$ref", Value::String(text)) => text
                    .strip_prefix('#')
                    .filter(|rest| rest.starts_with('/') && !rest.contains('%'))
                    .is_some_and(|pointer| {
                        found.push(pointer.to_owned());
                        true
                    }),
                ("$id" | "$dynamicRef", Value::String(_)) => false,
                ("mapping", Value::Object(mapping)) => {
                    let texts = mapping.values().filter_map(Value::as_str);
                    found.extend(texts.map(|text| match text.strip_prefix('#') {
                        Some(pointer) => pointer.to_owned(),
                        None => format!("/components/schemas/{text}"),
                    }));
                    mapping.values().all(|member| references(member, found))
                }
                _ => references(member, found),
            })
        }
        Value::Array(items) => items.iter().all(|item| references(item, found)),
        _ => true,
    }
}

/// The parts of a value that stand at the pointers, or around them; items that do not are emptied, to keep the numbers.
fn pruned(value: &Value, at: &str, kept: &BTreeSet<String>) -> Value {
    let around = |pointer: &str| {
        kept.contains(pointer)
            || kept
                .range(format!("{pointer}/")..)
                .next()
                .is_some_and(|next| next.starts_with(&format!("{pointer}/")))
    };
    if kept.contains(at) {
        return value.clone();
    }
    match value {
        Value::Object(members) => {
            let below = members.iter().map(|(key, member)| (key, pointer::join(at, key), member));
            let below = below.filter(|(_, pointer, _)| around(pointer));
            Value::Object(
                below
                    .map(|(key, pointer, member)| (key.clone(), pruned(member, &pointer, kept)))
                    .collect(),
            )
        }
        Value::Array(items) => {
            let items = items.iter().enumerate().map(|(index, item)| {
                let pointer = format!("{at}/{index}");
                if around(&pointer) { pruned(item, &pointer, kept) } else { json!({}) }
            });
            Value::Array(items.collect())
        }
        other => other.clone(),
    }
}

fn value(tree: &Tree) -> Value {
    match &tree.value {
        Node::Null => Value::Null,
        Node::Bool(flag) => Value::Bool(*flag),
        Node::Number(text) => {
            text.parse::<Number>().map_or_else(|_| Value::String(text.clone()), Value::Number)
        }
        Node::String(text) => Value::String(text.clone()),
        Node::Sequence(items) => Value::Array(items.iter().map(value).collect()),
        Node::Mapping(mapping) => {
            let members = mapping.iter().map(|member| (member.key.clone(), value(&member.value)));
            Value::Object(members.collect::<Map<String, Value>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reached_stays_at_its_place() {
        let document = json!({
            "openapi": "3.0.0",
            "info": {"title": "x", "version": "1", "description": "long"},
            "paths": {"/a": {"get": {"parameters": [{"name": "no", "schema": {}}, {"schema": {"$ref": "#/components/schemas/A"}}]}}},
            "components": {"schemas": {
                "A": {"properties": {"b": {"$ref": "#/components/schemas/B/items"}}},
                "B": {"items": {"discriminator": {"mapping": {"c": "C"}}}, "type": "array"},
                "C": {"type": "string"},
                "D": {"type": "integer"},
            }},
        });
        let cut = cut(&document, "/paths/~1a/get/parameters/1/schema");
        assert_eq!(
            cut["components"]["schemas"],
            json!({
                "A": {"properties": {"b": {"$ref": "#/components/schemas/B/items"}}},
                "B": {"items": {"discriminator": {"mapping": {"c": "C"}}}},
                "C": {"type": "string"},
            })
        );
        assert_eq!(
            cut["paths"]["/a"]["get"]["parameters"],
            json!([{}, {"schema": {"$ref": "#/components/schemas/A"}}])
        );
        assert_eq!(cut["info"]["title"], "a failing case");
    }

    #[test]
    fn references_of_another_kind_keep_the_document() {
        let document = json!({"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "#anchor"}, "B": {}}}});
        assert_eq!(cut(&document, "/components/schemas/A"), document);
    }
}
