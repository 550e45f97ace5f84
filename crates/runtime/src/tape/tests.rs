//! JSON text, strictly; places; repeated names; hostile text.

use std::time::{Duration, Instant};

use super::{Kind, Tape, TapeBuilder};
use crate::{Limits, Literal, Violations};

fn parse(text: &[u8]) -> Result<Tape<'_>, Violations> {
    Tape::parse(text, &Limits::new())
}

fn refused(text: &[u8]) -> (&'static str, String) {
    let found = parse(text).unwrap_err();
    let only = &found.as_slice()[0];
    assert_eq!(found.len(), 1);
    (only.keyword, only.message.clone())
}

/// Good and bad texts, for a comparison of readers.
const TEXTS: &[&str] = &[
    "null",
    " true ",
    "[]",
    "{}",
    "[[],{}]",
    "-0.5e+3",
    "\"\"",
    r#""a\"\\\/\b\f\n\r\tA😀""#,
    r#"{"a":[1,{"b":null}],"c":"d"}"#,
    "\t[ 1 , 2 ]\r\n",
    "",
    " ",
    "[",
    "]",
    "{",
    "[1,]",
    "[,1]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}",
    "{\"a\":1 \"b\":2}",
    "01",
    "1.",
    ".5",
    "+1",
    "1e",
    "-",
    "--1",
    "tru",
    "nul",
    "NaN",
    "\"",
    "\"\\",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\ud800\"",
    "\"\\udc00\"",
    "\"\\ud800\\u0041\"",
    "\"\\ud83d\\ude00\"",
    "\"a\nb\"",
    "\"\u{1}\"",
    "1 2",
    "[1] x",
    "[1}",
    "{\"a\":1]",
    "\u{feff}1",
    "'a'",
    "[1 2]",
    "\u{a0}1",
    "\"\\u00g0\"",
    "\"\\u+123\"",
    "[\"\\u00e9\", \"é\"]",
    "truex",
    "/**/1",
];

#[test]
fn json_is_read_as_serde_json_reads_it() {
    for text in TEXTS {
        let ours =
            parse(text.as_bytes()).map(|tape| crate::to_json(&crate::Json::copy(tape.root())));
        let theirs: Option<serde_json::Value> = serde_json::from_str(text).ok();
        let ours = ours.ok().map(|text| serde_json::from_str::<serde_json::Value>(&text).unwrap());
        assert_eq!(ours, theirs, "{text:?}");
    }
}

#[test]
fn faults_have_a_place_and_no_content() {
    assert_eq!(
        refused(b"{\n \"a\": 4111x}"),
        ("json", "must be JSON: expected `,` or `}` at line 2, column 11 (byte 12)".to_owned())
    );
    assert_eq!(
        refused(b"\"\xff\""),
        ("json", "must be JSON: expected UTF-8 at line 1, column 2 (byte 1)".to_owned())
    );
    assert_eq!(
        refused(b"[1] 2").1,
        "must be JSON: expected the end of the text at line 1, column 5 (byte 4)"
    );
}

#[test]
fn limits_hold() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(deep(128).as_bytes()).is_ok());
    assert_eq!(refused(deep(129).as_bytes()).0, "depth");
    assert_eq!(refused("[".repeat(1_000_000).as_bytes()).0, "depth");
    assert_eq!(refused("{\"a\":".repeat(200_000).as_bytes()).0, "depth");
    assert!(Tape::parse(deep(256).as_bytes(), &Limits::new().depth(9999)).is_ok());
    assert!(Tape::parse(deep(257).as_bytes(), &Limits::new().depth(9999)).is_err());
    let small = Tape::parse(b"[1,2]", &Limits::new().bytes(4)).unwrap_err();
    assert_eq!(small.to_string(), "must have at most 4 bytes, has 5");
}

#[test]
fn places_are_found_again() {
    let tape = parse(br#"{"a":[10,{"b/~":"x"}],"":{"c.d":[]}}"#).unwrap();
    let b = tape.root().get("a").unwrap().items().nth(1).unwrap().get("b/~").unwrap();
    assert_eq!((b.pointer().as_str(), b.path().as_str()), ("/a/1/b~1~0", "a[1][\"b/~\"]"));
    let d = tape.root().get("").unwrap().get("c.d").unwrap();
    assert_eq!((d.pointer().as_str(), d.path().as_str()), ("//c.d", "[\"\"][\"c.d\"]"));
    assert_eq!((tape.root().pointer(), tape.root().path()), (String::new(), String::new()));
    assert!(b.index() > tape.root().get("a").unwrap().index());
}

#[test]
fn repeated_names_are_noted_in_objects_of_any_size() {
    assert!(parse(br#"{"a":1,"a":2}"#).unwrap().has_duplicates());
    assert!(parse(br#"[{"b":{"":1,"\u0061":1,"a":2}}]"#).unwrap().has_duplicates());
    assert!(!parse(br#"{"a":{"a":{"a":1}},"b":{"a":1}}"#).unwrap().has_duplicates());
    let members = |count: usize| {
        (0..count).map(|place| format!("\"k{place}\":1")).collect::<Vec<_>>().join(",")
    };
    assert!(!parse(format!("{{{}}}", members(500)).as_bytes()).unwrap().has_duplicates());
    assert!(parse(format!("{{{},\"k250\":2}}", members(500)).as_bytes()).unwrap().has_duplicates());
    let start = Instant::now();
    assert!(!parse(format!("{{{}}}", members(200_000)).as_bytes()).unwrap().has_duplicates());
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn the_last_of_repeated_members_counts() {
    let tape = parse(br#"{"a":1,"a":2}"#).unwrap();
    assert_eq!(
        tape.root().get("a").and_then(|node| node.as_number().map(str::to_owned)),
        Some("2".to_owned())
    );
    assert!(super::equals_literal(
        tape.root().get("a").unwrap(),
        &Literal::Number(crate::Bound::int(2))
    ));
}

#[test]
fn a_builder_makes_the_same_tape() {
    let mut to = TapeBuilder::new(&Limits::new());
    to.begin_object();
    to.name("list");
    to.begin_array();
    assert!(to.number("1.50") && !to.number("x"));
    to.string("é\"");
    to.bool(true);
    to.null();
    to.end();
    to.name("list");
    to.begin_object();
    to.end();
    to.end();
    let tape = to.finish().unwrap();
    assert!(tape.has_duplicates());
    assert_eq!((tape.root().kind(), tape.root().len()), (Kind::Object, 2));
    let first = tape.root().members().next().unwrap().1;
    assert_eq!(
        first.items().map(super::Node::kind).collect::<Vec<_>>(),
        [Kind::Number, Kind::String, Kind::Bool, Kind::Null]
    );
    assert_eq!(first.items().nth(1).and_then(super::Node::as_str), Some("é\""));
    assert_eq!(first.items().nth(1).map(super::Node::pointer), Some("/list/1".to_owned()));
}

#[test]
fn a_builder_holds_to_its_limits() {
    let mut to = TapeBuilder::new(&Limits::new().depth(2));
    (0..5).for_each(|_| to.begin_array());
    assert!(to.is_full());
    assert_eq!(to.finish().unwrap_err().as_slice()[0].keyword, "depth");
    let mut to = TapeBuilder::new(&Limits::new().bytes(10));
    to.begin_array();
    (0..20).for_each(|_| to.null());
    assert_eq!(to.finish().unwrap_err().as_slice()[0].keyword, "size");
}

#[test]
fn short_texts_are_told_apart_at_every_byte() {
    let text = "abcdefghijklmnopqrstuvwxyz";
    for length in 0..=text.len() {
        let own = text.get(..length).unwrap_or_default();
        assert!(super::same(own, own), "{own}");
        assert!(!super::same(own, &format!("{own}z")), "{own} and one more");
        for place in 0..length {
            let mut other = own.to_owned();
            other.replace_range(place..=place, "#");
            assert!(!super::same(own, &other), "{own} and {other}");
        }
    }
}

#[test]
fn names_are_compared_within_their_object_alone() {
    let repeated = |text: &str| {
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).expect("JSON");
        tape.duplicates.clone()
    };
    assert_eq!(repeated(r#"{"a":{"a":1,"b":{"a":2}},"b":[{"a":1},{"a":2}]}"#), []);
    assert_eq!(repeated(r#"{"a":{"b":1},"b":[{"a":1,"a":2}],"a":3}"#), [(7, 1), (0, 1)]);
    assert_eq!(repeated(r#"{"a":1,"\u0061":2,"a":3}"#), [(0, 2)], "however it is escaped");
    for count in [63, 64, 65, 300] {
        let mut members: Vec<String> = (0..count).map(|place| format!("\"m{place}\":0")).collect();
        assert_eq!(repeated(&format!("{{{}}}", members.join(","))), [], "{count}");
        members.push("\"m7\":1".to_owned());
        assert_eq!(repeated(&format!("{{{}}}", members.join(","))), [(0, 1)], "{count}");
    }
}

#[test]
fn members_are_found_between_two_places() {
    let text = r#"{"a":[{"b":1}],"\u0062":2,"":{"a":3},"abc":4,"b":5}"#;
    let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
    let root = tape.root();
    let (from, end) = (root.index() + 1, root.next_index());
    let find = |from, end, name| {
        let found = tape.member(from, end, name)?;
        Some((crate::to_json(&crate::Json::copy(found.value)), found.passed, found.next))
    };
    let (value, passed, next) = find(from, end, "b").unwrap();
    assert_eq!((value.as_str(), passed), ("2", 1), "however it is escaped");
    assert_eq!(find(next, end, "b").unwrap().0, "5");
    assert_eq!(find(next, end, "").unwrap().0, r#"{"a":3}"#);
    assert_eq!(find(from, next, "abc"), None);
    assert_eq!(find(next, end, "a"), None);
    assert_eq!(find(from, end, "abd"), None);
    assert_eq!(find(end, end, "b"), None);
}
