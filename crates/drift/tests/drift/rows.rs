//! One minimal change per row of the taxonomy, sent and received, with all three verdicts.

use crate::support;
use specwright_drift::{
    Checking, Comparison, Openness, Policy, Report, Scope, UnknownMembers, drift,
};
use specwright_model::Model;
use std::fmt::Write as _;

/// The closed policy: nothing unknown is kept.
fn closed() -> Policy {
    Policy {
        enums: Openness::Closed,
        unions: Openness::Closed,
        unknown_members: UnknownMembers::Deny,
        ..Policy::default()
    }
}

fn document(operation: &str, components: &str) -> Model {
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}},
            "paths": {{"/things": {{"post": {operation}}}}}, "components": {{"schemas": {{{components}}}}}}}"#
    );
    support::parse(text.as_bytes()).unwrap_or_else(|| panic!("{text}"))
}

fn sent(schema: &str) -> Model {
    let body = format!(
        r#"{{"required": true, "content": {{"application/json": {{"schema": {schema}}}}}}}"#
    );
    document(
        &format!(r#"{{"requestBody": {body}, "responses": {{"204": {{"description": ""}}}}}}"#),
        COMPONENTS,
    )
}

fn received(schema: &str) -> Model {
    let content = format!(r#"{{"application/json": {{"schema": {schema}}}}}"#);
    document(
        &format!(r#"{{"responses": {{"200": {{"description": "", "content": {content}}}}}}}"#),
        COMPONENTS,
    )
}

const COMPONENTS: &str = r#"
    "Card": {"type": "object", "required": ["kind", "number"], "properties": {"kind": {"const": "card"}, "number": {"type": "string"}}},
    "Bank": {"type": "object", "required": ["kind", "iban"], "properties": {"kind": {"const": "bank"}, "iban": {"type": "string"}}},
    "Cash": {"type": "object", "required": ["kind", "coins"], "properties": {"kind": {"const": "cash"}, "coins": {"type": "integer"}}}"#;

/// A snapshot of a table, without the code that made it.
macro_rules! golden {
    ($table:expr) => {{
        let table: String = $table;
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(table) });
    }};
}

fn lines(report: &Report) -> String {
    let line = |finding: &specwright_drift::Finding| {
        format!(
            "{:<9} {:<28} wire {}, validator {}, source {}",
            finding.severity.word(),
            finding.id,
            finding.wire,
            finding.validator,
            finding.source
        )
    };
    let mut lines: Vec<String> = report.changes.iter().map(line).collect();
    if lines.is_empty() {
        lines.push("nothing".to_owned());
    }
    lines.join("\n             ")
}

/// Each change both ways round: as a request, as a response, and as a response for a closed client.
fn table(rows: &[(&str, &str, &str)]) -> String {
    let mut out = String::new();
    for (row, base, revision) in rows {
        let request = drift(&sent(base), &sent(revision), &Policy::default());
        let response = drift(&received(base), &received(revision), &Policy::default());
        let strict = drift(&received(base), &received(revision), &closed());
        writeln!(out, "{row}\n    request  {}\n    response {}", lines(&request), lines(&response))
            .unwrap();
        if lines(&strict) != lines(&response) {
            writeln!(out, "    closed   {}", lines(&strict)).unwrap();
        }
    }
    out
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn members() {
    let object = |properties: &str, rest: &str| {
        format!(r#"{{"type": "object", "properties": {{{properties}}}{rest}}}"#)
    };
    let (one, two) =
        (r#""a": {"type": "string"}"#, r#""a": {"type": "string"}, "b": {"type": "string"}"#);
    let rows = [
        ("prop-required-added", object(one, ""), object(two, r#", "required": ["b"]"#)),
        ("prop-optional-added", object(one, ""), object(two, "")),
        (
            "prop-optional-added, closed object",
            object(one, r#", "additionalProperties": false"#),
            object(two, r#", "additionalProperties": false"#),
        ),
        ("prop-required-removed", object(two, r#", "required": ["b"]"#), object(one, "")),
        ("prop-optional-removed", object(two, ""), object(one, "")),
        ("became-required", object(one, ""), object(one, r#", "required": ["a"]"#)),
        ("became-optional", object(one, r#", "required": ["a"]"#), object(one, "")),
        (
            "additionalProperties closed",
            object(one, ""),
            object(one, r#", "additionalProperties": false"#),
        ),
        (
            "additionalProperties opened",
            object(one, r#", "additionalProperties": false"#),
            object(one, ""),
        ),
        (
            "additionalProperties value type",
            object(one, r#", "additionalProperties": {"type": "string"}"#),
            object(one, r#", "additionalProperties": {"type": "integer"}"#),
        ),
        (
            "readOnly set",
            object(one, ""),
            object(r#""a": {"type": "string", "readOnly": true}"#, ""),
        ),
        (
            "writeOnly set",
            object(one, ""),
            object(r#""a": {"type": "string", "writeOnly": true}"#, ""),
        ),
        (
            "deprecated set",
            object(one, ""),
            object(r#""a": {"type": "string", "deprecated": true}"#, ""),
        ),
        (
            "default changed",
            object(r#""a": {"default": 1}"#, ""),
            object(r#""a": {"default": 2}"#, ""),
        ),
        (
            "described",
            object(one, ""),
            object(r#""a": {"type": "string", "description": "d", "x-a": 1}"#, ""),
        ),
    ];
    let rows: Vec<(&str, &str, &str)> =
        rows.iter().map(|(row, a, b)| (*row, a.as_str(), b.as_str())).collect();
    golden!(table(&rows));
}

#[test]
fn values() {
    golden!(table(&[
        ("became-nullable", r#"{"type": "string"}"#, r#"{"type": ["string", "null"]}"#),
        ("became-non-nullable", r#"{"type": ["string", "null"]}"#, r#"{"type": "string"}"#),
        ("type-changed", r#"{"type": "string"}"#, r#"{"type": "integer"}"#),
        ("type-widened", r#"{"type": "integer"}"#, r#"{"type": "number"}"#),
        ("type-narrowed", r#"{"type": "number"}"#, r#"{"type": "integer"}"#),
        (
            "width-changed up",
            r#"{"type": "integer", "format": "int32"}"#,
            r#"{"type": "integer", "format": "int64"}"#
        ),
        (
            "width-changed down",
            r#"{"type": "integer", "format": "int64"}"#,
            r#"{"type": "integer", "format": "int32"}"#
        ),
        ("format set", r#"{"type": "string"}"#, r#"{"type": "string", "format": "date"}"#),
        ("format removed", r#"{"type": "string", "format": "date"}"#, r#"{"type": "string"}"#),
        (
            "format changed",
            r#"{"type": "string", "format": "date"}"#,
            r#"{"type": "string", "format": "date-time"}"#
        ),
        ("enum-value-added", r#"{"enum": ["a"]}"#, r#"{"enum": ["a", "b"]}"#),
        ("enum-value-removed", r#"{"enum": ["a", "b"]}"#, r#"{"enum": ["a"]}"#),
        ("enum-introduced", r#"{"type": "string"}"#, r#"{"type": "string", "enum": ["a"]}"#),
        ("enum-dropped", r#"{"type": "string", "enum": ["a"]}"#, r#"{"type": "string"}"#),
        ("const changed", r#"{"const": 1}"#, r#"{"const": 2}"#),
        (
            "content changed",
            r#"{"type": "string"}"#,
            r#"{"type": "string", "contentEncoding": "base64"}"#
        ),
    ]));
}

#[test]
fn limits() {
    golden!(table(&[
        ("upper bound lowered", r#"{"maxLength": 9}"#, r#"{"maxLength": 8}"#),
        ("upper bound raised", r#"{"maximum": 8}"#, r#"{"maximum": 8.5}"#),
        ("upper bound set", "{}", r#"{"maxItems": 8}"#),
        ("upper bound removed", r#"{"maxProperties": 8}"#, "{}"),
        ("upper bound became exclusive", r#"{"maximum": 8}"#, r#"{"exclusiveMaximum": 8}"#),
        ("lower bound raised", r#"{"minLength": 8}"#, r#"{"minLength": 9}"#),
        ("lower bound lowered", r#"{"minimum": 8}"#, r#"{"minimum": -8}"#),
        ("lower bound set", "{}", r#"{"minItems": 8}"#),
        ("lower bound removed", r#"{"minProperties": 8}"#, "{}"),
        ("pattern set", "{}", r#"{"pattern": "^a$"}"#),
        ("pattern removed", r#"{"pattern": "^a$"}"#, "{}"),
        ("pattern changed", r#"{"pattern": "^a$"}"#, r#"{"pattern": "^b$"}"#),
        ("uniqueItems set", "{}", r#"{"uniqueItems": true}"#),
        ("multipleOf changed", r#"{"multipleOf": 2}"#, r#"{"multipleOf": 3}"#),
        ("multipleOf tightened", r#"{"multipleOf": 0.5}"#, r#"{"multipleOf": 1}"#),
        (
            "items limited",
            r#"{"type": "array"}"#,
            r#"{"type": "array", "items": {"type": "string"}}"#
        ),
        ("limit below not", r#"{"not": {"maxLength": 9}}"#, r#"{"not": {"maxLength": 8}}"#),
        (
            "limit below if",
            r#"{"if": {"maxLength": 9}, "then": false}"#,
            r#"{"if": {"maxLength": 8}, "then": false}"#
        ),
        ("contains set", "{}", r#"{"contains": {"const": 1}}"#),
        ("dependentRequired set", "{}", r#"{"dependentRequired": {"a": ["b"]}}"#),
        ("propertyNames set", "{}", r#"{"propertyNames": {"maxLength": 3}}"#),
        ("unevaluatedProperties set", "{}", r#"{"unevaluatedProperties": false}"#),
    ]));
}

#[test]
fn composition() {
    let (card, bank) = (
        r##"{"$ref": "#/components/schemas/Card"}"##,
        r##"{"$ref": "#/components/schemas/Bank"}"##,
    );
    let cash = r##"{"$ref": "#/components/schemas/Cash"}"##;
    let union =
        |branches: &[&str], rest: &str| format!(r#"{{"oneOf": [{}]{rest}}}"#, branches.join(", "));
    let tagged = r#", "discriminator": {"propertyName": "kind"}"#;
    let inline = r#"{"type": "object", "required": ["kind", "number"], "properties": {"kind": {"const": "card"}, "number": {"type": "string"}}}"#;
    let two = union(&[card, bank], "");
    let split = r#"{"allOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"b": {"type": "string"}}}]}"#;
    let joined =
        r#"{"allOf": [{"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}, {}]}"#;
    let (limited, open) = (
        r#"{"allOf": [{"type": "string"}, {"maxLength": 3}]}"#,
        r#"{"allOf": [{"type": "string"}]}"#,
    );
    golden!(table(&[
        ("branch added", &two, &union(&[card, bank, cash], "")),
        ("branch removed", &union(&[card, bank, cash], ""), &two),
        ("branches reordered", &two, &union(&[bank, card], "")),
        ("object to union", card, &two),
        ("union to object", &two, card),
        (
            "type list and union of types",
            r#"{"type": ["string", "null"]}"#,
            r#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#
        ),
        ("discriminator added", &two, &union(&[card, bank], tagged)),
        ("discriminator removed", &union(&[card, bank], tagged), &two),
        ("property moved between parts", split, joined),
        ("allOf branch added", open, limited),
        ("allOf branch removed", limited, open),
        ("inlined", card, inline),
        ("extracted", inline, card),
        ("oneOf to anyOf", &two, &two.replace("oneOf", "anyOf")),
    ]));
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn operations() {
    let ok = r#""responses": {"200": {"description": ""}}"#;
    let with = |rest: &str| document(&format!("{{{rest}}}"), "");
    let parameter = |rest: &str| {
        with(&format!(r#"{ok}, "parameters": [{{"name": "q", "in": "query"{rest}}}]"#))
    };
    let body = |rest: &str| {
        with(&format!(r#"{ok}, "requestBody": {{"content": {{"application/json": {{}}}}{rest}}}"#))
    };
    let header = |rest: &str| {
        with(&format!(
            r#""responses": {{"200": {{"description": "", "headers": {{"X-A": {{{rest}}}}}}}}}"#
        ))
    };
    let string = r#", "schema": {"type": "string"}"#;
    let list = r#", "schema": {"type": "array", "items": {"type": "string"}}"#;
    let none = with(ok);
    let empty = document("{}", "");
    let gone = Model { operations: Vec::new(), ..empty.clone() };
    let rows = [
        ("operation-removed", none.clone(), gone.clone()),
        ("operation-added", gone, none.clone()),
        (
            "operation-renamed",
            with(&format!(r#"{ok}, "operationId": "a""#)),
            with(&format!(r#"{ok}, "operationId": "b""#)),
        ),
        ("deprecated", none.clone(), with(&format!(r#"{ok}, "deprecated": true"#))),
        (
            "success status changed",
            none.clone(),
            with(r#""responses": {"201": {"description": ""}}"#),
        ),
        (
            "error status added",
            none.clone(),
            with(r#""responses": {"200": {"description": ""}, "404": {"description": ""}}"#),
        ),
        ("body-required", none.clone(), body(r#", "required": true"#)),
        ("body became required", body(""), body(r#", "required": true"#)),
        (
            "param-required-added",
            none.clone(),
            parameter(&format!(r#"{string}, "required": true"#)),
        ),
        ("param-optional-added", none.clone(), parameter(string)),
        (
            "param-became-required",
            parameter(string),
            parameter(&format!(r#"{string}, "required": true"#)),
        ),
        ("param-removed", parameter(string), none.clone()),
        (
            "param-serialization",
            parameter(list),
            parameter(&format!(r#"{list}, "explode": false"#)),
        ),
        ("param type in text", parameter(r#", "schema": {"type": "integer"}"#), parameter(string)),
        ("header became optional", header(r#""required": true"#), header("")),
        ("header removed", header(r#""required": true"#), none.clone()),
        (
            "media type changed",
            with(
                r#""responses": {"200": {"description": "", "content": {"application/json": {}}}}"#,
            ),
            with(
                r#""responses": {"200": {"description": "", "content": {"application/pdf": {}}}}"#,
            ),
        ),
    ];
    let mut out = String::new();
    for (row, base, revision) in &rows {
        writeln!(out, "{row}\n             {}", lines(&drift(base, revision, &Policy::default())))
            .unwrap();
    }
    golden!(out);
}

#[test]
fn a_webhook_is_received_and_its_answer_sent() {
    let hook = |limit: u32| {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "webhooks": {{"done": {{"post": {{
                "requestBody": {{"content": {{"application/json": {{"schema": {{"maxLength": {limit}}}}}}}}},
                "responses": {{"200": {{"description": "", "content": {{"application/json": {{"schema": {{"minLength": {limit}}}}}}}}}}}}}}}}}}}"#
        );
        support::parse(text.as_bytes()).unwrap()
    };
    insta::assert_snapshot!(lines(&drift(&hook(5), &hook(6), &Policy::default())), @r"
    breaking  lower-bound-raised           wire break, validator stale-accept, source ok
                 breaking  upper-bound-raised           wire ok, validator false-reject, source ok
    ");
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
