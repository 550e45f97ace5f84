//! The catalogue against payloads: what is offered, which arguments each offer takes.

use std::fs;

use serde_json::json;
use specwright_build::Provider;

use super::issues;

const DOCUMENT: &str = "openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /links:
    post:
      operationId: link
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Link' } } } }
      responses: {}
    put:
      operationId: plain
      requestBody: { content: { application/json: { schema: {} } } }
      responses: {}
components:
  schemas:
    Link:
      type: object
      x-catalogue: { integration: /who, items: /what, resource: thing, action: verb, arguments: with }
";

/// The pointers and keywords the catalogue has against a payload, or the error.
fn told(
    operation: &str,
    catalogue: &str,
    payload: &serde_json::Value,
) -> Result<Vec<(String, String)>, String> {
    let folder = tempfile::tempdir().unwrap();
    let (document, list) = (folder.path().join("openapi.yaml"), folder.path().join("list.json"));
    fs::write(&document, DOCUMENT).unwrap();
    fs::write(&list, catalogue).unwrap();
    let provider = Provider::of_document("acme", &document).unwrap();
    let found = issues(&provider, operation, &list, payload.to_string().as_bytes());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let found = found.map_err(|problem| problem.diagnostic.code.0.to_owned())?;
    Ok(found.iter().map(|issue| (text(&issue["path"]), text(&issue["keyword"]))).collect())
}

fn catalogue() -> String {
    let arguments =
        json!({ "type": "object", "required": ["a"], "properties": { "a": { "maxLength": 2 } } });
    let verbs = json!({ "read": { "arguments": null }, "write": { "arguments": arguments } });
    json!({ "providers": [{ "id": "x", "resources": [{ "name": "card", "operations": verbs }] }] })
        .to_string()
}

fn payload(item: &serde_json::Value) -> serde_json::Value {
    json!({ "who": "x", "what": [item] })
}

#[test]
fn what_is_offered_passes() {
    for item in [
        json!({ "thing": "card", "verb": "read" }),
        json!({ "thing": "card", "verb": "read", "with": {} }),
        json!({ "thing": "card", "verb": "write", "with": { "a": "12" } }),
    ] {
        assert_eq!(told("link", &catalogue(), &payload(&item)), Ok(Vec::new()), "{item}");
    }
}

#[test]
fn what_is_not_offered_is_told_at_its_member() {
    for (item, path, keyword) in [
        (json!({ "thing": "bill", "verb": "read" }), "what[0].thing", "catalogue"),
        (json!({ "thing": "card", "verb": "drop" }), "what[0].verb", "catalogue"),
        (
            json!({ "thing": "card", "verb": "read", "with": { "a": 1 } }),
            "what[0].with",
            "catalogue",
        ),
        (json!({ "thing": "card", "verb": "write" }), "what[0].with.a", "required"),
        (
            json!({ "thing": "card", "verb": "write", "with": { "a": "123" } }),
            "what[0].with.a",
            "maxLength",
        ),
    ] {
        let wanted = vec![(path.to_owned(), keyword.to_owned())];
        assert_eq!(told("link", &catalogue(), &payload(&item)), Ok(wanted), "{item}");
    }
    let stranger = json!({ "who": "y", "what": [] });
    assert_eq!(
        told("link", &catalogue(), &stranger),
        Ok(vec![("who".to_owned(), "catalogue".to_owned())])
    );
}

#[test]
fn what_cannot_be_looked_up_is_an_error() {
    let item = payload(&json!({ "thing": "card", "verb": "write", "with": { "a": "1" } }));
    assert_eq!(told("plain", &catalogue(), &item), Err("E0914".to_owned()));
    assert_eq!(told("link", "[]", &item), Err("E0917".to_owned()));
    let broken = catalogue().replace("\"maxLength\":2", "\"maxLength\":-2");
    assert_eq!(told("link", &broken, &item), Err("E0917".to_owned()));
}
