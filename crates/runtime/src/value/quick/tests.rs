//! The quick check may only say "yes" where the judge does.

use std::collections::BTreeMap;

use super::Ask;
use crate::testing::{Account, Kind, ROOT};
use crate::{
    Asked, Bound, Contains, Direction, Elements, Encode, Format, Json, Limits, Literal, Members,
    Nullable, Pattern, Property, Range, Rule, Schema, Tape, Typed, Types, Union, holds, to_json,
    validate_as,
};

const WAYS: [Direction; 3] = [Direction::Request, Direction::Response, Direction::Neutral];

const fn schema(rules: &'static [Rule]) -> Schema {
    Schema { at: "#", rules }
}

static SHORT: Schema = schema(&[Rule::Type(Types::STRING), Rule::MaxLength(2), Rule::MinLength(1)]);
static LETTERS: Pattern = Pattern::new("^[a-z]*$");
static COUNT: Schema = schema(&[
    Rule::Type(Types::INTEGER),
    Rule::Minimum(Bound::int(2)),
    Rule::Maximum(Bound::int(7)),
]);
static LIST: Schema =
    schema(&[Rule::Elements(Elements { prefix: &[], rest: Some(&SHORT) }), Rule::MinItems(1)]);
static NONE: Schema = schema(&[Rule::Never]);

static SCHEMAS: [Schema; 32] = [
    Schema::ANY,
    schema(&[Rule::Never]),
    schema(&[Rule::Ref(&SHORT)]),
    schema(&[Rule::Ref(&ROOT)]),
    schema(&[Rule::AllOf(&[&SHORT, &SCHEMAS[7]]), Rule::MaxLength(1)]),
    schema(&[
        Rule::AnyOf(Union { branches: &[&SHORT, &COUNT, &ROOT], tag: None, sieve: None }),
        Rule::Not(&NONE),
    ]),
    schema(&[Rule::AnyOf(Union { branches: &[&NONE, &LIST], tag: None, sieve: None })]),
    schema(&[Rule::Pattern(&LETTERS), Rule::Format(Format::Hostname)]),
    schema(&[Rule::Enum(&[
        Literal::String("é"),
        Literal::String("abc"),
        Literal::Null,
        Literal::Bool(true),
    ])]),
    schema(&[Rule::Const(Literal::String("a"))]),
    schema(&[Rule::Const(Literal::Bool(false))]),
    schema(&[Rule::Ref(&COUNT)]),
    schema(&[
        Rule::ExclusiveMinimum(Bound::int(2)),
        Rule::ExclusiveMaximum(Bound::int(8)),
        Rule::Range(Range::I64),
    ]),
    schema(&[Rule::MultipleOf(Bound::int(2))]),
    schema(&[Rule::Type(Types::NUMBER), Rule::Range(Range::F64)]),
    schema(&[Rule::Type(Types::ARRAY), Rule::MinItems(1), Rule::MaxItems(2)]),
    schema(&[Rule::Ref(&LIST), Rule::UniqueItems]),
    schema(&[Rule::Elements(Elements { prefix: &[&COUNT], rest: Some(&SHORT) })]),
    schema(&[Rule::Contains(Contains { schema: &SHORT, min: 1, max: None })]),
    schema(&[Rule::Type(Types::NULL)]),
    schema(&[Rule::Type(Types::BOOLEAN)]),
    schema(&[Rule::Type(Types::OBJECT), Rule::MinProperties(2), Rule::MaxProperties(3)]),
    schema(&[Rule::Required(&[
        Asked::Always("name"),
        Asked::Except("note", &[Direction::Request]),
    ])]),
    schema(&[Rule::PropertyNames(&SHORT)]),
    schema(&[Rule::Members(Members { properties: &[], patterns: &[], additional: Some(&SHORT) })]),
    schema(&[Rule::Members(Members {
        properties: &[
            Property { name: "name", schema: &SHORT },
            Property { name: "tags", schema: &LIST },
        ],
        patterns: &[],
        additional: Some(&NONE),
    })]),
    schema(&[Rule::UnevaluatedProperties(&NONE)]),
    schema(&[Rule::Not(&SHORT)]),
    schema(&[Rule::If(&SHORT, Some(&NONE), None)]),
    schema(&[Rule::OneOf(Union { branches: &[&SHORT, &COUNT], tag: None, sieve: None })]),
    schema(&[Rule::Type(Types::STRING.union(Types::NULL)), Rule::Ref(&SCHEMAS[2])]),
    schema(&[Rule::AllOf(&[&SCHEMAS[21], &SCHEMAS[25]])]),
];

/// Says how often the quick check was sure, having compared it with the judge on the text of the value.
fn check(value: &dyn Encode) -> usize {
    let text = to_json(value);
    let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
    let mut sure = 0;
    for (schema, way) in SCHEMAS.iter().flat_map(|schema| WAYS.map(|way| (schema, way))) {
        if value.holds(Ask::new(schema, way, &Limits::new())) {
            sure += 1;
            assert!(holds(tape.root(), schema, way), "{text} {schema:?}");
        }
    }
    sure
}

#[test]
fn of_texts_numbers_and_flags() {
    let mut sure = 0;
    for text in ["", "a", "é", "éé", "ab", "abc", "abcd", "-"] {
        sure += check(&text.to_owned())
            + check(&Nullable::Value(text.to_owned()))
            + check(&Json::from(text));
    }
    for number in [i64::MIN, -1, 0, 2, 3, 7, 8] {
        sure += check(&number);
    }
    for float in [0.0, -2.0, 2.5, 1e300, f64::INFINITY, f64::NAN] {
        sure += check(&float);
    }
    sure += check(&true) + check(&false) + check(&Nullable::<String>::Null);
    assert!(sure > 400, "{sure}");
}

#[test]
fn of_lists_and_maps() {
    let mut sure = 0;
    for items in [&[][..], &["a"], &["a", "a"], &["a", "abc"], &["a", "b", "c"]] {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        let map = |item: &String| (format!("n{item}"), item.clone());
        let map: BTreeMap<String, String> = items.iter().map(map).collect();
        sure += check(&items) + check(&vec![items.clone(); 2]) + check(&map);
        sure += check(&Json::parse(&to_json(&map)).unwrap());
    }
    assert!(sure > 400, "{sure}");
}

#[test]
fn of_structs() {
    let account = Account::new(Kind::Card, "ab".to_owned());
    let tagged = |tags: &[&str]| Some(tags.iter().map(|tag| (*tag).to_owned()).collect());
    let mut sure = 0;
    for account in [
        account.clone(),
        Account { name: "Anneliese".to_owned(), ..account.clone() },
        Account { kind: Kind::Unknown("cash".to_owned()), ..account.clone() },
        Account { note: Some(Nullable::Null), ..account.clone() },
        Account { tags: tagged(&["a", "b"]), ..account.clone() },
        Account { tags: tagged(&[]), ..account.clone() },
        Account { parent: Some(Box::new(account.clone())), ..account.clone() },
    ] {
        sure += check(&account);
    }
    assert!(sure > 100, "{sure}");
}

#[test]
fn validating_keeps_to_the_limit_of_depth() {
    let mut account = Account::new(Kind::Card, "ab".to_owned());
    for depth in 1..8 {
        for limit in 0..8 {
            let limits = Limits::new().depth(limit);
            let judged = Tape::parse(account.to_json().as_bytes(), &limits).is_ok();
            assert_eq!(
                account.validate_with(&limits).is_ok(),
                judged,
                "{depth} levels, at most {limit}"
            );
            assert_eq!(account.holds(Ask::new(&ROOT, Direction::Neutral, &limits)), judged);
        }
        account =
            Account { parent: Some(Box::new(account)), ..Account::new(Kind::Bank, "b".to_owned()) };
    }
    let empty = validate_as(
        &Vec::<String>::new(),
        &Schema::ANY,
        Direction::Neutral,
        &Limits::new().depth(0),
    );
    assert_eq!(empty.map_err(|told| told.as_slice()[0].keyword), Err("depth"));
}
