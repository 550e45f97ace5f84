//! What is told: pointers, order, words, branches.

use super::{properties, schema, violations};
use crate::{
    Asked, Bound, Elements, Limits, Literal, Members, Pattern, PatternProperty, Property, Rule,
    Schema, Sieve, SieveTest, SieveText, Tag, TagValue, Types, Union,
};

static STRING: Schema = schema!("#/s": Rule::Type(Types::STRING), Rule::MaxLength(3));
static NULL: Schema = schema!("#/null": Rule::Type(Types::NULL));
static NEVER: Schema = schema!("#/never": Rule::Never);

static OPERATION: Schema = schema!("#/op":
    Rule::Type(Types::OBJECT),
    Rule::Required(&[Asked::Always("action")]),
    properties!("a.b": &STRING, "action": &ACTION; Some(&NEVER)),
);
static ACTION: Schema =
    schema!("#/op/action": Rule::Enum(&[Literal::String("read"), Literal::String("write")]));
static ROOT: Schema = schema!("#/root":
    Rule::Required(&[Asked::Always("id")]),
    properties!("operations": &Schema { at: "#/ops", rules: &[
        Rule::Elements(Elements { prefix: &[], rest: Some(&OPERATION) }),
    ] }),
);

/// Pointer, path, keyword, schema and message of each.
fn told(schema: &'static Schema, text: &str) -> Vec<String> {
    let violations = violations(schema, text)
        .map(|found| found.into_iter().collect::<Vec<_>>())
        .unwrap_or_default();
    let line = |v: crate::Violation| {
        format!("{} | {} | {} | {} | {}", v.pointer, v.path, v.keyword, v.schema, v.message)
    };
    violations.into_iter().map(line).collect()
}

#[test]
fn everything_in_the_order_of_the_instance() {
    let text = r#"{"operations":[{"action":"hush","a.b":"12345"},{"secret":1,"a.b":1},7]}"#;
    assert_eq!(
        told(&ROOT, text),
        [
            "/id | id | required | #/root/required | is required",
            "/operations/0/action | operations[0].action | enum | #/op/action/enum | must be one of `read`, `write`",
            "/operations/0/a.b | operations[0][\"a.b\"] | maxLength | #/s/maxLength | must have at most 3 characters, has 5",
            "/operations/1/action | operations[1].action | required | #/op/required | is required",
            "/operations/1/secret | operations[1].secret | additionalProperties | #/op/additionalProperties | is not a known member",
            "/operations/1/a.b | operations[1][\"a.b\"] | type | #/s/type | must be a string",
            "/operations/2 | operations[2] | type | #/op/type | must be an object",
        ]
    );
}

#[test]
fn submitted_values_are_never_told() {
    let text = r#"{"operations":[{"action":"4111111111111111","a.b":"4111111111111111"},"4111111111111111"]}"#;
    let all = violations(&ROOT, text).map(|found| format!("{found} {found:?}")).unwrap_or_default();
    assert_ne!(all, "");
    assert_eq!(all.find("4111"), None);
}

#[test]
fn repeated_names_and_the_root() {
    assert_eq!(
        told(&STRING, r#"{"a":{"b":1,"b":2}}"#),
        [
            " |  | type | #/s/type | must be a string",
            "/a | a | duplicate |  | must not repeat a member, repeats one",
        ]
    );
    assert_eq!(told(&NEVER, "1"), [" |  | false | #/never | must be absent"]);
}

#[test]
fn a_union_tells_of_the_branch_that_is_meant() {
    static NULLABLE: Schema = schema!("#/u": Rule::AnyOf(Union { branches: &[&OPERATION, &NULL], tag: None, sieve: None }));
    static CARD: Schema = schema!("#/card": properties!("kind": &Schema { at: "#/k1", rules: &[Rule::Const(Literal::String("card"))] }, "n": &STRING));
    static BANK: Schema = schema!("#/bank": properties!("kind": &Schema { at: "#/k2", rules: &[Rule::Const(Literal::String("bank"))] }, "n": &NULL));
    static CONSTS: Schema =
        schema!("#/c": Rule::OneOf(Union { branches: &[&CARD, &BANK], tag: None, sieve: None }));
    static TAGGED: Schema = schema!("#/t": Rule::OneOf(Union {
        branches: &[&OPERATION, &STRING],
        tag: Some(Tag { property: "t", values: &[TagValue { value: "s", branch: 1 }] }),
        sieve: None,
    }));
    assert_eq!(
        told(&NULLABLE, "{}"),
        ["/action | action | required | #/op/required | is required"]
    );
    assert_eq!(
        told(&NULLABLE, "1"),
        [" |  | type | #/op/type | must be an object"],
        "X or null is X where it is not null"
    );

    assert_eq!(
        told(&CONSTS, r#"{"kind":"bank","n":1}"#),
        ["/n | n | type | #/null/type | must be null"]
    );
    assert_eq!(
        told(&CONSTS, r#"{"n":1}"#),
        [" |  | oneOf | #/c/oneOf | must match one of 2 alternatives"]
    );

    assert_eq!(told(&TAGGED, r#"{"t":"s"}"#), [" |  | type | #/s/type | must be a string"]);
}

#[test]
fn a_union_tells_of_the_branch_that_is_clearly_nearest() {
    static SHALLOW: Schema = schema!("#/x": Rule::Required(&[Asked::Always("x")]));
    static DEEP: Schema =
        schema!("#/y": Rule::Required(&[Asked::Always("y")]), properties!("y": &STRING));
    static UNION: Schema =
        schema!("#/u": Rule::AnyOf(Union { branches: &[&SHALLOW, &DEEP], tag: None, sieve: None }));
    static PAIR: Schema = schema!("#/p": Rule::Required(&[Asked::Always("x"), Asked::Always("z")]));
    static PAIRS: Schema =
        schema!("#/u": Rule::OneOf(Union { branches: &[&PAIR, &DEEP], tag: None, sieve: None }));
    static BOTH: Schema = schema!("#/b": Rule::OneOf(Union { branches: &[&Schema::ANY, &NULL, &Schema::ANY], tag: None, sieve: None }));
    assert_eq!(told(&UNION, r#"{"y":1}"#), ["/y | y | type | #/s/type | must be a string"]);
    assert_eq!(told(&UNION, "{}"), [" |  | anyOf | #/u/anyOf | must have `x`, or `y`"]);
    assert_eq!(told(&PAIRS, "{}"), [" |  | oneOf | #/u/oneOf | must have `x` and `z`, or `y`"]);
    assert_eq!(told(&PAIRS, r#"{"z":1}"#), [" |  | oneOf | #/u/oneOf | must have `x`, or `y`"]);
    assert_eq!(
        told(&BOTH, "null"),
        [" |  | oneOf | #/b/oneOf | matches 3 alternatives, must match exactly one"]
    );
}

#[test]
fn a_member_that_need_not_be_there_names_the_branch() {
    static EVENT: [Literal; 1] = [Literal::String("opened")];
    static OPEN: Schema = schema!("#/open":
        Rule::Required(&[Asked::Always("id"), Asked::Always("state")]),
        properties!("event": &Schema { at: "#/e1", rules: &[Rule::Enum(&EVENT)] },
            "state": &Schema { at: "#/s1", rules: &[Rule::Const(Literal::String("on"))] }),
    );
    static SHUT: Schema = schema!("#/shut":
        Rule::Required(&[Asked::Always("id")]),
        properties!("event": &Schema { at: "#/e2", rules: &[Rule::Words(&["closed", "lost"])] }),
    );
    static EVENTS: Schema = schema!("#/e": Rule::AnyOf(Union {
        branches: &[&OPEN, &SHUT],
        tag: None,
        // The generator's: whatever `state` is not `on` cannot be the first.
        sieve: Some(Sieve { types: &[Types::ALL, Types::ALL], tests: &[SieveTest {
            member: Some("state"),
            texts: &[SieveText { text: "on", left: &[0, 1] }],
            unlisted: &[1],
            other: &[1],
            absent: &[1],
        }] }),
    }));
    assert_eq!(
        told(&EVENTS, r#"{"id":1,"event":"opened","state":"off"}"#),
        ["/state | state | const | #/s1/const | must be `on`"]
    );
    assert_eq!(
        told(&EVENTS, r#"{"event":"lost","state":"off"}"#),
        ["/id | id | required | #/shut/required | is required"]
    );
    assert_eq!(
        told(&EVENTS, r#"{"id":1,"event":"4111"}"#),
        [
            " |  | anyOf | #/e/anyOf | must match one of 2 alternatives; `event` tells which is meant: `closed`, `lost`, `opened`"
        ]
    );
    assert_eq!(told(&EVENTS, "{}"), ["/id | id | required | #/shut/required | is required"]);
}

#[test]
fn what_is_refused_is_told_by_the_keyword_that_refuses_it() {
    static PATTERN: Pattern = Pattern::new("^x");
    static GONE: Schema = schema!("#/f/properties/gone": Rule::Never);
    static SECOND: Schema = schema!("#/f/properties/list/prefixItems/1": Rule::Never);
    static REST: Schema = schema!("#/f/properties/list/items": Rule::Never);
    static MATCHED: Schema = schema!("#/f/patternProperties/^x": Rule::Never);
    static THEN: Schema = schema!("#/f/then": Rule::Never);
    static LIST: Schema = schema!("#/f/properties/list":
        Rule::Elements(Elements { prefix: &[&Schema::ANY, &SECOND], rest: Some(&REST) }),
    );
    static REFUSES: Schema = schema!("#/f":
        properties!("gone": &GONE, "list": &LIST; None),
        Rule::Members(Members {
            properties: &[],
            patterns: &[PatternProperty { pattern: &PATTERN, schema: &MATCHED }],
            additional: None,
        }),
        Rule::If(&STRING, Some(&THEN), None),
        Rule::Ref(&NEVER),
    );
    assert_eq!(
        told(&REFUSES, r#"{"gone":1,"list":[1,2,3],"xy":1}"#),
        [
            " |  | false | #/never | must be absent",
            "/gone | gone | properties | #/f/properties/gone | must be absent",
            "/list/1 | list[1] | prefixItems | #/f/properties/list/prefixItems/1 | must be absent",
            "/list/2 | list[2] | items | #/f/properties/list/items | must be absent",
            "/xy | xy | patternProperties | #/f/patternProperties/^x | must be absent",
        ]
    );
    assert_eq!(told(&REFUSES, r#""a""#)[0], " |  | then | #/f/then | must be absent");
}

#[test]
fn names_are_told_as_names() {
    static NAMES: Schema = schema!("#/n": Rule::PropertyNames(&Schema { at: "#/n/propertyNames", rules: &[Rule::MaxLength(2)] }));
    assert_eq!(
        told(&NAMES, r#"{"abc":1}"#),
        [
            "/abc | abc | propertyNames | #/n/propertyNames | has a name that is not let in: the name must have at most 2 characters, has 3",
        ]
    );
}

#[test]
fn the_same_thing_is_told_once() {
    static TWICE: Schema = schema!("#/2": Rule::AllOf(&[&STRING, &NULL, &STRING]));
    assert_eq!(
        told(&TWICE, "1"),
        [" |  | type | #/s/type | must be a string", " |  | type | #/null/type | must be null"]
    );
}

#[test]
fn the_first_are_told_and_the_rest_counted() {
    static LIST: Schema =
        schema!("#/l": Rule::Elements(Elements { prefix: &[], rest: Some(&NULL) }));
    static LATE: Schema =
        schema!("#/l": properties!("a": &NULL, "b": &NULL), Rule::Required(&[Asked::Always("c")]));
    let text = format!("[{}]", vec!["1"; 5000].join(","));
    let limits = Limits::new().violations(10);
    let found =
        crate::judge_slice(text.as_bytes(), &LIST, crate::Direction::Neutral, &limits).unwrap_err();
    assert_eq!((found.len(), found.more()), (10, 4990));
    assert_eq!(found.as_slice().last().map(|last| last.pointer.as_str()), Some("/9"));
    // Found late, told first: what the object itself lacks.
    let one = Limits::new().violations(1);
    let found = crate::judge_slice(br#"{"a":1,"b":1}"#, &LATE, crate::Direction::Neutral, &one)
        .unwrap_err();
    assert_eq!((found.as_slice()[0].pointer.as_str(), found.more()), ("/c", 2));
}

#[test]
fn the_report_has_the_form_of_the_contract() {
    static LIMIT: Schema = schema!("#/m": Rule::Maximum(Bound::text("1.50")));
    let found = violations(&LIMIT, "2").unwrap();
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(
        json,
        r##"{"valid":false,"error":"Validation failed","issues":[{"path":"","pointer":"","keyword":"maximum","message":"must be at most 1.50","limit":1.5,"schema":"#/m/maximum"}],"more":0}"##
    );
    let mine = found
        .with_messages(|violation| (violation.keyword == "maximum").then(|| "too much".to_owned()));
    assert_eq!(mine.to_string(), "too much");
}
