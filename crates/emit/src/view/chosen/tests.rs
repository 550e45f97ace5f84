//! Which schemas get a type of their own.

use std::collections::BTreeSet;

use specwright_model::Model;

use crate::{Options, bounds, emit, roots, tests};

fn options() -> Options {
    let formats = ["date", "date-time", "time", "uuid", "uri", "url", "decimal"];
    Options { typed: formats.map(str::to_owned).into(), ..Options::new("acme") }
}

/// The properties of a component, and the type of each schema whose text or decimal number has one of its own.
fn of(model: &Model, options: &Options) -> (String, Vec<String>) {
    let surface = emit(model, &roots(model, options), options).surface;
    let item = surface.into_iter().find(|item| item.path == ["A"]).unwrap();
    let place = |(id, name)| {
        let pointer = &model.schema(id).place.pointer;
        format!("{} {name}", pointer.trim_start_matches("/components/schemas/"))
    };
    let bounds = bounds(model, &roots(model, options), options);
    let typed = bounds.into_iter().filter(|(_, name)| !["i64", "f64"].contains(name));
    (tests::show(&item), typed.map(place).collect())
}

#[test]
fn nothing_is_chosen_unless_it_is_asked_for() {
    let model = tests::model("
    A: { type: object, properties: { at: { type: string, format: date-time }, id: { type: string, format: uuid } } }");
    let plain = ("struct at: Option<String>, id: Option<String>".to_owned(), Vec::new());
    assert_eq!(of(&model, &Options::new("acme")), plain);
    let some = Options { typed: BTreeSet::from(["uuid".to_owned()]), ..Options::new("acme") };
    let expected = "struct at: Option<String>, id: Option<Uuid>".to_owned();
    assert_eq!(of(&model, &some), (expected, vec!["A/properties/id Uuid".to_owned()]));
}

#[test]
fn the_format_may_stand_behind_references_and_all_of() {
    let model = tests::model(
        "
    Id: { type: string, format: uuid }
    A:
      type: object
      properties:
        a: { $ref: '#/components/schemas/Id' }
        b: { type: string, nullable: true, format: date }
        c: { allOf: [{ type: string, format: uri }, { maxLength: 9 }] }
        d: { allOf: [{ type: string, format: uri }, { format: url }] }
        e: { allOf: [{ type: string, format: uri }, { format: date }] }
        f: { format: date }",
    );
    let fields = "struct a: Option<Id>, b: Option<Nullable<Date>>, c: Option<Url>, d: Option<Url>, e: Option<String>, f: Option<Json>";
    let schemas = ["Id Uuid", "A/properties/b Date", "A/properties/c Url", "A/properties/d Url"];
    assert_eq!(of(&model, &options()), (fields.to_owned(), schemas.map(str::to_owned).into()));
}

#[test]
fn decimals_are_text_or_numbers_as_the_schema_says() {
    let model = tests::model(
        "
    A:
      type: object
      properties:
        a: { type: string, format: decimal }
        b: { type: number, format: decimal }
        c: { type: integer, format: decimal }
        d: { type: number, format: date }",
    );
    let fields =
        "struct a: Option<Decimal>, b: Option<DecimalNumber>, c: Option<i64>, d: Option<f64>";
    let schemas = ["A/properties/a Decimal", "A/properties/b DecimalNumber"];
    assert_eq!(of(&model, &options()), (fields.to_owned(), schemas.map(str::to_owned).into()));
}

#[test]
fn where_no_value_is_built_by_the_type_the_verdict_stays() {
    let model = tests::model(
        "
    A:
      type: object
      properties:
        a: { type: string, not: { type: string, format: uuid } }
        b: { oneOf: [{ type: string, format: uuid }, { type: string, maxLength: 3 }] }
        c: { anyOf: [{ type: string, format: uuid }, { type: integer }] }
        d: { type: string, format: date, enum: ['2024-12-25'] }",
    );
    let (fields, schemas) = of(&model, &options());
    assert_eq!(
        fields,
        "struct a: Option<String>, b: Option<String>, c: Option<a::C>, d: Option<a::D>"
    );
    assert_eq!(schemas, ["A/properties/c/anyOf/0 Uuid"]);
}

#[test]
fn a_type_of_the_document_keeps_its_name() {
    let model = tests::model("
    Uuid: { type: object, properties: { text: { type: string, format: uuid } } }
    A: { type: object, properties: { a: { $ref: '#/components/schemas/Uuid' }, b: { type: string, format: uuid } } }");
    let options = options();
    let emitted = emit(&model, &roots(&model, &options), &options);
    let text = |path: &str| {
        emitted.files.iter().find(|file| file.path == path).map(|file| file.text.clone()).unwrap()
    };
    assert!(text("a.rs").contains("pub a: Option<Uuid>,"), "{}", text("a.rs"));
    assert!(text("a.rs").contains("pub b: Option<specwright::Uuid>,"), "{}", text("a.rs"));
    assert!(text("uuid.rs").contains("pub text: Option<specwright::Uuid>,"), "{}", text("uuid.rs"));
}

#[test]
fn only_numbers_that_are_built_have_a_bound() {
    let model = tests::model(
        "
    A:
      type: object
      properties:
        a: { type: integer, not: { type: number, maximum: 3 } }
        b: { type: array, items: { type: number }, contains: { type: integer } }
        c: { if: { type: integer }, then: { type: integer, minimum: 2 }, else: { type: number } }
        d: { anyOf: [{ type: integer }, { type: string }] }
        e: { allOf: [{ type: number }, { type: integer }] }
        f: { type: integer, enum: [1, 2] }",
    );
    let options = Options::new("acme");
    let bounds = bounds(&model, &roots(&model, &options), &options);
    let place = |(id, name)| {
        let pointer = &model.schema(id).place.pointer;
        format!("{} {name}", pointer.trim_start_matches("/components/schemas/A/properties/"))
    };
    let bounds: Vec<String> = bounds.into_iter().map(place).collect();
    assert_eq!(bounds, ["a i64", "e i64", "f i64", "b/items f64", "d/anyOf/0 i64"]);
}
