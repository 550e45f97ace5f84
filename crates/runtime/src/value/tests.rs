//! Shapes: what each type takes, and what the quick check may say.

use std::collections::BTreeMap;
use std::fmt::Debug;

use crate::{
    Bound, Build, Decode, Direction, Elements, Encode, Integer, Json, Limits, Literal, Loose, Null,
    Nullable, Number, Range, Rule, Schema, Tape, Types, Union, holds, to_json,
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
    static ANY: Schema =
        Schema { at: "#", rules: &[Rule::AnyOf(Union { branches: &[&TEXT, &LIST], tag: None })] };
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

/// The quick check may only say "yes" where the judge does.
#[test]
fn the_quick_check_agrees_with_the_judge() {
    static RULES: [Schema; 9] = [
        Schema::ANY,
        Schema {
            at: "#",
            rules: &[Rule::Type(Types::STRING), Rule::MaxLength(2), Rule::MinLength(1)],
        },
        Schema { at: "#", rules: &[Rule::Enum(&[Literal::String("é"), Literal::String("abc")])] },
        Schema {
            at: "#",
            rules: &[
                Rule::Type(Types::INTEGER),
                Rule::Minimum(Bound::int(2)),
                Rule::Maximum(Bound::int(7)),
            ],
        },
        Schema { at: "#", rules: &[Rule::Type(Types::NUMBER), Rule::Range(Range::F64)] },
        Schema {
            at: "#",
            rules: &[Rule::Type(Types::ARRAY), Rule::MinItems(1), Rule::MaxItems(2)],
        },
        Schema {
            at: "#",
            rules: &[Rule::Elements(Elements { prefix: &[], rest: Some(&RULES[1]) })],
        },
        Schema { at: "#", rules: &[Rule::Type(Types::NULL)] },
        Schema { at: "#", rules: &[Rule::Type(Types::BOOLEAN)] },
    ];
    let mut sure = 0;
    let mut check = |value: &dyn Encode| {
        let text = to_json(value);
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
        for schema in &RULES {
            if value.holds(schema, Direction::Neutral) {
                sure += 1;
                assert!(holds(tape.root(), schema, Direction::Neutral), "{text} {schema:?}");
            }
        }
    };
    for text in ["", "a", "é", "éé", "abc", "abcd"] {
        check(&text.to_owned());
        check(&Nullable::Value(text.to_owned()));
        check(&vec![text.to_owned(); 2]);
    }
    for number in [-1_i64, 0, 2, 7, 8] {
        check(&number);
    }
    for float in [0.0, 2.0, 1e300, f64::INFINITY, f64::NAN] {
        check(&float);
    }
    check(&true);
    check(&Nullable::<String>::Null);
    check(&Vec::<String>::new());
    check(&Json::parse("[\"a\"]").unwrap());
    assert!(sure > 30, "{sure}");
}
