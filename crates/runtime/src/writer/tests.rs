//! Text that reads back the same.

use super::{Writer, float_text, push_string};

#[test]
fn strings_are_escaped_as_json_asks() {
    for text in ["", "a", "\"\\/", "\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}", "é😀\u{2028}"] {
        let mut out = String::new();
        push_string(&mut out, text);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }
    let mut out = String::new();
    push_string(&mut out, "a\u{1}\"");
    assert_eq!(out, "\"a\\u0001\\\"\"");
}

#[test]
fn floats_read_back_the_same() {
    let floats = [
        0.0,
        -0.0,
        1.0,
        0.1,
        1e-7,
        1.5e300,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        123_456_789.123,
        1e17,
        1e16,
    ];
    for value in floats {
        let text = float_text(value);
        assert!(text.len() < 26, "{text}");
        assert_eq!(
            serde_json::from_str::<f64>(&text).unwrap().to_bits(),
            value.to_bits(),
            "{text}"
        );
        assert!(crate::number::is_number(&text));
    }
}

#[test]
fn what_json_cannot_hold_is_written_so_that_it_is_refused() {
    let written = |value: f64| crate::to_json(&value);
    assert_eq!(
        (written(f64::INFINITY), written(f64::NEG_INFINITY)),
        ("1e999".to_owned(), "-1e999".to_owned())
    );
    assert_eq!(written(f64::NAN), "null");
}

#[test]
fn commas_stand_between() {
    let mut to = Writer::new();
    let mut object = to.object();
    object.member("a", &1_i64);
    object.optional("b", &None::<bool>);
    object.member("c", &vec![true, false]);
    object.end();
    assert_eq!(to.into_string(), r#"{"a":1,"c":[true,false]}"#);
}

#[test]
fn what_must_be_escaped_is_found_at_every_place() {
    for length in 0..20_usize {
        for place in 0..=length {
            for (letter, escaped) in
                [('"', "\\\""), ('\\', "\\\\"), ('\n', "\\n"), ('\u{1}', "\\u0001"), ('ü', "ü")]
            {
                let (before, after) = ("a".repeat(place), "é".repeat(length - place));
                let mut out = String::new();
                push_string(&mut out, &format!("{before}{letter}{after}"));
                assert_eq!(out, format!("\"{before}{escaped}{after}\""));
            }
        }
    }
}
