//! Operations, their parameters, bodies and answers.

use super::{Call, call, operation};
use crate::support::{document, parse};
use specwright_drift::Way;
use specwright_model::Model;

const OK: &str = r#""responses": {"200": {"description": ""}}"#;
const TEXT: &str = r#", "schema": {"type": "string"}"#;

/// With these parts, nothing sent and nothing answered.
fn with(rest: &str) -> Model {
    operation(&format!("{OK}{rest}"))
}

fn parameter(rest: &str) -> Model {
    with(&format!(r#", "parameters": [{{"name": "q", "in": "query"{rest}}}]"#))
}

fn body(media: &str, rest: &str) -> Model {
    with(&format!(r#", "requestBody": {{"content": {{"{media}": {{}}}}{rest}}}"#))
}

fn answers(rest: &str) -> Model {
    operation(&format!(r#""responses": {{{rest}}}"#))
}

fn header(rest: &str) -> Model {
    answers(&format!(r#""200": {{"description": "", "headers": {{"X-A": {{{rest}}}}}}}"#))
}

fn webhook(name: &str) -> Model {
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "webhooks": {{"{name}": {{"post": {{{OK}}}}}}}}}"#
    );
    parse(text.as_bytes()).unwrap()
}

/// An operation whose path has one parameter.
fn at(name: &str) -> Model {
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{"/things/{{{name}}}": {{"get": {{{OK},
            "parameters": [{{"name": "{name}", "in": "path", "required": true{TEXT}}}]}}}}}}}}"#
    );
    parse(text.as_bytes()).unwrap()
}

pub(super) fn rows() -> Vec<Call> {
    let mut rows = operations();
    rows.extend(statuses());
    rows.extend(bodies());
    rows.extend(parameters());
    rows.extend(headers());
    rows
}

fn operations() -> Vec<Call> {
    let gone = Model { operations: Vec::new(), ..document("{}", "") };
    let none = || with("");
    let id = |name: &str| with(&format!(r#", "operationId": "{name}""#));
    vec![
        call("operation-removed", "an operation", Way::Both, (none(), gone.clone())),
        call("operation-removed", "a webhook", Way::Response, (webhook("a"), webhook("b"))),
        call("operation-added", "an operation", Way::Both, (gone, none())),
        call("operation-renamed", "operationId", Way::Both, (id("a"), id("b"))),
        call("operation-renamed", "a path parameter", Way::Both, (at("id"), at("thing"))),
        call(
            "deprecated set",
            "an operation",
            Way::Both,
            (none(), with(r#", "deprecated": true"#)),
        ),
    ]
}

fn statuses() -> Vec<Call> {
    let row = "status-removed / success-status-changed";
    let of = |status: &str| answers(&format!(r#""{status}": {{"description": ""}}"#));
    let two = |status: &str| {
        answers(&format!(r#""200": {{"description": ""}}, "{status}": {{"description": ""}}"#))
    };
    vec![
        call(row, "200 to 201", Way::Response, (of("200"), of("201"))),
        call(row, "201 beside 200 is gone", Way::Response, (two("201"), of("200"))),
        call(row, "200 to a range", Way::Response, (of("200"), of("2XX"))),
        call(row, "a range to 200", Way::Response, (of("2XX"), of("200"))),
        call("error-status-added", "404", Way::Response, (of("200"), two("404"))),
        call("error-status-added", "the default", Way::Response, (of("200"), two("default"))),
    ]
}

fn bodies() -> Vec<Call> {
    let (row, media) = ("body-required", "media-type-removed / changed");
    let (json, must) = ("application/json", r#", "required": true"#);
    let answer = |media: &str| {
        answers(&format!(r#""200": {{"description": "", "content": {{"{media}": {{}}}}}}"#))
    };
    let both = r#"application/json": {}, "application/xml"#;
    vec![
        call(row, "a required body where none was", Way::Request, (with(""), body(json, must))),
        call(row, "an optional body where none was", Way::Request, (with(""), body(json, ""))),
        call(row, "optional to required", Way::Request, (body(json, ""), body(json, must))),
        call(row, "required to optional", Way::Request, (body(json, must), body(json, ""))),
        call(row, "no body any more", Way::Request, (body(json, ""), with(""))),
        call(media, "sent", Way::Request, (body(json, ""), body("text/csv", ""))),
        call(media, "one of two sent", Way::Request, (body(both, ""), body(json, ""))),
        call(media, "received", Way::Response, (answer(json), answer("application/pdf"))),
    ]
}

fn parameters() -> Vec<Call> {
    let (row, must) =
        ("param-required-added, param-became-required", format!(r#"{TEXT}, "required": true"#));
    let list = r#", "schema": {"type": "array", "items": {"type": "string"}}"#;
    let split = format!(r#"{list}, "explode": false"#);
    let number = r#", "schema": {"type": "integer"}"#;
    vec![
        call(row, "added", Way::Request, (with(""), parameter(&must))),
        call(row, "became so", Way::Request, (parameter(TEXT), parameter(&must))),
        call(row, "became optional", Way::Request, (parameter(&must), parameter(TEXT))),
        call("param-optional-added", "in the query", Way::Request, (with(""), parameter(TEXT))),
        call("param-removed", "an optional one", Way::Request, (parameter(TEXT), with(""))),
        call("param-removed", "a required one", Way::Request, (parameter(&must), with(""))),
        call("param-serialization", "explode", Way::Request, (parameter(list), parameter(&split))),
        call(
            "type-widened",
            "in text, integer to string",
            Way::Request,
            (parameter(number), parameter(TEXT)),
        ),
    ]
}

fn headers() -> Vec<Call> {
    let row = "header required/type/nullable (response)";
    let must = r#""required": true"#;
    let typed = |name: &str| header(&format!(r#""schema": {{"type": "{name}"}}"#));
    let gone = || with("");
    vec![
        call(row, "became optional", Way::Response, (header(must), header(""))),
        call(row, "became required", Way::Response, (header(""), header(must))),
        call(row, "a required one is gone", Way::Response, (header(must), gone())),
        call(row, "an optional one is gone", Way::Response, (header(""), gone())),
        call(row, "added", Way::Response, (gone(), header(""))),
        call(row, "another type", Way::Response, (typed("integer"), typed("boolean"))),
    ]
}
