//! Documents that grow: aliases, nesting, enumerations, patterns, numbers.

use super::{generated, refused, schemas, seen};

#[test]
fn aliases_that_multiply() {
    let levels: String = (1..40)
        .map(|level| {
            let before = format!("*a{}", level - 1);
            format!("  a{level}: &a{level} [{}]\n", [before.as_str(); 10].join(", "))
        })
        .collect();
    refused(format!("openapi: 3.1.0\nx-bomb:\n  a0: &a0 [lol]\n{levels}"), "E0006");
    let quadratic = format!(
        "openapi: 3.1.0\nx-a: &a {:?}\nx-b: [{}]\n",
        "a".repeat(100_000),
        vec!["*a"; 100_000].join(", ")
    );
    refused(quadratic, "E0006");
}

#[test]
fn nesting_of_every_kind() {
    for open in ["[", "{\"a\":", "- ", "? ", "{a: ", "!!seq [", "&a [", "[[],"] {
        refused(open.repeat(100_000), "E0004");
    }
    let blocks: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    refused(blocks, "E0004");
}

#[test]
fn schemas_nested_to_the_limit() {
    for (open, close) in [
        ("{allOf: [", "]}"),
        ("{properties: {a: ", "}}"),
        ("{items: ", "}"),
        ("{not: ", "}"),
        ("{oneOf: [{}, ", "]}"),
    ] {
        let deep = format!("{}{{}}{}", open.repeat(110), close.repeat(110));
        seen(schemas(&format!("    A: {deep}\n")));
    }
}

#[test]
fn an_enumeration_of_100_000_values() {
    let values: String = (0..100_000).map(|value| format!("        - value_{value}\n")).collect();
    let seen = generated(schemas(&format!("    A:\n      type: string\n      enum:\n{values}")));
    assert_eq!(seen.codes, ["W0702"]);
    assert!(seen.files.iter().any(|(_, text)| text.contains("\"value_99999\"")));
    // Compiling it is a test of its own: `compiled.rs`.
    for (count, is_enum) in [(1_000, true), (1_001, false)] {
        let values: Vec<String> = (0..count).map(|value| format!("v{value}")).collect();
        let seen = generated(schemas(&format!("    A: {{ enum: [{}] }}\n", values.join(", "))));
        assert_eq!(seen.files.iter().any(|(_, text)| text.contains("pub enum A {")), is_enum);
    }
}

#[test]
fn twenty_thousand_properties() {
    let members: String =
        (0..20_000).map(|value| format!("        m{value}: {{ type: string }}\n")).collect();
    let seen =
        generated(schemas(&format!("    A:\n      type: object\n      properties:\n{members}")));
    assert_eq!(seen.codes, ["W0703"]);
    assert!(seen.files.iter().any(|(_, text)| text.contains("\"m19999\"")));
    for (count, is_struct) in [(1_000, true), (1_001, false)] {
        let members: Vec<String> = (0..count).map(|value| format!("m{value}: {{}}")).collect();
        let seen = generated(schemas(&format!(
            "    A: {{ properties: {{ {} }}, type: object }}\n",
            members.join(", ")
        )));
        let named = |(_, text): &(_, String)| text.contains("pub m0: Option<Json>");
        assert_eq!(seen.files.iter().any(named), is_struct);
    }
}

#[test]
fn unions_of_a_thousand_branches() {
    let branches: String = (0..1_000)
        .map(|value| format!("        - {{ type: object, required: [m{value}] }}\n"))
        .collect();
    for union in ["oneOf", "anyOf", "allOf"] {
        generated(schemas(&format!("    A:\n      {union}:\n{branches}")));
    }
}

#[test]
fn unions_of_unions() {
    // Each level asks twice for the level below: 2^60 ways through.
    let levels: String = (0..60)
        .map(|level| format!("    A{level}: {{ UNION: [{{ $ref: '#/components/schemas/A{0}' }}, {{ $ref: '#/components/schemas/A{0}' }}] }}\n", level + 1))
        .collect();
    for union in ["oneOf", "anyOf", "allOf"] {
        let levels = levels.replace("UNION", union);
        seen(schemas(&format!("{levels}    A60: {{ type: string, default: 1, example: a }}\n")));
    }
    let objects: String = (0..60)
        .map(|level| format!("    A{level}: {{ type: object, required: [a, b], properties: {{ a: {{ $ref: '#/components/schemas/A{0}' }}, b: {{ $ref: '#/components/schemas/A{0}' }} }}, oneOf: [{{}}, {{}}] }}\n", level + 1))
        .collect();
    seen(schemas(&format!("{objects}    A60: {{ type: string }}\n")));
}

#[test]
fn patterns_that_explode() {
    let deep = format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000));
    for pattern in [
        "((a{1,1000}){1,1000}){1,1000}",
        "(a*)*b",
        "(a|a)*$",
        "a{99999999999}",
        "(?=(a+)+$)\\\\1",
        "[\\\\u{0}-\\\\u{10FFFF}]{1000}",
        "(?:\\\\p{L}{0,500}){500}",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
    ] {
        let seen = seen(schemas(&format!(
            "    A: {{ pattern: \"{pattern}\", default: {:?} }}\n",
            "a".repeat(30_000)
        )));
        assert!(
            seen.codes.iter().all(|code| ["E0402", "U0411", "W0601"].contains(code)),
            "{pattern}: {}",
            seen.text
        );
    }
    seen(schemas(&format!("    A: {{ pattern: '{deep}' }}\n")));
}

#[test]
fn numbers_of_400_digits() {
    let long = "9".repeat(400);
    let bounds = format!(
        "    A: {{ type: integer, minimum: -{long}, maximum: {long}, multipleOf: 0.{long}, enum: [{long}], default: {long}, example: 1e{} }}\n",
        "9".repeat(18)
    );
    generated(schemas(&bounds));
    for keyword in ["maxLength", "minItems", "maxProperties", "minContains"] {
        seen(schemas(&format!("    A: {{ {keyword}: {long} }}\n")));
        refused(schemas(&format!("    A: {{ {keyword}: -{long} }}\n")), "E0401");
    }
    seen(schemas(&format!(
        "    A: {{ minimum: 1e{long}, multipleOf: 1e-{long}, default: 1e{long} }}\n"
    )));
}

#[test]
fn many_operations_with_the_same_name() {
    let paths: String = (0..2_000)
        .map(|path| format!("  /p{path}:\n    get: {{ operationId: same, responses: {{ '200': {{ description: a }} }} }}\n"))
        .collect();
    generated(format!("openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths:\n{paths}"));
}
