//! The table of operations as text.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_model::{
    Body, Direction, Encoding, Keyword, Location, Media, Model, Operation, OperationKind,
    Parameter, Place, Response, Schema, SchemaId, Security, Style, keywords,
};

use super::operations;
use crate::dispatch::{Form, Target, dispatch};
use crate::print::{Page, print};
use crate::table::{Ground, Tables, Words};

struct Land(Model);

impl Ground for Land {
    fn model(&self) -> &Model {
        &self.0
    }

    fn table(&self, schema: SchemaId) -> Option<TokenStream> {
        (schema == SchemaId(0)).then(|| quote!(super::user::USER))
    }

    fn range(&self, _: SchemaId) -> Option<&'static str> {
        None
    }
}

fn land() -> Land {
    let short = Keyword::MaxLength(keywords::MaxLength(40));
    let schemas = vec![Schema::default(), Schema { keywords: vec![short], ..Schema::default() }];
    Land(Model { schemas, ..Model::default() })
}

fn media(schema: Option<u32>) -> Media {
    let encoding = Encoding {
        name: "tags".into(),
        style: Style::DeepObject,
        explode: true,
        content_type: None,
    };
    Media {
        place: Place::default(),
        media_type: "application/x-www-form-urlencoded".into(),
        schema: schema.map(SchemaId),
        encoding: if schema.is_some() { vec![encoding] } else { Vec::new() },
        examples: Vec::new(),
    }
}

fn operation(kind: OperationKind) -> Operation {
    let place = Place::default;
    let parameter = Parameter {
        place: place(),
        name: "id".into(),
        location: Location::Path,
        required: true,
        style: Style::Simple,
        explode: false,
        description: None,
        deprecated: false,
        schema: Some(SchemaId(1)),
        media_type: None,
    };
    Operation {
        place: place(),
        kind,
        id: Some("create\"User".into()),
        method: "POST".into(),
        path: "/v1/users/{id}".into(),
        summary: Some("Creates\na user".into()),
        description: None,
        deprecated: false,
        tags: Vec::new(),
        parameters: vec![parameter],
        body: Some(Body {
            place: place(),
            required: true,
            description: None,
            content: vec![media(Some(0))],
        }),
        responses: vec![
            Response {
                place: place(),
                status: "200".into(),
                description: None,
                content: vec![media(Some(0))],
                headers: Vec::new(),
            },
            Response {
                place: place(),
                status: "4XX".into(),
                description: None,
                content: vec![media(None)],
                headers: Vec::new(),
            },
        ],
        security: vec![
            vec![Security { scheme: "key".into(), scopes: vec!["read".into()] }],
            Vec::new(),
        ],
    }
}

fn printed(tokens: TokenStream) -> String {
    print(&Page { source: "acme#/paths".into(), docs: Vec::new(), items: vec![tokens] }).unwrap()
}

#[test]
fn operations_name_their_types() {
    let land = land();
    let mut tables = Tables::new(&land, Words::default());
    let (path, webhook) = (operation(OperationKind::Path), operation(OperationKind::Webhook));
    let type_name = |schema: SchemaId, direction: Direction| format!("{direction:?}{}", schema.0);
    insta::assert_snapshot!(printed(operations(&[&path, &webhook], &mut tables, &type_name)));
    let used: Vec<_> = tables.words.used().iter().copied().collect();
    let expected = [
        "Body",
        "Encoding",
        "Location",
        "Media",
        "Operation",
        "Parameter",
        "Requirement",
        "Response",
        "Rule",
        "Schema",
        "Style",
    ];
    assert_eq!(used, expected);
}

#[test]
fn entries_of_types_and_of_aliases() {
    let land = land();
    let mut tables = Tables::new(&land, Words::default());
    let target = |schema: u32, name: &str, form: Form| Target {
        schema: SchemaId(schema),
        pointer: format!("/components/schemas/{name}"),
        direction: Direction::Response,
        name: name.into(),
        form,
    };
    let targets = [
        target(0, "User", Form::Typed(quote!(super::user::User))),
        target(0, "User", Form::Turned(quote!(super::user::User))),
        target(1, "Users", Form::Alias(quote!(Vec<String>))),
    ];
    insta::assert_snapshot!(printed(dispatch(&targets, &mut tables)));
}
