//! Verdicts, keyword by keyword.

use super::{properties, schema, verdicts, violations};
use crate::{
    Asked, Bearer, Bound, Contains, Dependency, Direction, Elements, Format, Limits, Literal,
    Members, Pattern, PatternProperty, Property, Range, Rule, Schema, Types, Union, judge_slice,
};

static STRING: Schema = schema!("#/string": Rule::Type(Types::STRING));
static INTEGER: Schema = schema!("#/integer": Rule::Type(Types::INTEGER));
static NEVER: Schema = schema!("#/never": Rule::Never);

const fn any(branches: &'static [&'static Schema]) -> Union {
    Union { branches, tag: None, sieve: None }
}

#[test]
fn types() {
    static NULLABLE: Schema = schema!(Rule::Type(Types::STRING.union(Types::NULL)));
    verdicts(
        &INTEGER,
        &["1", "1.0", "-0", "1e2", "10.50e1", "1e400"],
        &["1.5", "1e-1", "\"1\"", "null", "true", "[]"],
    );
    verdicts(&NULLABLE, &["null", "\"\""], &["1", "{}"]);
    verdicts(&NEVER, &[], &["null", "1"]);
    verdicts(&Schema::ANY, &["null", "1", "{}"], &[]);
}

#[test]
fn values_compare_by_value() {
    static ENUM: Schema = schema!(Rule::Enum(&[
        Literal::Number(Bound::int(1)),
        Literal::Null,
        Literal::Array(&[Literal::Bool(true)]),
        Literal::Object(&[("a", Literal::Number(Bound::text("0.5"))), ("b", Literal::String("x"))]),
    ]));
    static CONST: Schema = schema!(Rule::Const(Literal::String("é")));
    static WORDS: Schema = schema!(Rule::Words(&["", "A", "a", "é"]));
    verdicts(
        &ENUM,
        &["1", "1.0", "10e-1", "null", "[true]", r#"{"b":"x","a":5e-1}"#],
        &["2", "true", "[false]", "[]", r#"{"a":0.5}"#, r#"{"a":0.5,"b":"x","c":1}"#],
    );
    verdicts(&CONST, &["\"é\"", "\"\\u00e9\""], &["\"e\"", "null"]);
    verdicts(&WORDS, &["\"\"", "\"a\"", "\"\\u00e9\""], &["\"b\"", "\"aa\"", "null", "1"]);
}

#[test]
fn what_a_type_holds_counts_only_where_values_are_built_by_it() {
    static I64: Schema = schema!(Rule::Type(Types::INTEGER), Rule::Range(Range::I64));
    static NUMBER: Schema = schema!(Rule::Type(Types::NUMBER));
    static ITEM: Schema = schema!(Rule::Type(Types::OBJECT), properties!("a": &I64));
    static NOT: Schema = schema!(Rule::Not(&I64));
    static NOT_NOT: Schema = schema!(Rule::Not(&NOT));
    static SOME: Schema = schema!(Rule::Contains(Contains { schema: &I64, min: 1, max: Some(1) }));
    static IF: Schema = schema!(Rule::If(&I64, Some(&Schema::ANY), Some(&NEVER)));
    static ONE: Schema = schema!(Rule::OneOf(any(&[&I64, &NUMBER])));
    static ONE_OF_LISTS: Schema = schema!(Rule::OneOf(any(&[&LIST, &ONE])));
    static LIST: Schema =
        schema!(Rule::Elements(Elements { prefix: &[], rest: Some(&ONE_OF_ITEMS) }));
    static ONE_OF_ITEMS: Schema = schema!(Rule::OneOf(any(&[&ITEM, &STRING])));
    static ALL_KNOWN: Schema = schema!(
        Rule::AnyOf(any(&[&ITEM, &STRING, &Schema::ANY])),
        Rule::UnevaluatedProperties(&NEVER)
    );
    let big = "12345678901234567890";
    verdicts(&NOT, &["1.5", "\"\""], &["1", big]);
    verdicts(&NOT_NOT, &["1", big], &["1.5"]);
    verdicts(&SOME, &["[1]", "[12345678901234567890]"], &["[1, 12345678901234567890]", "[]"]);
    verdicts(&IF, &["1", big], &["1.5"]);
    verdicts(&ONE, &["1.5"], &["1", big]);
    verdicts(&ONE_OF_LISTS, &["[{\"a\": 1}, \"\"]"], &["[{\"a\": 12345678901234567890}]"]);
    verdicts(&ALL_KNOWN, &["{}", "{\"a\": 12345678901234567890}"], &["{\"b\": 1}"]);
    let told = |schema, text| {
        let violations = violations(schema, text).unwrap();
        violations.iter().map(|one| format!("{} {}", one.keyword, one.pointer)).collect::<Vec<_>>()
    };
    assert_eq!(told(&ONE, big), ["oneOf "]);
    assert_eq!(told(&ONE_OF_LISTS, "[{\"a\": 12345678901234567890}, \"\"]"), ["range /0/a"]);
}

#[test]
fn numbers() {
    static BETWEEN: Schema =
        schema!(Rule::Minimum(Bound::int(1)), Rule::ExclusiveMaximum(Bound::text("2.5")));
    static OPEN: Schema =
        schema!(Rule::ExclusiveMinimum(Bound::int(1)), Rule::Maximum(Bound::int(3)));
    static CENTS: Schema = schema!(Rule::MultipleOf(Bound::text("0.01")));
    static I64: Schema = schema!(Rule::Type(Types::INTEGER), Rule::Range(Range::I64));
    static F64: Schema = schema!(Rule::Range(Range::F64));
    verdicts(
        &BETWEEN,
        &["1", "1.0", "2.4999999999999999999999", "\"9\""],
        &["0.99999999999999999999", "2.5", "25e-1"],
    );
    verdicts(&OPEN, &["1.000000000000000000001", "3.0"], &["1", "3.0000000000000000000001"]);
    verdicts(&CENTS, &["19.99", "0", "1e300", "4.35"], &["0.001", "19.999"]);
    verdicts(
        &I64,
        &["9223372036854775807", "-9223372036854775808", "1e18"],
        &["9223372036854775808", "1e19"],
    );
    verdicts(&F64, &["1.7e308", "-1.7e308", "1e-999"], &["1e309", "-1e400"]);
}

#[test]
fn texts() {
    static LENGTH: Schema = schema!(Rule::MaxLength(2), Rule::MinLength(2));
    // A pattern is made ready in place, so it needs a static of its own.
    static PATTERN: Pattern = Pattern::new("[0-9]{2}");
    static DIGITS: Schema = Schema { at: "#", rules: &[Rule::Pattern(&PATTERN)] };
    const NAMED: &Schema = &DIGITS;
    static UUID: Schema = schema!(Rule::Format(Format::Uuid));
    verdicts(
        &LENGTH,
        &["\"ab\"", "\"😀é\"", "100", "\"\\ud83d\\ude00x\""],
        &["\"a\"", "\"abc\"", "\"😀\""],
    );
    verdicts(NAMED, &["\"a12b\"", "12"], &["\"1a2\""]);
    verdicts(&UUID, &["\"2eb8aa08-aa98-11ea-b4aa-73b441d16380\"", "1"], &["\"2eb8\""]);
}

#[test]
fn arrays() {
    static SIZE: Schema = schema!(Rule::MinItems(1), Rule::MaxItems(2));
    static UNIQUE: Schema = schema!(Rule::UniqueItems);
    static TUPLE: Schema =
        schema!(Rule::Elements(Elements { prefix: &[&STRING], rest: Some(&INTEGER) }));
    static CLOSED: Schema =
        schema!(Rule::Elements(Elements { prefix: &[&STRING], rest: Some(&NEVER) }));
    verdicts(&SIZE, &["[1]", "[1,2]", "{}"], &["[]", "[1,2,3]"]);
    verdicts(
        &UNIQUE,
        &[
            "[1,true]",
            "[0,false]",
            "[[1],[true]]",
            r#"[{"a":1},{"a":2}]"#,
            "[1,2,3,4,5,6,7,8,9,10]",
            "[\"1\",1]",
        ],
        &[
            "[1,1.0]",
            r#"[{"a":1,"b":2},{"b":2.0,"a":1}]"#,
            "[1,2,3,4,5,6,7,8,9,10,10e0]",
            "[null,null]",
        ],
    );
    verdicts(&TUPLE, &["[]", "[\"a\"]", "[\"a\",1,2]", "\"x\""], &["[1]", "[\"a\",\"b\"]"]);
    verdicts(&CLOSED, &["[]", "[\"a\"]"], &["[\"a\",1]"]);
}

#[test]
fn contains() {
    static ONE: Schema = schema!(Rule::Contains(Contains { schema: &INTEGER, min: 1, max: None }));
    static NONE: Schema =
        schema!(Rule::Contains(Contains { schema: &INTEGER, min: 0, max: Some(1) }));
    verdicts(&ONE, &["[1]", "[\"a\",1]", "1"], &["[]", "[\"a\"]"]);
    verdicts(&NONE, &["[]", "[\"a\"]", "[1]"], &["[1,2]"]);
}

#[test]
fn objects() {
    static SIZE: Schema = schema!(Rule::MinProperties(1), Rule::MaxProperties(1));
    static NAMES: Schema =
        schema!(Rule::PropertyNames(&Schema { at: "#/n", rules: &[Rule::MaxLength(2)] }));
    static DEPENDS: Schema =
        schema!(Rule::DependentRequired(&[Dependency { name: "a", asks: &["b", "c"] }]));
    static SCHEMAS: Schema = schema!(Rule::DependentSchemas(&[Property {
        name: "a",
        schema: &Schema { at: "#/d", rules: &[properties!("b": &INTEGER)] },
    }]));
    verdicts(&SIZE, &["{\"a\":1}", "[]"], &["{}", "{\"a\":1,\"b\":2}"]);
    verdicts(&NAMES, &["{}", "{\"ab\":1}", "1"], &["{\"abc\":1}"]);
    verdicts(
        &DEPENDS,
        &["{}", "{\"b\":1}", "{\"a\":1,\"b\":1,\"c\":1}"],
        &["{\"a\":1}", "{\"a\":1,\"b\":1}"],
    );
    verdicts(&SCHEMAS, &["{\"b\":\"x\"}", "{\"a\":1,\"b\":1}"], &["{\"a\":1,\"b\":\"x\"}"]);
}

#[test]
fn members() {
    static STARTS: Pattern = Pattern::new("^x");
    static ALL: Schema = Schema {
        at: "#",
        rules: &[Rule::Members(Members {
            properties: &[
                Property { name: "a", schema: &INTEGER },
                Property { name: "xa", schema: &INTEGER },
            ],
            patterns: &[PatternProperty {
                pattern: &STARTS,
                schema: &Schema { at: "#/p", rules: &[Rule::Minimum(Bound::int(5))] },
            }],
            additional: Some(&STRING),
        })],
    };
    verdicts(
        &ALL,
        &["{}", r#"{"a":1,"xa":5,"xb":6.5,"z":"s"}"#, "[]"],
        &[r#"{"a":"1"}"#, r#"{"xa":4}"#, r#"{"xa":5.5}"#, r#"{"xb":4}"#, r#"{"z":1}"#],
    );
}

#[test]
fn required_asks_by_direction() {
    static REQUIRED: Schema = schema!(Rule::Required(&[
        Asked::Always("a"),
        Asked::Except("id", &[Direction::Request]),
        Asked::Except("secret", &[Direction::Response]),
    ]));
    let holds = |text: &str, direction| {
        judge_slice(text.as_bytes(), &REQUIRED, direction, &Limits::new()).is_ok()
    };
    let all = r#"{"a":1,"id":1,"secret":1}"#;
    assert!(
        holds(all, Direction::Neutral)
            && holds(all, Direction::Request)
            && holds(all, Direction::Response)
    );
    let request = r#"{"a":1,"secret":1}"#;
    assert!(
        holds(request, Direction::Request)
            && !holds(request, Direction::Response)
            && !holds(request, Direction::Neutral)
    );
    let response = r#"{"a":1,"id":1}"#;
    assert!(holds(response, Direction::Response) && !holds(response, Direction::Request));
    assert!(holds("[]", Direction::Neutral) && !holds("{}", Direction::Request));
}

#[test]
fn logic() {
    static SMALL: Schema = schema!("#/small": Rule::Maximum(Bound::int(10)));
    static BOTH: Schema = schema!(Rule::AllOf(&[&INTEGER, &SMALL]));
    static EITHER: Schema = schema!(Rule::AnyOf(any(&[&STRING, &INTEGER])));
    static ONE: Schema = schema!(Rule::OneOf(any(&[&INTEGER, &SMALL])));
    static NOT: Schema = schema!(Rule::Not(&STRING));
    static IF: Schema = schema!(Rule::If(&INTEGER, Some(&SMALL), Some(&STRING)));
    static LONE: Schema = schema!(Rule::If(&INTEGER, None, None));
    verdicts(&BOTH, &["1"], &["11", "1.5", "\"a\""]);
    verdicts(&EITHER, &["1", "\"a\""], &["1.5", "null"]);
    verdicts(&ONE, &["11", "1.5", "\"a\""], &["1", "11.5"]);
    verdicts(&NOT, &["1"], &["\"a\""]);
    verdicts(&IF, &["1", "\"a\""], &["11", "1.5"]);
    verdicts(&LONE, &["1", "\"a\""], &[]);
}

#[test]
fn references_that_go_round_end() {
    static SELF: Schema = schema!(Rule::Ref(&SELF), Rule::Type(Types::INTEGER));
    static LEFT: Schema =
        schema!("#/l": Rule::AllOf(&[&Schema { at: "#/l/0", rules: &[Rule::Ref(&RIGHT)] }]));
    static RIGHT: Schema = schema!("#/r": Rule::Ref(&LEFT), Rule::Type(Types::STRING));
    static TREE: Schema = schema!("#/t": properties!("next": &Schema { at: "#/t/n", rules: &[Rule::Ref(&TREE)] }; Some(&NEVER)));
    verdicts(&SELF, &["1"], &["\"a\""]);
    verdicts(&LEFT, &["\"a\""], &["1"]);
    verdicts(&TREE, &["{}", r#"{"next":{"next":{}}}"#], &[r#"{"next":{"next":{"x":1}}}"#]);
}

#[test]
fn dynamic_references_go_to_the_outermost_bearer() {
    static ITEM: Schema = schema!("#/list/items": Rule::DynamicRef(&BEARERS, &LIST_T));
    static BEARERS: [Bearer; 2] = [
        Bearer { resource: &LIST, schema: &LIST_T },
        Bearer { resource: &STRINGS, schema: &STRINGS_T },
    ];
    static LIST: Schema =
        schema!("#/list": Rule::Elements(Elements { prefix: &[], rest: Some(&ITEM) }));
    static LIST_T: Schema = schema!("#/list/t":);
    static STRINGS: Schema = schema!("#/strings": Rule::Ref(&LIST));
    static STRINGS_T: Schema = schema!("#/strings/t": Rule::Type(Types::STRING));
    // A list whose items are decided by who extends it.
    verdicts(&LIST, &["[1,\"a\"]"], &[]);
    verdicts(&STRINGS, &["[\"a\"]"], &["[1]"]);
}

#[test]
fn unevaluated_properties() {
    static A: Schema =
        schema!("#/a": Rule::Required(&[Asked::Always("a")]), properties!("a": &INTEGER));
    static B: Schema =
        schema!("#/b": Rule::Required(&[Asked::Always("b")]), properties!("b": &INTEGER));
    static C: Schema = schema!("#/c": properties!("c": &INTEGER));
    static ALL: Schema = schema!(
        Rule::AllOf(&[&C]),
        Rule::AnyOf(any(&[&A, &B])),
        Rule::UnevaluatedProperties(&NEVER)
    );
    static NOT: Schema = schema!(
        Rule::Not(&Schema { at: "#/n", rules: &[Rule::Not(&A)] }),
        Rule::UnevaluatedProperties(&NEVER)
    );
    static IF: Schema =
        schema!(Rule::If(&A, Some(&B), Some(&C)), Rule::UnevaluatedProperties(&NEVER));
    static OUTER: Schema = schema!(Rule::AllOf(&[&INNER]), Rule::UnevaluatedProperties(&NEVER));
    static INNER: Schema = schema!("#/i": Rule::UnevaluatedProperties(&INTEGER));
    static DEPENDS: Schema = schema!(
        Rule::DependentSchemas(&[Property { name: "c", schema: &C }]),
        Rule::Ref(&A),
        Rule::UnevaluatedProperties(&STRING)
    );
    verdicts(
        &ALL,
        &[r#"{"a":1}"#, r#"{"a":1,"b":1,"c":1}"#],
        &[r#"{"a":1,"b":"x"}"#, r#"{"a":1,"d":1}"#, "{}"],
    );
    verdicts(&NOT, &[], &[r#"{"a":1}"#, "{}"]);
    verdicts(
        &IF,
        &[r#"{"a":1,"b":1}"#, r#"{"c":1}"#, "{}"],
        &[r#"{"a":1,"b":1,"c":1}"#, r#"{"b":1}"#],
    );
    verdicts(&OUTER, &[r#"{"x":1}"#], &[r#"{"x":"s"}"#]);
    verdicts(&DEPENDS, &[r#"{"a":1,"c":1,"z":"s"}"#], &[r#"{"a":1,"z":1}"#, r#"{"a":1,"c":"s"}"#]);
}

#[test]
fn unevaluated_items() {
    static TUPLE: Schema =
        schema!("#/t": Rule::Elements(Elements { prefix: &[&STRING], rest: None }));
    static PREFIX: Schema = schema!(Rule::AllOf(&[&TUPLE]), Rule::UnevaluatedItems(&NEVER));
    static CONTAINS: Schema = schema!(
        Rule::Elements(Elements { prefix: &[&STRING], rest: None }),
        Rule::Contains(Contains { schema: &INTEGER, min: 0, max: None }),
        Rule::UnevaluatedItems(&NEVER)
    );
    verdicts(&PREFIX, &["[]", "[\"a\"]", "{}"], &["[\"a\",1]"]);
    verdicts(&CONTAINS, &["[\"a\",1,2]", "[]"], &["[\"a\",\"b\"]", "[\"a\",1,null]"]);
}
