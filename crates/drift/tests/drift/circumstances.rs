//! What decides about a change beside its row: polarity, reach, names, scope, policy.

use crate::support::{document, lines, parse, received};
use specwright_drift::{Checking, Comparison, Policy, Scope, Way, drift};
use specwright_model::Model;

#[test]
fn a_webhook_is_received_and_its_answer_sent() {
    let hook = |limit: u32| {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "webhooks": {{"done": {{"post": {{
                "requestBody": {{"content": {{"application/json": {{"schema": {{"maxLength": {limit}}}}}}}}},
                "responses": {{"200": {{"description": "", "content": {{"application/json": {{"schema": {{"minLength": {limit}}}}}}}}}}}}}}}}}}}"#
        );
        parse(text.as_bytes()).unwrap()
    };
    let report = drift(&hook(5), &hook(6), &Policy::default());
    let found = report.changes.iter().map(|finding| (finding.id.as_str(), finding.direction));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [("lower-bound-raised", Way::Request), ("upper-bound-raised", Way::Response)]
    );
}

#[test]
fn a_component_that_no_operation_reaches_is_judged_as_a_response() {
    let base = document("{}", r#""A": {"maxLength": 5}"#);
    let revision = document("{}", r#""A": {"maxLength": 6}"#);
    let report = drift(&base, &revision, &Policy::default());
    let [finding] = report.changes.as_slice() else { panic!("{report:?}") };
    assert!(finding.unreachable && finding.operations.is_empty());
    assert_eq!(finding.direction.word(), "response");
    assert!(finding.message.ends_with("(no operation reaches it)"), "{}", finding.message);
}

#[test]
fn a_renamed_component_is_one_harmless_finding() {
    let of = |name: &str| {
        let schema = r##"{"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NAME"}}}}"##;
        let schema = schema.replace("NAME", name);
        let shape = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
        document(
            &format!(r#"{{"responses": {{"200": {schema}, "404": {schema}}}}}"#),
            &format!(r#""{name}": {shape}"#),
        )
    };
    let report = drift(&of("A"), &of("B"), &Policy::default());
    assert_eq!(
        lines(&report),
        "info      ref-renamed                  wire ok, validator ok, source break"
    );
}

/// The findings for a change of one schema that is sent and received beside components of every kind.
fn moved(base: &str, next: &str) -> Vec<String> {
    let of = |schema: &str| {
        let content = format!(r#"{{"content": {{"application/json": {{"schema": {schema}}}}}}}"#);
        let response = format!(r#"{{"description": "", {}"#, &content[1..]);
        document(
            &format!(r#"{{"requestBody": {content}, "responses": {{"200": {response}}}}}"#),
            r#""Any": {}, "Nothing": {"not": {}}, "Never": false, "Text": {"type": "string"}"#,
        )
    };
    let report = drift(&of(base), &of(next), &Policy::generated());
    let wire = |finding: &specwright_drift::Finding| {
        (finding.wire, finding.validator) != Default::default()
    };
    let found = report.changes.iter().filter(|finding| wire(finding)).map(|one| one.id.clone());
    // Both places say the same.
    found.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

#[test]
fn a_schema_below_a_keyword_may_move_to_a_component() {
    for (below, inline, name) in [
        ("additionalProperties", "{}", "Any"),
        ("additionalProperties", "false", "Never"),
        ("additionalProperties", r#"{"type": "string"}"#, "Text"),
        ("unevaluatedProperties", "false", "Never"),
        ("propertyNames", "{}", "Any"),
        ("items", "{}", "Any"),
        ("contains", "{}", "Any"),
    ] {
        let own = format!(r#"{{"properties": {{"a": {{}}}}, "{below}": {inline}}}"#);
        let referred = format!(
            r##"{{"properties": {{"a": {{}}}}, "{below}": {{"$ref": "#/components/schemas/{name}"}}}}"##
        );
        assert_eq!(moved(&own, &referred), Vec::<String>::new(), "{own}");
        assert_eq!(moved(&referred, &own), Vec::<String>::new(), "{own}");
    }
    let without = r#"{"properties": {"a": {}}}"#;
    let any = r##"{"properties": {"a": {}}, "additionalProperties": {"$ref": "#/components/schemas/Any"}}"##;
    assert_eq!(moved(without, any), Vec::<String>::new());
}

#[test]
fn branches_that_look_alike_are_paired_by_what_they_mean() {
    let (day, time) =
        (r#"{"type": "string", "format": "date"}"#, r#"{"type": "string", "format": "date-time"}"#);
    let union = |branches: &[&str]| format!(r#"{{"anyOf": [{}]}}"#, branches.join(", "));
    let two = union(&[day, time]);
    assert_eq!(moved(&two, &union(&[time, day])), Vec::<String>::new());
    let three = union(&[time, r#"{"type": "object"}"#, day]);
    assert_eq!(moved(&two, &three), ["branch-added"]);
    assert_eq!(moved(&three, &two), ["branch-removed"]);
}

#[test]
fn thousands_of_branches_are_paired() {
    let union = |places: &mut dyn Iterator<Item = usize>| {
        let branch = |at| {
            format!(
                r#"{{"type": "object", "properties": {{"a{}": {{"maxLength": {at}}}}}}}"#,
                at / 8
            )
        };
        format!(r#"{{"anyOf": [{}]}}"#, places.map(branch).collect::<Vec<_>>().join(", "))
    };
    let (base, next) = (union(&mut (0..2000)), union(&mut (0..2000).rev()));
    let report = drift(&received(&base), &received(&next), &Policy::default());
    assert_eq!(report.changes.len(), 0, "{}", lines(&report));
}

#[test]
fn what_only_the_revision_has_is_counted_when_asked() {
    let (base, revision) = (document("{}", ""), document("{}", r#""A": {}"#));
    let base = Model { operations: Vec::new(), ..base };
    let report =
        Comparison { scope: Scope::Covered, ..Comparison::default() }.run(&base, &revision);
    assert!(report.changes.is_empty(), "{report:?}");
    assert_eq!((report.ignored.operations, report.ignored.components), (1, 1));
}

#[test]
fn validation_switched_off_finds_no_limits() {
    let policy = Policy { responses: Checking::Off, ..Policy::default() };
    let report = drift(&received(r#"{"maxLength": 5}"#), &received(r#"{"maxLength": 6}"#), &policy);
    assert_eq!(report.worst(), Some(specwright_drift::Severity::Info));
}

#[test]
fn a_message_names_parameters_items_and_values_of_maps() {
    let document = |limit: u32| {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{"/things": {{"get": {{
                "parameters": [{{"name": "tags", "in": "query", "schema": {{"items": {{"maxLength": {limit}}}}}}}],
                "responses": {{"200": {{"description": "", "content": {{"application/json": {{"schema": {{
                    "properties": {{"labels": {{"additionalProperties": {{"minLength": {limit}}}}}}}}}}}}}}}}}}}}}}}}}"#
        );
        parse(text.as_bytes()).unwrap_or_else(|| panic!("{text}"))
    };
    let report = drift(&document(5), &document(6), &Policy::default());
    let told: Vec<&str> = report.changes.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        told,
        ["`labels[*]`: `minLength` went from 5 to 6", "`tags[]`: `maxLength` went from 5 to 6"]
    );
}

#[test]
fn another_server_affects_every_operation() {
    let document = |url: &str| {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "servers": [{{"url": "{url}"}}],
                "paths": {{"/a": {{"get": {{"responses": {{}}}}}}, "/b": {{"get": {{"responses": {{}}}}}}}}}}"#
        );
        parse(text.as_bytes()).unwrap()
    };
    let report = drift(&document("https://a"), &document("https://b"), &Policy::default());
    let [finding] = report.changes.as_slice() else { panic!("{report:?}") };
    assert_eq!(finding.operations, ["GET /a", "GET /b"]);
    assert_eq!(finding.message, "the servers changed: `https://a` is gone, `https://b` is new");
}
