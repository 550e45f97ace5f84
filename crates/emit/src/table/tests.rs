//! Tables as text, for every keyword.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_model::keywords::{
    AllOf, AnyOf, Const, Contains, DependentRequired, DependentSchemas, DynamicRef, Elements, Enum,
    ExclusiveMaximum, ExclusiveMinimum, Format, If, MaxItems, MaxLength, MaxProperties, Maximum,
    Members, MinItems, MinLength, MinProperties, Minimum, MultipleOf, Never, Not, OneOf, Pattern,
    PropertyNames, Ref, Required, RequiredMember, Tag, Type, UnevaluatedItems,
    UnevaluatedProperties, UniqueItems,
};
use specwright_model::{Direction, Keyword, Model, Place, Schema, SchemaId, Types, Value};

use super::{Ground, Tables, Words};
use crate::print::{Page, print};

/// A model, and the schemas in it that have statics.
struct Land {
    model: Model,
    named: BTreeMap<SchemaId, &'static str>,
    ranges: BTreeMap<SchemaId, &'static str>,
}

impl Ground for Land {
    fn model(&self) -> &Model {
        &self.model
    }

    fn table(&self, schema: SchemaId) -> Option<TokenStream> {
        let name = Ident::new(self.named.get(&schema)?, Span::call_site());
        Some(quote!(super::user::#name))
    }

    fn range(&self, schema: SchemaId) -> Option<&'static str> {
        self.ranges.get(&schema).copied()
    }
}

fn land(schemas: Vec<Vec<Keyword>>) -> Land {
    let place = |at: usize| Place { pointer: format!("/s/{at}"), ..Place::default() };
    let schemas = schemas.into_iter().enumerate();
    let schemas = schemas
        .map(|(at, keywords)| Schema { place: place(at), keywords, ..Schema::default() })
        .collect();
    Land {
        model: Model { schemas, ..Model::default() },
        named: BTreeMap::new(),
        ranges: BTreeMap::new(),
    }
}

/// The file with the table of schema 0.
fn file(land: &Land) -> String {
    let mut tables = Tables::new(land, Words::default());
    let mut items = vec![tables.item(SchemaId(0), &Ident::new("ROOT", Span::call_site()))];
    items.extend(tables.shared());
    let used: Vec<_> =
        tables.words.used().iter().map(|name| Ident::new(name, Span::call_site())).collect();
    items.insert(0, quote!(use specwright::{#(#used),*};));
    print(&Page { source: "acme#/s/0".into(), docs: Vec::new(), items }).unwrap()
}

fn number(text: &str) -> String {
    text.to_owned()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A schema with every keyword.
fn every_keyword() -> Vec<Keyword> {
    let (one, two) = (SchemaId(1), SchemaId(2));
    let value = Value::Object(vec![(
        "a\"".into(),
        Value::Array(vec![Value::Null, Value::Bool(true), Value::Number("1.50".into())]),
    )]);
    let tag = Tag { property: "kind".into(), values: vec![("card".into(), 1)] };
    vec![
        Keyword::Never(Never),
        Keyword::Type(Type(Types::STRING.union(Types::NULL))),
        Keyword::Enum(Enum(vec![Value::String("a".into()), Value::Number("-3".into())])),
        Keyword::Const(Const(value)),
        Keyword::MultipleOf(MultipleOf(number("0.01"))),
        Keyword::Maximum(Maximum(number("9223372036854775808"))),
        Keyword::ExclusiveMaximum(ExclusiveMaximum(number("1e2"))),
        Keyword::Minimum(Minimum(number("-9223372036854775808"))),
        Keyword::ExclusiveMinimum(ExclusiveMinimum(number("0"))),
        Keyword::MaxLength(MaxLength(u64::MAX)),
        Keyword::MinLength(MinLength(1)),
        Keyword::Pattern(Pattern("^\"\\d`\u{202E}$".into())),
        Keyword::Format(Format("date-time".into())),
        Keyword::MaxItems(MaxItems(4)),
        Keyword::MinItems(MinItems(0)),
        Keyword::UniqueItems(UniqueItems),
        Keyword::MaxProperties(MaxProperties(50)),
        Keyword::MinProperties(MinProperties(1)),
        Keyword::Required(Required(vec![
            RequiredMember { name: "id".into(), except: vec![Direction::Request] },
            RequiredMember { name: "type".into(), except: Vec::new() },
        ])),
        Keyword::DependentRequired(DependentRequired(vec![(
            "card".into(),
            names(&["name", "zip"]),
        )])),
        Keyword::Ref(Ref(SchemaId(3))),
        Keyword::DynamicRef(DynamicRef {
            anchor: "node".into(),
            bearers: vec![(SchemaId(0), one)],
            otherwise: two,
        }),
        Keyword::AllOf(AllOf(vec![one, two])),
        Keyword::AnyOf(AnyOf { branches: vec![one], tag: None }),
        Keyword::OneOf(OneOf { branches: vec![one, two], tag: Some(tag) }),
        Keyword::Not(Not(one)),
        Keyword::If(If { condition: one, then: Some(two), otherwise: None }),
        Keyword::DependentSchemas(DependentSchemas(vec![("card".into(), two)])),
        Keyword::Members(Members {
            properties: vec![("b".into(), one), ("a".into(), two)],
            patterns: vec![("^x-".into(), one)],
            additional: Some(SchemaId(4)),
        }),
        Keyword::PropertyNames(PropertyNames(one)),
        Keyword::Elements(Elements { prefix: vec![one], rest: Some(two) }),
        Keyword::Contains(Contains { schema: one, min: 0, max: Some(3) }),
        Keyword::UnevaluatedProperties(UnevaluatedProperties(one)),
        Keyword::UnevaluatedItems(UnevaluatedItems(two)),
    ]
}

fn every_keyword_land() -> Land {
    let mut land = land(vec![
        every_keyword(),
        vec![Keyword::Type(Type(Types::INTEGER))],
        vec![Keyword::Pattern(Pattern("^x-".into()))],
        vec![Keyword::MaxLength(MaxLength(3))],
        Vec::new(),
    ]);
    land.named =
        BTreeMap::from([(SchemaId(0), "ROOT"), (SchemaId(2), "USER"), (SchemaId(3), "NAME")]);
    land.ranges = BTreeMap::from([(SchemaId(1), "I64"), (SchemaId(0), "F64")]);
    land
}

#[test]
fn a_table_of_every_keyword() {
    let named: Vec<_> = every_keyword().iter().map(Keyword::name).collect();
    assert_eq!(named, Keyword::NAMES);
    let text = file(&every_keyword_land());
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/every_keyword.rs");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden, &text).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(golden).unwrap(),
        text,
        "UPDATE_GOLDEN=1 writes it anew; `tests/tables.rs` compiles it"
    );
}

#[test]
fn a_schema_inside_itself_gets_a_static() {
    let text = file(&land(vec![
        vec![Keyword::Not(Not(SchemaId(1)))],
        vec![Keyword::Not(Not(SchemaId(2)))],
        vec![Keyword::AllOf(AllOf(vec![SchemaId(1), SchemaId(0)]))],
    ]));
    insta::assert_snapshot!(text);
}

#[test]
fn a_long_chain_is_cut() {
    let chain = (1..=200).map(|next| vec![Keyword::Not(Not(SchemaId(next)))]);
    let text = file(&land(chain.chain([vec![Keyword::MaxLength(MaxLength(1))]]).collect()));
    let file = syn::parse_file(&text).unwrap();
    let statics = file.items.iter().filter(|item| matches!(item, syn::Item::Static(_))).count();
    assert_eq!(statics, 201_usize.div_ceil(super::DEEPEST));
    let deepest = text.lines().map(|line| line.len() - line.trim_start().len()).max();
    assert!(deepest < Some(200), "{deepest:?}");
}

#[test]
fn sharing_does_not_multiply() {
    let both = |next: u32| vec![Keyword::AllOf(AllOf(vec![SchemaId(next), SchemaId(next)]))];
    let schemas: Vec<_> =
        (1..=60).map(both).chain([vec![Keyword::MaxLength(MaxLength(1))]]).collect();
    assert!(file(&land(schemas)).len() < 100_000);
}

#[test]
fn a_name_the_file_has_already_is_written_in_full() {
    let mut words = Words::new(BTreeSet::from(["Tag".to_owned()]));
    assert_eq!(words.word("Tag").to_string(), "specwright :: Tag");
    assert_eq!(words.word("Rule").to_string(), "Rule");
    assert_eq!(words.used().iter().copied().collect::<Vec<_>>(), ["Rule"]);
    let land = land(vec![vec![Keyword::Pattern(Pattern("a".into()))]]);
    let mut tables = Tables::new(&land, Words::new(BTreeSet::from(["PATTERN_1".to_owned()])));
    assert_eq!(
        [tables.pattern("a"), tables.pattern("a")].map(|name| name.to_string()),
        ["& PATTERN_2", "& PATTERN_2"]
    );
}

#[test]
fn types_are_told_by_name() {
    let land = land(vec![Vec::new()]);
    let mut tables = Tables::new(&land, Words::default());
    let mut shown = |types: Types| tables.types(types).to_string().replace(' ', "");
    assert_eq!(shown(Types::NONE), "Types::NONE");
    assert_eq!(shown(Types::NUMBER), "Types::NUMBER");
    assert_eq!(shown(Types::INTEGER.union(Types::NULL)), "Types::NULL.union(Types::INTEGER)");
}

#[test]
fn formats_are_variants_of_the_runtime() {
    let land = land(vec![Vec::new()]);
    let mut tables = Tables::new(&land, Words::default());
    for format in specwright::Format::ALL {
        assert_eq!(tables.format(format.name()).to_string(), format!("Format :: {format:?}"));
    }
    assert_eq!(tables.format("").to_string(), "Format :: Unknown");
}
