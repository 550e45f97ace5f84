//! Which items are plain, and what is looked at in them.

use crate::{Integers, Options, UnknownMembers, emit, roots, tests};

/// The `is_sure` of the component `T` beside others, on one line; `None` when it is not plain.
fn sure(schemas: &str, options: &Options) -> Option<String> {
    let model = tests::model(schemas);
    let emitted = emit(&model, &roots(&model, options), options);
    let file = emitted.files.iter().find(|file| file.path == "t.rs").unwrap();
    let (_, own) = file.text.split_once("impl Encode for T {").unwrap();
    let (own, _) = own.split_once("\n}\n").unwrap();
    let (_, typed) = file.text.split_once("impl Typed for T {").unwrap();
    let plain = typed.split_once("\n}\n").unwrap().0.contains("PLAIN");
    let method = own.split_once("fn is_sure").map(|(_, method)| method);
    assert_eq!(plain, method.is_some());
    let (_, body) = method?.split_once('{')?;
    let words: Vec<&str> = body.split_whitespace().collect();
    Some(words.join(" ").trim_end_matches('}').trim().to_owned())
}

fn of(schema: &str) -> Option<String> {
    sure(&format!("\n    T: {schema}"), &Options::new("acme"))
}

/// The same for the schema of a required member `a`.
fn member(schema: &str) -> Option<String> {
    of(&format!("{{ type: object, required: [a], properties: {{ a: {schema} }} }}"))
}

#[test]
fn limits_of_members_are_looked_at() {
    for (schema, expected) in [
        ("{ type: string }", "true"),
        ("{ type: boolean }", "true"),
        ("{ type: string, enum: [x, y] }", "look.inside(&self.a)"),
        ("{ type: string, maxLength: 5 }", "look.short(&self.a, 5)"),
        ("{ type: string, minLength: 1 }", "look.long(&self.a, 1)"),
        ("{ type: string, pattern: '^a' }", "look.matches(&self.a, &PATTERN_1)"),
        ("{ type: string, format: uri }", "look.format(&self.a, Format::Uri)"),
        (
            "{ type: integer, minimum: 1, maximum: 9 }",
            "look.at_most(&self.a, 9) && look.at_least(&self.a, 1)",
        ),
        ("{ type: integer, minimum: 1, exclusiveMinimum: true }", "look.at_least(&self.a, 2)"),
        ("{ type: integer, format: int64 }", "true"),
        (
            "{ type: integer, format: int32 }",
            "look.at_least(&self.a, -2147483648) && look.at_most(&self.a, 2147483647)",
        ),
        ("{ type: number }", "look.inside(&self.a)"),
        ("{}", "look.inside(&self.a)"),
        (
            "{ type: array, minItems: 1, maxItems: 3, items: { type: string, maxLength: 2 } }",
            "look.few(&self.a, 3) && look.many(&self.a, 1) && look.short(&self.a, 2)",
        ),
        (
            "{ type: object, additionalProperties: { type: string, maxLength: 2 } }",
            "look.short(&self.a, 2)",
        ),
        ("{ type: string, maxLength: 5, nullable: true }", "look.short(&self.a, 5)"),
        ("{ allOf: [{ type: string }, { maxLength: 4 }] }", "look.short(&self.a, 4)"),
    ] {
        assert_eq!(member(schema).as_deref(), Some(expected), "{schema}");
    }
}

#[test]
fn what_a_value_does_not_show_is_left_to_the_judge() {
    for schema in [
        "{ type: number, minimum: 1 }",
        "{ type: number, format: float }",
        "{ type: integer, multipleOf: 2 }",
        "{ type: integer, minimum: 0.5 }",
        "{ type: integer, maximum: 99999999999999999999 }",
        "{ type: integer, format: uint64 }",
        "{ type: array, uniqueItems: true, items: { type: string } }",
        "{ type: array, items: { type: array, minItems: 1, items: { type: string } } }",
        "{ type: object, minProperties: 1, additionalProperties: { type: string } }",
        "{ type: string, not: { maxLength: 1 } }",
        "{ type: boolean, enum: [true] }",
        "{ maxLength: 2 }",
        "{ properties: { b: { type: string } } }",
        "{ oneOf: [{ type: string }, { maxLength: 2 }] }",
        "{ type: string, enum: [x, y], maxLength: 0 }",
        "{ type: string, enum: [x, y], pattern: x }",
    ] {
        assert_eq!(member(schema), None, "{schema}");
    }
}

#[test]
fn structs_drop_nothing_that_is_judged() {
    let closed =
        "{ type: object, additionalProperties: false, properties: { a: { type: string } } }";
    assert_eq!(of(closed).as_deref(), Some("true"));
    let asked = "{ type: object, required: [b], properties: { a: { type: string } } }";
    assert_eq!(of(asked).as_deref(), Some("look.inside(&self.b)"));
    let kept = "{ type: object, additionalProperties: { type: string, maxLength: 3 }, properties: { a: { type: string } } }";
    assert_eq!(
        of(kept).as_deref(),
        Some("look.alone(&self.additional) && look.short(&self.additional, 3)")
    );
    for schema in [
        "{ type: object, maxProperties: 2, properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, readOnly: true } } }",
        "{ type: object, required: [b], additionalProperties: false, properties: { a: { type: string } } }",
    ] {
        let options = Options::new("acme");
        let paths = "\n  /x:\n    post:\n      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/T' } } } }\n      responses: { '200': { description: x } }";
        let model = tests::document(&format!("\n    T: {schema}"), paths);
        let emitted = emit(&model, &roots(&model, &options), &options);
        let file = emitted.files.iter().find(|file| file.path == "t.rs").unwrap();
        assert!(!file.text.contains("PLAIN"), "{schema}");
    }
}

#[test]
fn an_item_is_plain_only_with_what_it_holds() {
    let with = |inner: &str| {
        let schemas = format!(
            "
    T: {{ type: object, properties: {{ a: {{ type: array, items: {{ $ref: '#/components/schemas/U' }} }}, t: {{ $ref: '#/components/schemas/T' }} }} }}
    U: {inner}"
        );
        sure(&schemas, &Options::new("acme"))
    };
    let recursive = "look.optional(&self.t)";
    assert_eq!(
        with("{ type: object, properties: { b: { type: string } } }").as_deref(),
        Some(recursive)
    );
    assert_eq!(
        with("{ type: object, properties: { b: { type: number } } }").as_deref(),
        Some("look.optional(&self.a) && look.optional(&self.t)")
    );
    assert_eq!(with("{ type: object, properties: { b: { type: number, minimum: 1 } } }"), None);
}

#[test]
fn unions_look_at_the_variant() {
    let union = "{ anyOf: [{ type: string, maxLength: 5 }, { type: boolean }, { type: object, properties: { b: { type: number } } }] }";
    assert_eq!(
        of(union).as_deref(),
        Some(
            "match self { Self::Text(value) => look.short(value, 5), Self::Boolean(_) => true, Self::Object(value) => look.inside(value), }"
        )
    );
    assert_eq!(
        of("{ anyOf: [{ type: string, maxLength: 5 }, { type: number, minimum: 2 }] }"),
        None
    );
    let told = "{ oneOf: [{ type: string }, { type: integer }] }";
    assert_eq!(of(told).as_deref(), Some("true"));
}

#[test]
fn choices_count() {
    let exact = Options { integers: Integers::Exact, ..Options::new("acme") };
    let schema = "\n    T: { type: object, properties: { a: { type: integer, minimum: 1 } } }";
    assert_eq!(sure(schema, &exact), None);
    let keep = Options { unknown_members: UnknownMembers::Keep, ..Options::new("acme") };
    let schema = "\n    T: { type: object, properties: { a: { type: integer } } }";
    assert_eq!(sure(schema, &keep).as_deref(), Some("look.rest(&self.additional)"));
    let mut typed = Options::new("acme");
    typed.typed.insert("date".to_owned());
    let schema = "\n    T: { type: object, properties: { a: { type: string, format: date } } }";
    assert_eq!(sure(schema, &typed), None);
}

#[test]
fn items_without_limits_are_looked_at_where_they_nest_deep() {
    use std::fmt::Write as _;
    let chain = |lists: usize| {
        let mut schemas =
            "\n    T: { type: object, properties: { a: { $ref: '#/components/schemas/A1' } } }"
                .to_owned();
        let (open, close) = ("{ type: array, items: ".repeat(lists), " }".repeat(lists));
        for link in 1..6 {
            let next = format!("{open}{{ $ref: '#/components/schemas/A{}' }}{close}", link + 1);
            write!(schemas, "\n    A{link}: {{ type: object, properties: {{ a: {next} }} }}")
                .unwrap();
        }
        sure(
            &format!(
                "{schemas}\n    A6: {{ type: object, properties: {{ b: {{ type: string }} }} }}"
            ),
            &Options::new("acme"),
        )
    };
    assert_eq!(chain(1).as_deref(), Some("true"));
    assert_eq!(chain(4).as_deref(), Some("look.optional(&self.a)"));
}
