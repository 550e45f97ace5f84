//! `explain`: types as an API reference prints them.

use crate::house::House;

const DOCUMENT: &str = "openapi: 3.1.0
info: { title: Acme, version: '1' }
paths: {}
components:
  schemas:
    Link:
      type: object
      required: [kind]
      properties:
        kind: { $ref: '#/components/schemas/Kind' }
        seconds: { type: integer, minimum: 1, default: 60, deprecated: true }
        tags: { type: array, maxItems: 3, items: { type: string, maxLength: 9, enum: [a, b] } }
        word: { const: done, readOnly: true }
      additionalProperties: { type: string, minLength: 2 }
    Kind: { type: string, enum: [card, bank], allOf: [{ maxLength: 4 }] }
";

#[test]
fn a_type_is_told_with_its_limits() {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", DOCUMENT);
    let told = house.run(&["explain", "acme", "Link"]);
    insta::assert_snapshot!(told.seen());
    for name in ["acme::Link", "generated::acme::Link", "/components/schemas/Link"] {
        assert_eq!(house.run(&["explain", "acme", name]).out, told.out, "{name}");
    }
    let field = house.run(&["explain", "acme", "acme::Link.tags", "--format", "json"]);
    let field: serde_json::Value = serde_json::from_str(&field.out).unwrap();
    assert_eq!(
        field["types"][0]["rows"][0]["limits"],
        serde_json::json!([
            "at most 3 items",
            "each item: one of `a`, `b`",
            "each item: at most 9 characters"
        ])
    );
}
