//! Texts of the document that try to become code, to hide it, or to leave their place.

use super::{generated, schemas};

/// What is tried, as the content of a JSON string.
const TEXTS: &[&str] = &[
    "\\\"); std::process::abort(); //",
    "*/ pub fn pwned() {} /*",
    "\\n#![feature(x)]\\npub fn pwned() {}\\n",
    "\\r\\nunsafe {}\\r",
    "\\u0000",
    "\\u202E\\u2066 abort \\u2069",
    "\\u2028pub fn pwned() {}\\u2029",
    "```\\n```rust\\nstd::process::abort()\\n```\\n~~~",
    "\\\"#\\\"##",
    "r#\\\"a\\\"#",
    "${pwned!()}",
    "{0} {name} {{",
    "\\\\",
    "\\\\\\\"",
    "'",
    "'a",
    "/",
    "//",
    "../../../../tmp/pwned",
    "..",
    ".",
    "CON",
    "a\\\\..\\\\b",
    "self",
    "Self",
    "crate",
    "r#fn",
    "_",
    "__",
    "1",
    "",
    " ",
    "\\u00e9\\u0301\\u1F600",
    "\\uFEFF",
    "</script><img src=x onerror=abort()>",
    "[a](javascript:abort())",
    "#[doc = include_str!(\\\"/etc/passwd\\\")]",
    "String",
    "Option",
    "Vec",
    "specwright",
    "Decode",
    "build",
    "additional",
    "mod",
    "lib",
    "super",
];

/// A document with the text in every place where a document has text.
fn everywhere(text: &str) -> String {
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "{text}", "version": "{text}", "description": "{text}"}},
        "servers": [{{"url": "{text}", "description": "{text}"}}],
        "paths": {{"/a{text}": {{"post": {{
            "operationId": "{text}", "summary": "{text}", "description": "{text}", "tags": ["{text}"], "security": [{{"{text}": ["{text}"]}}],
            "parameters": [{{"name": "{text}", "in": "query", "description": "{text}", "schema": {{"type": "string", "enum": ["{text}", "x"]}}}}],
            "requestBody": {{"description": "{text}", "content": {{"application/x-www-form-urlencoded": {{"schema": {{"type": "object", "properties": {{"{text}": {{}}}}}}, "encoding": {{"{text}": {{"contentType": "{text}"}}}}}}, "{text}": {{"schema": true}}}}}},
            "responses": {{"200": {{"description": "{text}", "headers": {{"{text}": {{"schema": {{"type": "string"}}}}}}, "content": {{"application/json": {{"schema": {{"oneOf": [{{"title": "{text}", "type": "object"}}, {{"title": "{text}", "type": "string"}}]}}}}}}}}}}}}}}}},
        "webhooks": {{"{text}": {{"post": {{"requestBody": {{"content": {{"application/json": {{"schema": {{"title": "{text}", "type": "object"}}}}}}}}}}}}}},
        "components": {{"securitySchemes": {{"{text}": {{"type": "apiKey", "name": "{text}", "in": "header", "description": "{text}"}}}},
        "schemas": {{
            "{text}": {{"title": "{text}", "description": "{text}", "type": "object", "required": ["{text}", "u{text}"], "default": "{text}", "example": "{text}",
                "properties": {{"{text}": {{"type": "string", "description": "{text}", "enum": ["{text}", "{text}{text}"]}}, "b{text}": {{"const": "{text}"}}, "c": {{"type": "object", "title": "{text}"}}}},
                "patternProperties": {{"a": {{"$comment": "{text}"}}}}, "dependentRequired": {{"{text}": ["{text}"]}}, "x-{text}": "{text}", "format": "{text}"}},
            "A{text}": {{"type": "object", "discriminator": {{"propertyName": "{text}", "mapping": {{"{text}": "{text}"}}}}, "oneOf": [{{"type": "object", "properties": {{"{text}": {{"const": "{text}"}}}}}}]}},
            "open": {{"enum": ["{text}", "a{text}", "{text}b"]}},
            "map": {{"type": "object", "propertyNames": {{"enum": ["{text}"]}}, "additionalProperties": {{"title": "{text}", "type": "object"}}}}}}}}}}"#
    )
}

#[test]
fn texts_stay_texts() {
    for text in TEXTS {
        let seen = generated(everywhere(text));
        for (path, _) in &seen.files {
            let plain = |part: &str| {
                part.chars().all(|letter| letter.is_ascii_alphanumeric() || "_.".contains(letter))
            };
            let inside = path.split('/').all(|part| {
                !part.is_empty() && part.len() < 120 && !part.starts_with('.') && plain(part)
            });
            assert!(inside, "{text}: the path {path:?}");
        }
    }
}

#[test]
fn patterns_stay_patterns() {
    for pattern in
        ["\\\"#", "\\\\u202e", "\\u202E", "*/", "\\n", "\\\"\\\"\\\"#####", "[\\u2066]", "\\u0000"]
    {
        let document = schemas(&format!(
            "    A: {{ pattern: \"{pattern}\", patternProperties: {{ \"{pattern}\": true }} }}\n"
        ));
        super::seen(document);
    }
}

/// A name, a description and a value too long for a line, a path or an identifier.
#[test]
fn long_texts_stay_bounded() {
    let long = "aB_".repeat(5_000);
    let seen = generated(everywhere(&long));
    assert!(
        seen.files.iter().all(|(path, _)| path.split('/').all(|part| part.len() < 250)),
        "a file system takes 255 bytes"
    );
}
