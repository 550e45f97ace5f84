//! A type written by hand the way the generator writes it, read in every way.

use std::collections::BTreeMap;

use crate::testing::{Account, Kind as AccountKind, ROOT};
use crate::{
    Ask, Direction, Encode, Json, Limits, Nullable, Rule, Schema, Tolerant, Typed, Types, Valid,
    decode_as, from_slice, from_str, from_str_with, judge_slice, tolerant, validate_as,
};

const GOOD: &str =
    r#"{"kind":"card","name":"Ann","note":null,"tags":["a"],"parent":{"kind":"bank","name":"B"}}"#;

#[test]
fn a_valid_payload_becomes_a_value() {
    let account: Valid<Account> = from_str(GOOD).unwrap();
    assert_eq!(account.name, "Ann");
    assert_eq!(account.note, Some(Nullable::Null));
    assert_eq!(account.parent.as_ref().map(|parent| parent.kind.clone()), Some(AccountKind::Bank));
    assert_eq!(account.to_json(), GOOD);
    assert_eq!(from_slice::<Account>(GOOD.as_bytes()).unwrap().into_inner(), account.into_inner());
}

#[test]
fn an_invalid_payload_tells_everything() {
    let found = from_str::<Account>(r#"{"kind":"cash","name":"Anneliese","parent":{"name":1}}"#)
        .unwrap_err();
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "kind: must be one of `card`, `bank`",
            "name: must have at most 5 characters, has 9",
            "parent.kind: is required",
            "parent.name: must be a string",
        ]
    );
    let one = from_str_with::<Account>("{}", &Limits::new().violations(1)).unwrap_err();
    assert_eq!((one.len(), one.more()), (1, 1));
}

#[test]
fn tolerance_stops_damage_at_the_nearest_optional_member() {
    let Tolerant { value, violations } = tolerant::<Account>(
        br#"{"kind":"cash","name":"Anneliese","tags":[1],"parent":{"name":1}}"#,
    );
    let account = value.unwrap();
    assert_eq!(account.kind, AccountKind::Unknown("cash".to_owned()));
    assert_eq!((account.tags, account.parent), (None, None));
    assert_eq!(violations.map(|found| found.len()), Some(5));
    let Tolerant { value, violations } = tolerant::<Account>(br#"{"kind":"card"}"#);
    assert_eq!(
        (value, violations.map(|found| found.to_string())),
        (None, Some("name: is required".to_owned()))
    );
    let Tolerant { value, violations } = tolerant::<Account>(GOOD.as_bytes());
    assert!(value.is_some() && violations.is_none());
    assert!(tolerant::<Account>(b"{").value.is_none());
}

#[test]
fn a_value_built_in_code_is_checked() {
    let account = Account::new(AccountKind::Card, "Ann".to_owned());
    assert!(account.validate().is_ok());
    assert!(Valid::new(account.clone()).is_ok());
    let long = Account { name: "Anneliese".to_owned(), ..account };
    assert_eq!(
        long.validate().unwrap_err().to_string(),
        "name: must have at most 5 characters, has 9"
    );
    assert!(Valid::new(long).is_err());
}

#[test]
fn repeated_members_are_refused_but_read() {
    let text = br#"{"kind":"card","name":"A","name":"B"}"#;
    let found = from_slice::<Account>(text).unwrap_err();
    assert_eq!(found.to_string(), "must not repeat a member, repeats one");
    assert_eq!(tolerant::<Account>(text).value.map(|account| account.name), Some("B".to_owned()));
}

#[test]
fn aliases_are_read_by_an_explicit_schema() {
    let limits = Limits::new();
    assert!(judge_slice(GOOD.as_bytes(), &ROOT, Direction::Neutral, &limits).is_ok());
    let json: Json = decode_as(GOOD.as_bytes(), &ROOT, Direction::Neutral, &limits).unwrap();
    assert_eq!(json.to_string(), GOOD);
    assert!(decode_as::<Json>(b"{}", &ROOT, Direction::Neutral, &limits).is_err());
}

#[test]
fn what_the_type_cannot_hold_is_a_violation() {
    // The schema lets it in, and the generator has added no bound: the reading still fails in words.
    let found = decode_as::<i64>(b"1e30", &crate::Schema::ANY, Direction::Neutral, &Limits::new())
        .unwrap_err();
    assert_eq!(found.as_slice()[0].keyword, "range");
    assert_eq!(found.to_string(), "must be an integer of 64 bits");
}

#[test]
fn the_quick_check_of_a_struct_is_sure_only_where_the_judge_is() {
    let sure =
        |account: &Account| account.holds(Ask::new(&ROOT, Direction::Response, &Limits::new()));
    let good = from_str::<Account>(GOOD).unwrap().into_inner();
    assert!(sure(&good));
    assert!(!sure(&Account { name: "Anneliese".to_owned(), ..good.clone() }));
    assert!(!sure(&Account {
        tags: Some(vec!["a".to_owned(), "too long".to_owned()]),
        ..good.clone()
    }));
    assert!(!sure(&Account { kind: AccountKind::Unknown("cash".to_owned()), ..good.clone() }));
    // Five characters of ten bytes: not seen quickly, and still valid.
    let umlauts = Account { name: "ääööü".to_owned(), ..good };
    assert!(!sure(&umlauts));
    assert!(umlauts.validate().is_ok());
}

#[test]
fn what_no_schema_speaks_of_is_checked_when_it_was_built_in_code() {
    static OBJECT: Schema = Schema { at: "#", rules: &[Rule::Type(Types::OBJECT)] };
    static ARRAY: Schema = Schema { at: "#", rules: &[Rule::Type(Types::ARRAY)] };
    let limits = Limits::new();
    let deep = "[".repeat(150) + &"]".repeat(150);
    for (wrong, keyword) in [(r#"{"a":1,"a":2}"#, "duplicate"), (&deep, "depth")] {
        let json = Json::parse(wrong).unwrap();
        let list = vec![json.clone()];
        let map = BTreeMap::from([("x".to_owned(), json)]);
        let of_list = validate_as(&list, &ARRAY, Direction::Neutral, &limits).unwrap_err();
        let of_map = validate_as(&map, &OBJECT, Direction::Neutral, &limits).unwrap_err();
        assert_eq!(of_list.as_slice()[0].keyword, keyword);
        assert_eq!(of_map.as_slice()[0].keyword, keyword);
    }
}
