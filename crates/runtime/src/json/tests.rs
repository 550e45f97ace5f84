//! Any value: exact, ordered, never too deep.

use crate::{Json, Limits, Number};

#[test]
fn text_goes_through_unchanged() {
    for text in [
        "null",
        r#"{"b":1.50,"a":[true,"\"",{}],"n":123456789012345678901234567890}"#,
        "[]",
        "1e999",
    ] {
        assert_eq!(Json::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn equality_is_by_value() {
    let json = |text: &str| Json::parse(text).unwrap();
    assert_eq!(json(r#"{"a":1,"b":[2]}"#), json(r#"{"b":[2.0],"a":10e-1}"#));
    assert_ne!(json(r#"{"a":1}"#), json(r#"{"a":2}"#));
    assert_ne!(json("[1,2]"), json("[2,1]"));
    assert_eq!(Json::from(Number::from(1_i64)), json("1.0"));
}

#[test]
fn values_are_put_together_up_to_a_depth() {
    let pair =
        Json::object([("a".to_owned(), Json::from("x")), ("b".to_owned(), Json::null())]).unwrap();
    assert_eq!(
        Json::array([pair, Json::from(true)]).unwrap().to_string(),
        r#"[{"a":"x","b":null},true]"#
    );
    assert_eq!(
        Json::object([("a".to_owned(), Json::null()), ("a".to_owned(), Json::null())]),
        None
    );
    let mut deep = Json::null();
    let mut depth = 0;
    while let Some(deeper) = Json::array([deep.clone()]) {
        deep = deeper;
        depth += 1;
    }
    assert_eq!(depth, Limits::MAX_DEPTH);
}
