//! By way of `serde`: other formats, shape only, strictness where it is asked for.

use crate::testing::{Account, Kind};
use crate::{Json, Limits, Nullable, Number, Valid};

const GOOD: &str =
    r#"{"kind":"card","name":"Ann","note":null,"parent":{"kind":"bank","name":"B"}}"#;

#[test]
fn values_go_through_serde_json() {
    let account: Account = serde_json::from_str(GOOD).unwrap();
    assert_eq!((account.kind.clone(), account.note.clone()), (Kind::Card, Some(Nullable::Null)));
    assert_eq!(serde_json::to_string(&account).unwrap(), GOOD);
    let value: serde_json::Value = serde_json::from_str(GOOD).unwrap();
    assert_eq!(serde_json::to_value(&account).unwrap(), value);
    assert_eq!(serde_json::from_value::<Account>(value).unwrap(), account);
}

#[test]
fn deserializing_checks_shape_only_and_names_the_place() {
    let long: Account = serde_json::from_str(r#"{"kind":"?","name":"Anneliese"}"#).unwrap();
    assert_eq!(long.kind, Kind::Unknown("?".to_owned()));
    let error =
        serde_json::from_str::<Account>(r#"{"kind":"card","name":"A","parent":{"kind":1}}"#)
            .unwrap_err();
    assert_eq!(error.to_string(), "parent.kind: expected a string");
    let error = serde_json::from_str::<Account>(r#"{"kind":"card"}"#).unwrap_err();
    assert_eq!(error.to_string(), "expected the member `name`");
}

#[test]
fn valid_values_are_read_strictly() {
    assert!(serde_json::from_str::<Valid<Account>>(GOOD).is_ok());
    let error =
        serde_json::from_str::<Valid<Account>>(r#"{"kind":"?","name":"Anneliese"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "kind: must be one of `card`, `bank`\nname: must have at most 5 characters, has 9"
    );
    let twice =
        serde_json::from_str::<Valid<Account>>(r#"{"kind":"card","kind":"card","name":"A"}"#)
            .unwrap_err();
    assert_eq!(twice.to_string(), "must not repeat a member, repeats one");
}

#[test]
fn any_value_keeps_what_the_format_tells() {
    let text = r#"{"b":[1,-2,0.5,18446744073709551615],"a":{"":null,"t":true}}"#;
    let json: Json = serde_json::from_str(text).unwrap();
    assert_eq!(json.to_string(), text);
    assert_eq!(serde_json::to_string(&json).unwrap(), text);
    assert_eq!(serde_json::from_str::<Number>("1.5").ok(), Number::from_text("1.5"));
}

/// A format that nests for ever.
struct Endless;

impl<'de> serde::Deserializer<'de> for Endless {
    type Error = serde_json::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> serde::de::SeqAccess<'de> for Endless {
    type Error = serde_json::Error;

    fn next_element_seed<T: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Self::Error> {
        seed.deserialize(Endless).map(Some)
    }
}

#[test]
fn depth_is_bounded_in_both_directions() {
    let read = <Json as serde::Deserialize>::deserialize(Endless);
    assert_eq!(read.unwrap_err().to_string(), "must nest less deep and be smaller");
    let deep =
        Json::parse(&("[".repeat(Limits::MAX_DEPTH) + &"]".repeat(Limits::MAX_DEPTH))).unwrap();
    assert_eq!(serde_json::to_string(&deep).unwrap(), deep.to_string());
}
