//! URIs and names.

use super::{names::nearest, uri};

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
