//! Members in any order, absent, repeated, many.

use std::collections::BTreeMap;

use crate::{Build, Direction, Limits, Tape};

/// What a type with members `a` (required) and `b`, or with none named, takes.
type Taken = (i64, Option<i64>, BTreeMap<String, i64>);

fn read(text: &str, build: &mut Build) -> Option<Taken> {
    let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
    let mut object = build.object(tape.root())?;
    Some((object.required("a")?, object.optional("b")?, object.rest()?))
}

fn strict(text: &str) -> Result<Taken, String> {
    let mut build = Build::strict(Direction::Neutral);
    read(text, &mut build).ok_or_else(|| build.failure())
}

fn tolerant(text: &str) -> Option<Taken> {
    read(text, &mut Build::tolerant(Direction::Neutral))
}

fn rest<const N: usize>(members: [(&str, i64); N]) -> BTreeMap<String, i64> {
    members.map(|(name, value)| (name.to_owned(), value)).into()
}

#[test]
fn members_are_found_wherever_they_stand() {
    for text in [
        r#"{"a":1,"b":2,"c":3,"d":4}"#,
        r#"{"d":4,"c":3,"b":2,"a":1}"#,
        r#"{"b":2,"d":4,"a":1,"c":3}"#,
        r#"{"c":3,"b":2,"\u0061":1,"d":4}"#,
    ] {
        assert_eq!(strict(text), Ok((1, Some(2), rest([("c", 3), ("d", 4)]))), "{text}");
    }
    assert_eq!(strict(r#"{"c":3,"a":1}"#), Ok((1, None, rest([("c", 3)]))));
    assert_eq!(strict(r#"{"a":1}"#), Ok((1, None, rest([]))));
}

#[test]
fn what_is_missing_or_has_another_shape_is_told() {
    assert_eq!(strict("{}"), Err("expected the member `a`".to_owned()));
    assert_eq!(strict(r#"{"A":1,"b":2}"#), Err("expected the member `a`".to_owned()));
    assert_eq!(strict("[]"), Err("expected an object".to_owned()));
    for (text, place) in
        [(r#"{"a":""}"#, "a"), (r#"{"a":1,"b":""}"#, "b"), (r#"{"a":1,"c":""}"#, "c")]
    {
        assert_eq!(strict(text), Err(format!("{place}: expected an integer of 64 bits")));
    }
}

#[test]
fn damage_stops_at_members_that_may_be_absent() {
    assert_eq!(tolerant(r#"{"b":"","c":"","d":4,"a":1}"#), Some((1, None, rest([("d", 4)]))));
    assert_eq!(tolerant(r#"{"a":"","b":2}"#), None);
    assert_eq!(tolerant(r#"{"b":2}"#), None);
}

#[test]
fn of_members_with_one_name_the_last_counts() {
    assert_eq!(
        tolerant(r#"{"a":0,"c":0,"b":0,"b":2,"a":1,"c":3}"#),
        Some((1, Some(2), rest([("c", 3)])))
    );
    assert_eq!(tolerant(r#"{"a":1,"a":""}"#), None);
}

#[test]
fn a_closed_object_tells_members_left_over() {
    for (text, whole) in
        [("{}", true), (r#"{"a":1}"#, true), (r#"{"b":1}"#, false), (r#"{"b":1,"a":1}"#, false)]
    {
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
        let mut build = Build::strict(Direction::Neutral);
        let mut object = build.object(tape.root()).unwrap();
        assert!(object.optional::<i64>("a").is_some(), "{text}");
        object.close();
        assert_eq!(build.is_whole(), whole, "{text}");
    }
}

#[test]
fn more_members_than_a_word_has_bits() {
    let many = |order: &mut dyn Iterator<Item = usize>| {
        let members: Vec<String> = order.map(|n| format!("\"m{n}\":{n}")).collect();
        format!("{{{}}}", members.join(","))
    };
    for text in [many(&mut (0..300)), many(&mut (0..300).rev())] {
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
        let mut build = Build::strict(Direction::Neutral);
        let mut object = build.object(tape.root()).unwrap();
        for n in (0..300).step_by(7) {
            let name = format!("m{n}").leak();
            assert_eq!(object.required(name), Some(i64::from(n)), "{name}");
        }
        let rest: BTreeMap<String, i64> = object.rest().unwrap();
        assert_eq!(rest.len(), 300 - 43);
        assert!(rest.iter().all(|(name, n)| n % 7 != 0 && *name == format!("m{n}")));
    }
}
