//! What the tests of several modules share, and tests of the whole.

use specwright_model::Model;

use crate::surface::{Item, ItemKind};
use crate::{Options, emit, roots};

/// A document of these component schemas (YAML, indented by four).
pub(crate) fn model(schemas: &str) -> Model {
    document(schemas, " {}")
}

/// A document of these component schemas and paths.
pub(crate) fn document(schemas: &str, paths: &str) -> Model {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: Acme, version: '1' }}\npaths:{paths}\ncomponents:\n  schemas:{schemas}\n"
    );
    read(&text)
}

/// A whole document.
pub(crate) fn read(text: &str) -> Model {
    let source = specwright_read::Source { name: "acme.yaml", text: text.as_bytes() };
    let reading = specwright_read::read(source, &[], &specwright_read::Options::default());
    reading.model.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

/// An item in one line.
pub(crate) fn show(item: &Item) -> String {
    match &item.kind {
        ItemKind::Struct(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|field| format!("{}: {}", field.name, field.rust)).collect();
            format!("struct {}", fields.join(", "))
        }
        ItemKind::Enumeration { variants, open } => {
            let variants: Vec<_> =
                variants.iter().map(|(value, name)| format!("{value}: {name}")).collect();
            format!("{} {}", if *open { "open" } else { "closed" }, variants.join(", "))
        }
        ItemKind::Union(variants) => {
            let variants: Vec<_> =
                variants.iter().map(|(name, rust)| format!("{name}({rust})")).collect();
            format!("union {}", variants.join(", "))
        }
        ItemKind::Newtype(rust) => format!("newtype {rust}"),
        ItemKind::Alias(rust) => format!("alias {rust}"),
    }
}

const SCHEMAS: &str = "
    User:
      type: object
      required: [type]
      properties:
        type: { type: string, enum: [admin, '+1', '-1', ''] }
        secret: { type: string, format: password }
        friends: { type: array, items: { $ref: '#/components/schemas/User' } }
        name: { anyOf: [{ type: string }, { type: object, properties: { first: { type: string, maxLength: 5 } } }] }";

#[test]
fn the_same_document_gives_the_same_files() {
    let (options, model) = (Options::new("acme"), model(SCHEMAS));
    let once = emit(&model, &roots(&model, &options), &options);
    let twice = emit(&model.clone(), &roots(&model, &options), &options);
    assert_eq!(once, twice);
    let paths: Vec<_> = once.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["dispatch.rs", "mod.rs", "operations.rs", "user.rs"]);
}

#[test]
fn a_file_of_types() {
    let (options, model) = (Options::new("acme"), model(SCHEMAS));
    let emitted = emit(&model, &roots(&model, &options), &options);
    let file = emitted.files.iter().find(|file| file.path == "user.rs").unwrap();
    insta::assert_snapshot!(file.text);
}

#[test]
fn only_the_operations_asked_for_are_kept() {
    let model = document(
        "
    Kept: { type: object, properties: { a: { type: string } } }
    Left: { type: object, properties: { a: { type: string } } }",
        "
  /kept:
    get:
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Kept' } } } } }
  /left:
    get:
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Left' } } } } }",
    );
    let options = Options { only: vec!["GET /kept".to_owned()], ..Options::new("acme") };
    let emitted = emit(&model, &roots(&model, &options), &options);
    let paths: Vec<_> = emitted.surface.iter().map(|item| item.path.join("::")).collect();
    assert_eq!(paths, ["Kept"]);
}
