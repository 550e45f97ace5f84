//! What is told, and what is not.

use specwright_model::Model;
use specwright_read as read;

use super::surprises;

/// The codes and places of what is told of these component schemas (YAML, indented by four).
fn told(schemas: &str) -> Vec<String> {
    let found = surprises(&model(schemas, "{}"));
    found.iter().map(|told| format!("{} {}", told.code.0, told.place.pointer)).collect()
}

fn model(schemas: &str, paths: &str) -> Model {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths: {paths}\ncomponents:\n  schemas:\n{schemas}"
    );
    let source = read::Source { name: "a.yaml", text: text.as_bytes() };
    let reading = read::read(source, &[], &read::Options::default());
    reading.model.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

#[test]
fn values_that_no_direction_takes_are_told() {
    assert_eq!(
        told("    A: { type: string, maxLength: 1, default: ab, examples: [a, bc] }\n"),
        ["W0601 /components/schemas/A/default", "W0602 /components/schemas/A/example"]
    );
    let read_only = |example: &str| {
        told(&format!(
            "    A: {{ type: object, required: [id], properties: {{ id: {{ type: integer, readOnly: true }} }}, example: {example} }}\n"
        ))
    };
    assert_eq!(read_only("{}"), [""; 0], "requests may leave it out");
    assert_eq!(read_only("{ id: a }"), ["W0602 /components/schemas/A/example"]);
}

#[test]
fn examples_of_bodies_are_judged_by_the_schema_beside_them() {
    let paths = "{ /a: { post: { requestBody: { content: { application/json: { schema: { type: integer }, example: a } } }, responses: {} } } }";
    let found = surprises(&model("    A: {}\n", paths));
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(only.place.pointer, "/paths/~1a/post/requestBody/content/application~1json/example");
    assert!(!only.message.contains("`a`"), "no value of the document: {}", only.message);
}

#[test]
fn a_member_may_be_declared_wherever_the_same_value_is_judged() {
    for schema in [
        "{ required: [a], properties: { a: {} } }",
        "{ allOf: [{ required: [a] }, { properties: { a: {} } }] }",
        "{ properties: { a: {} }, anyOf: [{ required: [a] }, { maxProperties: 1 }] }",
        "{ required: [a], $ref: '#/components/schemas/B' }",
        "{ required: [a], patternProperties: { '^a': {} } }",
        "{ required: [a], additionalProperties: { type: string } }",
    ] {
        assert_eq!(
            told(&format!("    A: {schema}\n    B: {{ properties: {{ a: {{}} }} }}\n")),
            [""; 0],
            "{schema}"
        );
    }
    let elsewhere = "{ required: [a], properties: { b: { properties: { a: {} } } } }";
    assert_eq!(told(&format!("    A: {elsewhere}\n")), ["W0603 /components/schemas/A/required"]);
}

#[test]
fn branches_overlap_where_a_value_proves_it() {
    let one_of = |branches: &str| told(&format!("    A: {{ oneOf: {branches} }}\n"));
    assert_eq!(
        one_of("[{ type: integer }, { type: number }]"),
        ["W0604 /components/schemas/A/oneOf"]
    );
    assert_eq!(one_of("[{ type: integer }, { type: string }]"), [""; 0]);
    let kinds = "[{ type: object, required: [k], properties: { k: { const: a } } }, { type: object, required: [k], properties: { k: { const: b } } }]";
    assert_eq!(one_of(kinds), [""; 0]);
    let refused_anyway = "    A: { type: string, oneOf: [{ type: integer }, { type: number }] }\n";
    assert_eq!(told(refused_anyway), [""; 0]);
}

#[test]
fn schemas_too_heavy_to_judge_by_are_passed_over() {
    let union = |level: usize| {
        let below = level + 1;
        format!(
            "    A{level}: {{ anyOf: [{{ $ref: '#/components/schemas/A{below}' }}, {{ $ref: '#/components/schemas/A{below}' }}] }}\n"
        )
    };
    let last = |levels: usize| format!("    A{levels}: {{ type: string }}\n");
    let of = |levels: usize| {
        let schemas: String = (0..levels).map(union).collect();
        told(&format!(
            "    B: {{ $ref: '#/components/schemas/A0', default: 1 }}\n{schemas}{}",
            last(levels)
        ))
    };
    assert_eq!(of(3), ["W0601 /components/schemas/B/default"]);
    assert_eq!(of(60), [""; 0]);
}
