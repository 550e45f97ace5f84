//! URIs and names.

use super::{names::nearest, uri};
use crate::{Fate, Options, Source, Unresolved, read};

#[test]
fn references_resolve_as_in_the_standard() {
    // RFC 3986, section 5.4.
    let base = "http://a/b/c/d;p?q";
    let cases = [
        ("g:h", "g:h"),
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"),
        ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../g", "http://a/b/g"),
        ("../../../g", "http://a/g"),
    ];
    for (reference, wanted) in cases {
        assert_eq!(uri::resolve(base, reference), wanted, "{reference}");
    }
    assert_eq!(uri::resolve("http://a", "g"), "http://a/g");
    assert_eq!(uri::resolve("", "a/../g.yaml"), "g.yaml");
    assert_eq!(uri::resolve("urn:uuid:1", "urn:uuid:2"), "urn:uuid:2");
}

#[test]
fn escapes_are_undone() {
    assert_eq!(uri::decode("/a%20b~1%C3%A9").as_deref(), Some("/a b~1é"));
    for text in ["%", "%2", "%zz", "%ff"] {
        assert_eq!(uri::decode(text), None, "{text}");
    }
}

#[test]
fn near_names_are_found() {
    let names = ["User", "Users", "Order", "user"];
    assert_eq!(nearest("Usre", names.into_iter()), ["`User`", "`Users`", "`user`"]);
    assert_eq!(nearest("Elephant", names.into_iter()), [""; 0]);
    assert_eq!(nearest("Usre", std::iter::empty()), [""; 0]);
}

/// A reference out of the document, one to nothing, and a schema that has neither.
const BROKEN: &str = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\ncomponents:\n  schemas:\n    \
    A: {maxLength: 1, $ref: 'other.yaml#/A'}\n    B: {$ref: '#/components/schemas/Nowhere'}\n    C: {type: string}\n";

#[test]
fn unresolved_references_refuse_the_document_or_are_left_out() {
    let source = Source { name: "api.yaml", text: BROKEN.as_bytes() };
    assert!(read(source, &[], &Options::default()).model.is_none());
    let options = Options { unresolved: Unresolved::LeaveOut, ..Options::default() };
    let reading = read(source, &[], &options);
    let model = reading.model.unwrap();
    let lost: Vec<&str> = reading
        .lost
        .iter()
        .map(|(schema, _)| model.schema(*schema).place.pointer.as_str())
        .collect();
    assert_eq!(lost, ["/components/schemas/A", "/components/schemas/B"]);
    let left = |used: &&crate::KeywordUse| matches!(used.fate, Fate::NotEnforced(_));
    assert_eq!(reading.ledger.iter().filter(left).count(), 2);
    assert_eq!(
        reading.diagnostics.iter().filter(|told| told.code.0.starts_with("E030")).count(),
        2
    );
}
