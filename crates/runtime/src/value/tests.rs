//! Shapes: what each type takes.

use std::collections::BTreeMap;
use std::fmt::Debug;

use crate::{
    Build, Decode, Direction, Encode, Integer, Json, Limits, Loose, Null, Nullable, Number, Rule,
    Schema, Tape, Types, Union, to_json,
};

fn decode<T: Decode>(text: &str) -> Result<T, String> {
    let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
    let mut build = Build::strict(Direction::Neutral);
    T::decode(tape.root(), &mut build).ok_or_else(|| build.failure())
}

#[allow(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn same<T: Decode + Encode + PartialEq + Debug>(text: &str, value: T) {
    let read: T = decode(text).unwrap();
    assert_eq!(decode::<T>(&to_json(&read)).unwrap(), value);
    assert_eq!(read, value);
}

#[test]
fn leaves_take_their_type() {
    same("\"a\\n\"", "a\n".to_owned());
    same("true", true);
    same("1e2", 100_i64);
    same("-1.0", -1_i64);
    same("0.1", 0.1_f64);
    same(
        "123456789012345678901234567890",
        Integer::from_text("123456789012345678901234567890").unwrap(),
    );
    same("1.50", Number::from_text("1.5").unwrap());
    same("null", Null);
    same("[1,2]", vec![1_i64, 2]);
    same(r#"{"a":1}"#, BTreeMap::from([("a".to_owned(), 1_i64)]));
    same("5", Box::new(5_i64));
    assert_eq!(decode::<i64>("1.5"), Err("expected an integer of 64 bits".to_owned()));
    assert!(decode::<i64>("9223372036854775808").is_err());
    assert!(decode::<f64>("1e999").is_err());
    assert!(decode::<Integer>("0.5").is_err());
    assert_eq!(decode::<Vec<String>>("[\"a\",1]"), Err("[1]: expected a string".to_owned()));
    assert!(decode::<BTreeMap<String, bool>>("[]").is_err());
}

#[test]
fn null_and_loose_values() {
    same::<Nullable<i64>>("null", Nullable::Null);
    same("7", Nullable::Value(7_i64));
    same("\"ab\"", Loose::Known("ab".to_owned()));
    same::<Loose<String>>("[1]", Loose::Other(Json::parse("[1]").unwrap()));
    assert_eq!(decode::<Nullable<i64>>("\"a\""), Err("expected an integer of 64 bits".to_owned()));
    assert_eq!(
        (Nullable::Value(1).into_value(), Nullable::<i32>::Null.as_value()),
        (Some(1), None)
    );
}

#[test]
fn the_judge_says_which_branch() {
    static TEXT: Schema =
        Schema { at: "#/t", rules: &[Rule::Type(Types::STRING), Rule::MaxLength(2)] };
    static LIST: Schema = Schema { at: "#/l", rules: &[Rule::Type(Types::ARRAY)] };
    static ANY: Schema = Schema {
        at: "#",
        rules: &[Rule::AnyOf(Union { branches: &[&TEXT, &LIST], tag: None, sieve: None })],
    };
    static BEHIND: Schema = Schema { at: "#/r", rules: &[Rule::Ref(&ANY)] };
    let branch = |text: &str| {
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
        let mut build = Build::strict(Direction::Neutral);
        (build.branch(tape.root(), &BEHIND), build.branch(tape.root(), &BEHIND))
    };
    assert_eq!(branch("\"a\""), (Some(0), Some(0)));
    assert_eq!(branch("[]"), (Some(1), Some(1)));
    // Too long for its schema, but no other branch can be meant.
    assert_eq!(branch("\"abc\""), (Some(0), Some(0)));
    assert_eq!(branch("1"), (None, None));
}
