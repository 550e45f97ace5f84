//! The catalogue against payloads: what is offered, which arguments each offer takes.

use std::fs;

use serde_json::json;
use specwright::{Limits, Tape};
use specwright_build::Provider;

use super::{issues, rank};

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
fn told(operation: &str, catalogue: &str, payload: &str) -> Result<Vec<(String, String)>, String> {
    let folder = tempfile::tempdir().unwrap();
    let (document, list) = (folder.path().join("openapi.yaml"), folder.path().join("list.json"));
    fs::write(&document, DOCUMENT).unwrap();
    fs::write(&list, catalogue).unwrap();
    let provider = Provider::of_document("acme", &document).unwrap();
    let found = issues(&provider, operation, &list, payload.as_bytes());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let found = found.map_err(|problem| problem.diagnostic.code.0.to_owned())?;
    Ok(found
        .iter()
        .map(|issue| (text(&issue.told["path"]), text(&issue.told["keyword"])))
        .collect())
}

fn catalogue() -> String {
    let arguments =
        json!({ "type": "object", "required": ["a"], "properties": { "a": { "maxLength": 2 } } });
    let verbs = json!({ "read": { "arguments": null }, "write": { "arguments": arguments } });
    json!({ "providers": [{ "id": "x", "resources": [{ "name": "card", "operations": verbs }] }] })
        .to_string()
}

fn payload(item: &serde_json::Value) -> String {
    json!({ "who": "x", "what": [item] }).to_string()
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
        (json!({ "thing": "bill", "verb": "read" }), "what[0].thing", "x-catalogue"),
        (json!({ "thing": "card", "verb": "drop" }), "what[0].verb", "x-catalogue"),
        (
            json!({ "thing": "card", "verb": "read", "with": { "a": 1 } }),
            "what[0].with",
            "x-catalogue",
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
    let stranger = json!({ "who": "y", "what": [] }).to_string();
    assert_eq!(
        told("link", &catalogue(), &stranger),
        Ok(vec![("who".to_owned(), "x-catalogue".to_owned())])
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

#[test]
fn numbers_are_judged_from_their_text() {
    let narrow = catalogue().replace("\"maxLength\":2", "\"maximum\":9007199254740992");
    for (number, wanted) in [("9007199254740992.0", 0), ("9007199254740992.5", 1), ("1e999", 1)] {
        let item =
            format!(r#"{{ "thing": "card", "verb": "write", "with": {{ "a": {number} }} }}"#);
        let found = told("link", &narrow, &format!(r#"{{ "who": "x", "what": [{item}] }}"#));
        assert_eq!(found.map(|found| found.len()), Ok(wanted), "{number}");
    }
}

#[test]
fn a_place_in_the_payload_counts_what_stands_before_it() {
    let tape = Tape::parse(br#"{"a": [{"b/c": 1}, 2], "d": 3}"#, &Limits::new()).unwrap();
    let ranks = ["", "/a", "/a/0", "/a/0/b~1c", "/a/1", "/d"].map(|at| rank(tape.root(), at));
    assert!(ranks.is_sorted_by(|one, other| one < other), "{ranks:?}");
    // What is missing stands where it would be held.
    assert_eq!(rank(tape.root(), "/a/0/x/y"), rank(tape.root(), "/a/0"));
}
