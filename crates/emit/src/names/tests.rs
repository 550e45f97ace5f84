//! A naming obstacle course.

use std::collections::BTreeMap;

use crate::names::{Scope, claim_all, ident};
use crate::surface::ItemKind;
use crate::{Options, emit, roots, tests};

fn claim(mut scope: Scope, texts: &[&str]) -> Vec<String> {
    claim_all(&mut scope, texts.iter().copied())
}

#[test]
fn values_become_variants() {
    let texts = [
        "+1", "-1", "1", "", "==", ">=", "a.b", "a-b", "🙂", "été", "Self", "24h", "fooBar",
        "foo_bar", "*", "self",
    ];
    let names = [
        "Plus1",
        "Minus1",
        "N1",
        "Empty",
        "EqualEqual",
        "GreaterEqual",
        "AB",
        "AB2",
        "U1f642",
        "Été",
        "Self_",
        "N24h",
        "FooBar",
        "FooBar2",
        "Star",
        "Self2",
    ];
    assert_eq!(claim(Scope::variants(), &texts), names);
}

#[test]
fn members_become_fields() {
    let texts =
        ["type", "self", "fooBar", "foo_bar", "2fa", "", "$ref", "ref", "gen", "async", "X-Rate"];
    let names = [
        "type", "self_", "foo_bar", "foo_bar2", "n2fa", "empty", "ref", "ref2", "gen", "async",
        "x_rate",
    ];
    assert_eq!(claim(Scope::fields(), &texts), names);
    let printed: Vec<_> =
        ["type", "self_", "gen", "name"].iter().map(|name| ident(name).to_string()).collect();
    assert_eq!(printed, ["r#type", "self_", "r#gen", "name"]);
}

#[test]
fn components_become_types_and_files() {
    let types = ["Option", "Vec", "String", "User", "user", "Schema", "Node"];
    assert_eq!(
        claim(Scope::types(), &types),
        ["OptionType", "VecType", "StringType", "User", "User2", "Schema", "Node"]
    );
    let modules = ["mod", "self", "con", "NUL", "Address", "address", "lib", "été", "Łódź"];
    let names = ["mod_", "self_", "con_", "nul_", "address", "address2", "lib_", "ete", "lodz"];
    assert_eq!(claim(Scope::modules(), &modules), names);
}

#[test]
fn a_number_never_takes_a_name_that_another_text_has() {
    let names = ["foo_bar", "foo_bar3", "foo_bar2"];
    assert_eq!(claim(Scope::fields(), &["foo bar", "foo_bar", "fooBar2"]), names);
}

#[test]
fn long_names_end() {
    let long = "x".repeat(500);
    assert_eq!(claim(Scope::fields(), &[&long]), ["x".repeat(120)]);
}

#[test]
fn a_new_member_renames_nothing() {
    let of = |more: &str| {
        let schemas = format!(
            "
    Card: {{ type: object, properties: {{ {more} holder: {{ type: object, properties: {{ kind: {{ type: string, enum: [a] }} }} }} }} }}"
        );
        let (options, model) = (Options::new("acme"), tests::model(&schemas));
        let surface = emit(&model, &roots(&model, &options), &options).surface;
        surface.into_iter().map(|item| (item.pointer, item.path)).collect::<BTreeMap<_, _>>()
    };
    let (before, after) = (of(""), of("kind: { type: string, enum: [b] },"));
    assert_eq!(before.len(), 3);
    for (pointer, path) in before {
        assert_eq!(after[&pointer], path);
    }
}

#[test]
fn names_chosen_by_hand_come_first() {
    let model = tests::model(
        "
    Card: { type: object, properties: { kinds: { type: array, items: { type: string, enum: [a] } } } }",
    );
    let pointer = "/components/schemas/Card/properties/kinds/items".to_owned();
    let options =
        Options { names: BTreeMap::from([(pointer, "Kind".to_owned())]), ..Options::new("acme") };
    let surface = emit(&model, &roots(&model, &options), &options).surface;
    let paths: Vec<_> = surface.iter().map(|item| item.path.join("::")).collect();
    assert_eq!(paths, ["Card", "card::Kind"]);
}

#[test]
fn fields_never_hide_what_decoding_uses() {
    let model = tests::model(
        "
    Odd: { type: object, required: [node], properties: { node: { type: string }, build: { type: string },
      name: { type: string }, value: { type: string }, additional: { type: string } }, additionalProperties: true }",
    );
    let options = Options::new("acme");
    let emitted = emit(&model, &roots(&model, &options), &options);
    let ItemKind::Struct(fields) = &emitted.surface[0].kind else { panic!("no struct") };
    assert_eq!(fields.last().unwrap().name, "additional_members");
    let file = emitted.files.iter().find(|file| file.path == "odd.rs").unwrap();
    insta::assert_snapshot!(file.text);
}

#[test]
fn a_newtype_and_its_table_differ() {
    let model =
        tests::model("\n    S1: { type: array, items: { $ref: '#/components/schemas/S1' } }");
    let options = Options::new("acme");
    let files = emit(&model, &roots(&model, &options), &options).files;
    let text = files.into_iter().find(|file| file.path.ends_with("s1.rs")).unwrap().text;
    assert!(text.contains("pub struct S1(") && text.contains("static S1_TABLE: Schema"), "{text}");
}

#[test]
fn responses_of_operations_stay_in_their_modules() {
    let operation = |id: &str| {
        format!(
            "
    get:
      operationId: {id}
      responses:
        '200': {{ description: ok, content: {{ application/json: {{ schema: {{ type: object, properties: {{ a: {{ type: string }} }} }} }} }} }}"
        )
    };
    let paths = format!("\n  /a:{}\n  /b:{}", operation("getA"), operation("getB"));
    let model = tests::document(" {}", &paths);
    let pointer = "/paths/~1b/get/responses/200/content/application~1json/schema".to_owned();
    let options = Options {
        names: BTreeMap::from([(pointer, "PageOfB".to_owned())]),
        ..Options::new("acme")
    };
    let emitted = emit(&model, &roots(&model, &options), &options);
    let paths: Vec<_> = emitted.surface.iter().map(|item| item.path.join("::")).collect();
    assert_eq!(paths, ["operations::get_a::Response200", "operations::PageOfB"]);
    assert_eq!(emitted.diagnostics, []);
}

#[test]
fn items_one_after_another_are_named_after_the_whole() {
    let thing = "{ itemSchema: { type: object, properties: { a: { type: string } } } }";
    let text = format!(
        "openapi: 3.2.0
info: {{ title: Acme, version: '1' }}
paths:
  /a: {{ $ref: '#/components/pathItems/P' }}
  /b: {{ $ref: '#/components/pathItems/P' }}
components:
  mediaTypes:
    Page: {thing}
  pathItems:
    P:
      get:
        operationId: listed
        requestBody: {{ content: {{ application/jsonl: {thing} }} }}
        responses:
          200: {{ description: ok, content: {{ application/jsonl: {thing} }} }}
          404: {{ description: no, content: {{ application/jsonl: {{ $ref: '#/components/mediaTypes/Page' }} }} }}
"
    );
    let model = tests::read(&text);
    let options = Options::new("acme");
    let surface = emit(&model, &roots(&model, &options), &options).surface;
    let paths: Vec<_> = surface.iter().map(|item| item.path.join("::")).collect();
    assert_eq!(
        paths,
        [
            "bodies::Page",
            "bodies::page::Item",
            "operations::Listed",
            "operations::listed::Item",
            "operations::listed::Response200",
            "operations::listed::Response200Item",
        ]
    );
}
