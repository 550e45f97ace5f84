//! Servers, security and what a provider says about its document.

use super::{Call, call};
use crate::support::parse;
use specwright_drift::Way;
use specwright_model::Model;

/// A document of one operation, with these parts around it and inside it.
fn api(around: &str, inside: &str) -> Model {
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}{around},
            "paths": {{"/things": {{"post": {{"responses": {{"200": {{"description": ""}}}}{inside}}}}}}}}}"#
    );
    parse(text.as_bytes()).unwrap()
}

fn servers(urls: &[&str]) -> Model {
    let servers: Vec<String> = urls.iter().map(|url| format!(r#"{{"url": "{url}"}}"#)).collect();
    api(&format!(r#", "servers": [{}]"#, servers.join(", ")), "")
}

/// The operation asks for this, of a key in a header of that name and of OAuth.
fn asking(header: &str, security: &str) -> Model {
    let schemes = format!(
        r#", "components": {{"securitySchemes": {{
            "key": {{"type": "apiKey", "in": "header", "name": "{header}"}},
            "oauth": {{"type": "oauth2", "flows": {{"clientCredentials": {{"tokenUrl": "https://a.example/token", "scopes": {{"read": "", "write": ""}}}}}}}}}}}}"#
    );
    api(&schemes, &format!(r#", "security": [{security}]"#))
}

pub(super) fn rows() -> Vec<Call> {
    let row = "server-url, security scheme/requirement/scope";
    let (key, read) = (r#"{"key": []}"#, r#"{"oauth": ["read"]}"#);
    let key_or = |other: &str| asking("X-Key", &format!("{key}, {other}"));
    let only = |need: &str| asking("X-Key", need);
    let (a, b) = ("https://a.example", "https://b.example");
    let tags = |name: &str| api("", &format!(r#", "tags": ["{name}"]"#));
    let versioned = |version: &str| Model { version: version.to_owned(), ..api("", "") };
    vec![
        call(row, "another server", Way::Request, (servers(&[a]), servers(&[b]))),
        call(row, "a server more", Way::Request, (servers(&[a]), servers(&[a, b]))),
        call(row, "a credential where none was", Way::Request, (only("{}"), only(key))),
        call(row, "no credential any more", Way::Request, (only(key), only("{}"))),
        call(row, "another credential", Way::Request, (only(key), only(read))),
        call(row, "one of two credentials is gone", Way::Request, (key_or(read), only(key))),
        call(
            row,
            "a scope more",
            Way::Request,
            (only(read), only(r#"{"oauth": ["read", "write"]}"#)),
        ),
        call(row, "the key moved", Way::Request, (only(key), asking("X-Other", key))),
        call("provider governance", "tags", Way::Both, (tags("a"), tags("b"))),
        call("provider governance", "info.version", Way::Both, (versioned("2"), versioned("1"))),
        call(
            "provider governance",
            "sunset and stability",
            Way::Both,
            (
                api("", r#", "deprecated": true"#),
                api(
                    "",
                    r#", "deprecated": true, "x-sunset": "2026-01-01", "x-stability-level": "alpha""#,
                ),
            ),
        ),
        call(
            "description/example/title/x-*",
            "of an operation",
            Way::Both,
            (api("", ""), api("", r#", "description": "d", "summary": "s", "x-a": 1"#)),
        ),
    ]
}
