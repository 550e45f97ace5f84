//! Texts to trees.

use specwright_model::{Diagnostic, Value};

use super::scalar::{NotJson, plain};
use super::{Failure, Limits, Node, canonical, count, json};
use crate::{Locations, Options, Source, parse};

fn parsed(text: &[u8]) -> Result<Locations, Vec<Diagnostic>> {
    parse(Source { name: "test", text }, &Options::default())
}

fn code(text: &[u8]) -> &'static str {
    parsed(text).expect_err("the text must be refused")[0].code.0
}

fn value(text: &str) -> Value {
    parsed(text.as_bytes()).expect("the text must be read").to_value()
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let number = |text: &str| Some(text.to_owned());
    let cases = [
        ("12", number("12")),
        ("-0", number("-0")),
        ("+12", number("12")),
        ("017", number("17")),
        ("0o17", number("15")),
        ("0xfF", number("255")),
        (".5", number("0.5")),
        ("-.5e-3", number("-0.5e-3")),
        ("5.", number("5")),
        ("1e+5", number("1e+5")),
        ("0x", None),
        ("0o8", None),
        ("1e", None),
        (".", None),
        ("+", None),
        ("1.2.3", None),
        ("0b1", None),
        ("1_000", None),
        ("-0x1", None),
        ("2024-01-31", None),
        ("e5", None),
        ("inf", None),
    ];
    for (text, wanted) in cases {
        match (plain(text), wanted) {
            (Ok(Node::Number(number)), Some(wanted)) => assert_eq!(number, wanted, "{text}"),
            (Ok(Node::String(string)), None) => assert_eq!(string, text),
            (other, wanted) => panic!("{text}: {other:?}, not {wanted:?}"),
        }
    }
    for text in [".inf", "-.INF", "+.Inf", ".nan", "0xfffffffffffffffffffffffffffffffff"] {
        assert!(matches!(plain(text), Err(NotJson)), "{text}");
    }
}

#[test]
fn numbers_are_counted_and_compared_by_their_text() {
    let counts = [
        ("5", Some(5)),
        ("5.0", Some(5)),
        ("0.5e1", Some(5)),
        ("5e2", Some(500)),
        ("500e-2", Some(5)),
        ("0e999", Some(0)),
        ("-0.0", Some(0)),
        ("-1", None),
        ("1.5", None),
        ("1e-1", None),
        ("18446744073709551615", Some(u64::MAX)),
        ("18446744073709551616", Some(u64::MAX)),
        ("1e99999999999999999999", Some(u64::MAX)),
    ];
    for (text, wanted) in counts {
        assert_eq!(count(text), wanted, "{text}");
    }
    assert_eq!(canonical("1.50"), canonical("15e-1"));
    assert_eq!(canonical("-0"), canonical("0.000e7"));
    assert_ne!(canonical("-1"), canonical("1"));
    assert_ne!(canonical("10"), canonical("1"));
}

#[test]
fn json_and_yaml_agree() {
    let json = r#"{"a": [1, -2.5e3, "x\u00e9\ud83d\ude00\n", null, true], "b": {}, "c": []}"#;
    let yaml = "a: [1, -2.5e3, \"xé😀\\n\", ~, true]\nb: {}\nc: []\n";
    assert_eq!(value(json), value(yaml));
    assert_eq!(value(&format!("\u{feff}{json}")), value(json));
    assert_eq!(
        value("{a: 1, }"),
        Value::Object(vec![("a".to_owned(), Value::Number("1".to_owned()))])
    );
    assert_eq!(value("a: b\r\nc: d\r\n"), value(r#"{"a": "b", "c": "d"}"#));
}

#[test]
fn json_is_read_strictly() {
    let texts = [
        r#"{"a": 01}"#,
        r#"{"a": 1.}"#,
        r#"{"a": "\x"}"#,
        r#"{"a": "\ud800"}"#,
        r#"{"a": "\ud800\u0041"}"#,
        "{\"a\": \"\u{1}\"}",
        r#"{"a": 1} {"#,
        r#"{"a": tru"#,
        r#"{"a""#,
        "{",
        r#"{"a": [1"#,
    ];
    for text in texts {
        // Some of these are YAML, so the JSON reader itself is asked.
        assert!(
            matches!(json::read(text, Limits { depth: 9, values: 9 }), Err(Failure::Syntax(_))),
            "{text}"
        );
    }
}

#[test]
fn positions_count_characters_from_one() {
    let text = "{\n  \"é\": {\"k\": \"😀\", \"l\": 1}\n}";
    let yaml = "# é\né:\n  - k: 😀\n    l: 1\n";
    let json = parsed(text.as_bytes()).expect("it is JSON");
    let yaml = parsed(yaml.as_bytes()).expect("it is YAML");
    let at = |place: Option<specwright_model::Place>| place.map(|place| (place.line, place.column));
    assert_eq!(at(json.key("/é/l")), Some((2, 19)));
    assert_eq!(at(json.value("/é/l")), Some((2, 24)));
    assert_eq!(at(yaml.key("/é/0/l")), Some((4, 5)));
    assert_eq!(at(yaml.value("/é/0/k")), Some((3, 8)));
    assert_eq!(at(yaml.value("/é/1")), None);
    assert_eq!(at(yaml.value("é")), None);
}

#[test]
fn other_encodings_are_named() {
    let wide: Vec<u8> = "openapi: 3".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain("a: 1".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for text in [&wide, &marked] {
        assert_eq!(code(text), "E0002");
    }
    let bad = parsed(b"a: 1\nb: \xFF").expect_err("it is not UTF-8");
    assert_eq!((bad[0].place.line, bad[0].place.column), (2, 4));
    assert_eq!(bad[0].message, "`test` is not UTF-8: a bad byte at offset 8");
}

#[test]
fn size_and_depth_are_limited() {
    let small = Options { max_bytes: 3, ..Options::default() };
    let refused =
        parse(Source { name: "test", text: b"a: 1" }, &small).expect_err("it is too large");
    assert_eq!(refused[0].code.0, "E0001");
    for depth in [2_000, 500_000] {
        let flow = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let json = format!("{{\"a\": {flow}}}");
        let block = "- ".repeat(depth);
        for text in [flow, json, block] {
            assert_eq!(code(text.as_bytes()), "E0004", "{depth}");
        }
    }
    let fits = format!("{}1{}", "[".repeat(256), "]".repeat(256));
    assert!(parsed(fits.as_bytes()).is_ok());
    assert_eq!(code(format!("[{fits}]").as_bytes()), "E0004");
}

#[test]
fn aliases_count_towards_depth() {
    let deep = format!(
        "a: &a {}1{}\nb: {}*a{}",
        "[".repeat(200),
        "]".repeat(200),
        "[".repeat(100),
        "]".repeat(100)
    );
    assert_eq!(code(deep.as_bytes()), "E0004");
}

#[test]
fn long_texts_in_aliases_are_bounded() {
    let bomb = format!("a: &a {}\nb: [{}]", "x".repeat(1 << 20), vec!["*a"; 1_000].join(", "));
    assert_eq!(code(bomb.as_bytes()), "E0006");
}

#[test]
fn merges_keep_what_the_mapping_says() {
    let merged =
        value("a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: [*a, *b], x: 0}\nd: {\"<<\": 1}");
    let wanted = value("a: {x: 1, y: 2}\nb: {y: 3, z: 4}\nc: {x: 0, y: 2, z: 4}\nd: {\"<<\": 1}");
    assert_eq!(merged, wanted);
}
