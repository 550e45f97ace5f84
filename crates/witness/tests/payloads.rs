//! The payloads found for findings: about what the finding is about, and none where none exists.

// Helpers of tests are not functions with `#[test]`, and may panic as these do.
#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

use std::collections::BTreeMap;

use specwright_drift::{Comparison, Side};
use specwright_instances::to_json;
use specwright_model::Model;
use specwright_read::{Options, Source, read};
use specwright_witness::Judges;

fn document(body: &str, answer: &str) -> Model {
    let text = format!(
        "{{openapi: 3.1.0, info: {{title: t, version: '1'}}, paths: {{/a: {{post: {{
        requestBody: {{content: {{application/json: {{schema: {body}}}}}}},
        responses: {{'200': {{description: ok, content: {{application/json: {{schema: {answer}}}}}}}}}}}}}}}}}"
    );
    let options = Options::default();
    read(Source { name: "api.yaml", text: text.as_bytes() }, &[], &options).model.unwrap()
}

/// For each rule the payload found, with the side that accepts it.
fn shown(base: &Model, revision: &Model) -> BTreeMap<String, Option<(Side, String)>> {
    let judges = Judges::of(base, revision);
    let comparison = Comparison { witness: Some(&judges), ..Comparison::default() };
    let found = comparison.run(base, revision).changes.into_iter().filter(|finding| finding.sought);
    let payload =
        |found: specwright_drift::Counterexample| (found.accepted_by, to_json(&found.instance));
    found.map(|finding| (finding.id, finding.counterexample.map(payload))).collect()
}

#[test]
fn two_changes_of_one_schema_have_a_payload_each() {
    let base = document("{type: string}", "{type: integer, maximum: 9}");
    let revision = document("{type: string, maxLength: 2, pattern: ^a}", "{type: integer}");
    let shown = shown(&base, &revision);
    let of = |id: &str| shown[id].clone().unwrap();
    let (by, long) = of("upper-bound-set");
    assert!(by == Side::Base && long.starts_with("\"a") && long.len() > 4, "{long}");
    let (_, other) = of("pattern-set");
    assert!(!other.starts_with("\"a") && other.len() <= 4, "{other}");
    let (by, large) = of("upper-bound-removed");
    assert!(by == Side::Revision && large.parse::<i64>().unwrap() > 9, "{large}");
}

#[test]
fn members_are_shown_by_their_owner() {
    let object = |required: &str| {
        format!(
            "{{type: object, required: [{required}], properties: {{a: {{type: string}}, b: {{type: string}}}}}}"
        )
    };
    let base = document(&object("a"), &object("a, b"));
    let revision = document(&object("a, b"), &object("a"));
    let shown = shown(&base, &revision);
    assert_eq!(shown["became-required"], Some((Side::Base, "{\"a\":\"\"}".to_owned())));
    assert_eq!(shown["became-optional"], Some((Side::Revision, "{\"a\":\"\"}".to_owned())));
}

#[test]
fn what_is_in_no_payload_has_none() {
    let (base, mut revision) = (document("{}", "{}"), document("{}", "{}"));
    revision.operations.clear();
    assert_eq!(shown(&base, &revision), BTreeMap::from([("operation-removed".to_owned(), None)]));
}
