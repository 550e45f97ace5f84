//! Forms of small documents.

use specwright_model::{
    Component, Direction, Keyword, Model, Place, Schema, SchemaId, Types, keywords,
};

use crate::{Options, roots, tests};

/// The type of a component as people know it, and what it stands for.
fn of(schemas: &str, name: &str) -> String {
    let model = tests::model(schemas);
    let options = Options::new("acme");
    with(&model, &options, name)
}

fn with(model: &Model, options: &Options, name: &str) -> String {
    let surface = crate::emit(model, &roots(model, options), options).surface;
    let item = surface.into_iter().find(|item| item.path == [name]).unwrap();
    tests::show(&item)
}

#[test]
fn a_struct_tells_required_optional_and_nullable() {
    let schemas = "
    User:
      type: object
      required: [id, nick]
      properties:
        age: { type: integer }
        id: { type: string }
        nick: { type: string, nullable: true }
        tags: { type: array, items: { type: string }, nullable: true }";
    let expected = "struct id: String, nick: Nullable<String>, age: Option<i64>, tags: Option<Nullable<Vec<String>>>";
    assert_eq!(of(schemas, "User"), expected);
}

#[test]
fn branches_of_all_of_are_one_struct() {
    let schemas = "
    Base: { type: object, required: [id], properties: { id: { type: string }, kind: {} } }
    Full:
      allOf:
        - $ref: '#/components/schemas/Base'
        - { type: object, required: [kind], properties: { kind: { type: string, enum: [a] } } }";
    assert_eq!(of(schemas, "Full"), "struct id: String, kind: full::Kind");
}

#[test]
fn one_reference_with_notes_is_that_type() {
    let schemas = "
    Base: { type: object, properties: { id: { type: string } } }
    Owner: { type: object, properties: { base: { description: Mine., allOf: [{ $ref: '#/components/schemas/Base' }] } } }";
    assert_eq!(of(schemas, "Owner"), "struct base: Option<Base>");
}

#[test]
fn a_union_is_told_apart_and_named_by_its_branches() {
    let schemas = "
    Card: { type: object, required: [number], properties: { number: { type: string } } }
    Bank: { type: object, required: [iban], properties: { iban: { type: string } } }
    Source:
      oneOf:
        - { type: string }
        - { type: string, format: uuid }
        - $ref: '#/components/schemas/Card'
        - $ref: '#/components/schemas/Bank'
        - { type: object, required: [cash], properties: { cash: { type: boolean } } }";
    let expected = "union Text(String), Card(Card), Bank(Bank), Object(source::Object)";
    assert_eq!(of(schemas, "Source"), expected);
}

#[test]
fn alternatives_of_null_and_of_strings_are_no_unions() {
    let schemas = "
    Maybe: { type: object, required: [a, b], properties: {
      a: { anyOf: [{ $ref: '#/components/schemas/Maybe' }, { type: string, nullable: true, enum: [null] }] },
      b: { anyOf: [{ type: string, enum: [x] }, { type: string, enum: [y] }] } } }";
    assert_eq!(of(schemas, "Maybe"), "struct a: Nullable<Box<Maybe>>, b: maybe::B");
}

#[test]
fn members_of_some_branches_are_optional_and_of_any_type() {
    let schemas = "
    Pay:
      type: object
      properties: { id: { type: string } }
      oneOf:
        - { properties: { card: { type: string } }, required: [card] }
        - { properties: { iban: { type: string } }, required: [iban] }";
    assert_eq!(
        of(schemas, "Pay"),
        "struct id: Option<String>, card: Option<Json>, iban: Option<Json>"
    );
}

#[test]
fn what_a_document_asks_for_without_declaring_it_is_a_field() {
    let schemas = "
    Odd: { type: object, required: [ghost], properties: { id: { type: string } } }";
    assert_eq!(of(schemas, "Odd"), "struct ghost: Json, id: Option<String>");
}

#[test]
fn objects_without_a_type_are_loose_where_they_are_used() {
    let schemas = "
    Inner: { properties: { id: { type: string } } }
    Outer: { type: object, properties: { inner: { $ref: '#/components/schemas/Inner' } } }";
    assert_eq!(of(schemas, "Outer"), "struct inner: Option<Loose<Inner>>");
}

#[test]
fn additional_members_are_kept_when_the_document_lets_them_in() {
    let schemas = "
    Closed: { type: object, properties: { a: { type: string } }, additionalProperties: false }
    Open: { type: object, properties: { a: { type: string } }, additionalProperties: true }
    Typed: { type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }
    Map: { type: object, additionalProperties: { type: boolean } }";
    assert_eq!(of(schemas, "Closed"), "struct a: Option<String>");
    assert_eq!(of(schemas, "Open"), "struct a: Option<String>, additional: BTreeMap<String, Json>");
    assert_eq!(of(schemas, "Typed"), "struct a: Option<String>, additional: BTreeMap<String, i64>");
    assert_eq!(of(schemas, "Map"), "newtype BTreeMap<String, bool>");
}

#[test]
fn circles_are_boxed() {
    let schemas = "
    Tree: { type: object, properties: { left: { $ref: '#/components/schemas/Tree' },
      all: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
    Lists: { type: array, items: { $ref: '#/components/schemas/Lists' } }";
    assert_eq!(of(schemas, "Tree"), "struct left: Option<Box<Tree>>, all: Option<Vec<Tree>>");
    assert_eq!(of(schemas, "Lists"), "newtype Vec<Lists>");
}

#[test]
fn what_leads_back_to_itself_for_one_value_is_json() {
    let schema = |pointer: &str, keyword| Schema {
        place: Place { pointer: format!("/components/schemas/{pointer}"), ..Place::default() },
        keywords: vec![keyword],
        ..Schema::default()
    };
    let any = |branches: &[u32]| {
        let branches = branches.iter().copied().map(SchemaId).collect();
        Keyword::AnyOf(keywords::AnyOf { branches, tag: None })
    };
    let component = |name: &str, id| Component { name: name.to_owned(), schema: SchemaId(id) };
    let model = Model {
        schemas: vec![
            schema("Own", Keyword::Ref(keywords::Ref(SchemaId(0)))),
            schema("Ping", any(&[2, 3])),
            schema("Pong", any(&[1, 4])),
            schema("Text", Keyword::Type(keywords::Type(Types::STRING))),
            schema("Count", Keyword::Type(keywords::Type(Types::INTEGER))),
        ],
        components: vec![component("Own", 0), component("Ping", 1), component("Pong", 2)],
        ..Model::default()
    };
    for name in ["Own", "Ping", "Pong"] {
        assert_eq!(with(&model, &Options::new("acme"), name), "alias Json");
    }
}

#[test]
fn enums_are_open_unless_only_requests_carry_them() {
    let document = tests::document(
        "
    Out: { type: object, properties: { kind: { type: string, enum: [a] } } }
    In: { type: object, properties: { kind: { type: string, enum: [unknown] } } }",
        "
  /things:
    post:
      operationId: makeThing
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Out' } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/In' } } } }",
    );
    let options = Options::new("acme");
    let surface = crate::emit(&document, &roots(&document, &options), &options).surface;
    let kinds: Vec<String> =
        surface.iter().filter(|item| item.path.len() == 2).map(tests::show).collect();
    assert_eq!(kinds, ["open unknown: Unknown", "closed a: A"]);
}

#[test]
fn a_type_that_differs_by_direction_is_emitted_twice() {
    let document = tests::document(
        "
    Thing: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }",
        "
  /things:
    post:
      operationId: makeThing
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }",
    );
    let options = Options::new("acme");
    let surface = crate::emit(&document, &roots(&document, &options), &options).surface;
    let shown: Vec<_> = surface
        .iter()
        .map(|item| (item.path.join("::"), item.direction, tests::show(item)))
        .collect();
    let request = "struct name: String, id: Option<String>".to_owned();
    let response = "struct id: String, name: String".to_owned();
    let (plain, other) = ("Thing".to_owned(), "ThingRequest".to_owned());
    assert_eq!(
        shown,
        [(other, Direction::Request, request), (plain, Direction::Response, response)]
    );
}
