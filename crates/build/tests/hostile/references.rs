//! References in circles, and references that lead out.

use super::{generated, refused, schemas, seen, seen_leniently};

#[test]
fn circles_of_every_kind() {
    for (kind, body) in [
        ("schemas", ""),
        ("parameters", ""),
        ("responses", ""),
        ("requestBodies", ""),
        ("headers", ""),
        ("examples", ""),
        ("callbacks", ""),
        ("pathItems", ""),
        ("links", ""),
    ] {
        for circle in [
            format!("    A: {{ $ref: '#/components/{kind}/A'{body} }}\n"),
            format!(
                "    A: {{ $ref: '#/components/{kind}/B' }}\n    B: {{ $ref: '#/components/{kind}/A' }}\n"
            ),
        ] {
            let document = format!(
                "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths:\n  /a:\n    $ref: '#/components/pathItems/A'\n  /b:\n    post:\n      \
                 parameters: [{{ $ref: '#/components/parameters/A' }}]\n      requestBody: {{ $ref: '#/components/requestBodies/A' }}\n      \
                 callbacks: {{ a: {{ $ref: '#/components/callbacks/A' }} }}\n      \
                 responses: {{ '200': {{ $ref: '#/components/responses/A' }} }}\ncomponents:\n  {kind}:\n{circle}"
            );
            assert!(seen(document).fatal, "{kind}");
        }
    }
}

#[test]
fn schemas_that_apply_themselves() {
    let a = "{ $ref: '#/components/schemas/A' }";
    for schema in [
        format!("allOf: [{a}]"),
        format!("anyOf: [{a}, {{ type: string }}]"),
        format!("oneOf: [{{ type: string }}, {a}]"),
        format!("not: {a}"),
        format!("if: {a}"),
        format!("if: {{ type: string }}\n      then: {a}"),
        format!("if: {{ type: string }}\n      else: {{ allOf: [{{ not: {a} }}] }}"),
        format!("dependentSchemas: {{ a: {a} }}"),
        "$dynamicRef: '#/components/schemas/A'".to_owned(),
    ] {
        refused(schemas(&format!("    A:\n      {schema}\n")), "E0304");
    }
    for schema in [
        format!("properties: {{ a: {a} }}"),
        format!("items: {a}"),
        format!("additionalProperties: {a}"),
        format!("propertyNames: {a}"),
    ] {
        generated(schemas(&format!("    A:\n      {schema}\n")));
    }
    // Recursion that every value must have: no value is finite, and nothing hangs.
    generated(schemas(&format!(
        "    A:\n      type: object\n      required: [a]\n      properties: {{ a: {a} }}\n"
    )));
}

/// What is lost with a reference is found without walking from every operation through every schema.
#[test]
fn one_lost_reference_below_many_operations() {
    for broken in [1, 3_000] {
        let paths: String = (0..1_500)
            .map(|at| format!("  /p{at}:\n    get: {{ responses: {{ '200': {{ description: a, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/C{at}' }} }} }} }} }} }}\n"))
            .collect();
        let chain: String = (0..3_000)
            .map(|at| {
                let lost = if at + broken >= 3_000 { "lost: { $ref: '#/gone' }, " } else { "" };
                format!("    C{at}: {{ properties: {{ {lost}a: {{ $ref: '#/components/schemas/C{}' }} }} }}\n", (at + 1) % 3_000)
            })
            .collect();
        let seen = seen_leniently(format!(
            "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths:\n{paths}components:\n  schemas:\n{chain}"
        ));
        assert!(!seen.fatal && seen.codes.contains(&"W0920"), "{}", seen.text);
        assert!(!seen.files.iter().any(|(path, _)| path.contains("c1.rs")), "everything needs it");
    }
}

/// Nothing outside the document is opened: a folder is watched for what would be read.
#[test]
fn references_that_lead_out() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.yaml");
    std::fs::write(&secret, "a: { type: string, const: sesame }\n").unwrap();
    for reference in [
        "/etc/passwd".to_owned(),
        "../../../etc/passwd".to_owned(),
        "file:///etc/passwd".to_owned(),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "https://example.com/a.yaml#/a".to_owned(),
        "//example.com/a".to_owned(),
        "\\\\\\\\host\\\\share".to_owned(),
        "other.yaml#/a".to_owned(),
        "./openapi.yaml#/components/schemas/B".to_owned(),
        format!("{}#/a", secret.display()),
        format!("file://{}#/a", secret.display()),
    ] {
        let text = refused(schemas(&format!("    A: {{ $ref: \"{reference}\" }}\n")), "E0302");
        assert!(!text.contains("sesame") && !text.contains("root:"), "{text}");
    }
    for odd in [
        "'#%'",
        "'#/%FF'",
        "'#/a~'",
        "'#\\0'",
        "1",
        "null",
        "[]",
        "''",
        "'#/components/schemas/A/..'",
    ] {
        seen(schemas(&format!("    A: {{ $ref: {odd} }}\n")));
    }
}
