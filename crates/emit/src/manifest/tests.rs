//! The module of a provider as text.

use proc_macro2::{Ident, Span};
use specwright_model::Model;

use super::{Module, page};
use crate::Options;
use crate::print::print;

fn module(name: &str, flat: &[&str]) -> Module {
    let ident = |name: &str| Ident::new(name, Span::call_site());
    Module { name: ident(name), flat: flat.iter().map(|name| ident(name)).collect() }
}

#[test]
fn a_module() {
    let model = Model {
        title: "The Acme API".into(),
        version: "2020-09-14_1.2".into(),
        description: Some("<p>See <a href=\"https://acme.example/docs\">docs</a>.</p>".into()),
        ..Model::default()
    };
    let options = Options {
        source: "https://acme.example/openapi.yaml".into(),
        sha256: "ab12".into(),
        ..Options::new("acme")
    };
    let modules = [
        module("user", &["User"]),
        module("post_links", &[]),
        module("item", &["Item", "ItemRequest"]),
    ];
    insta::assert_snapshot!(print(&page(&model, &options, &modules, 25)).unwrap());
}

#[test]
fn a_document_without_a_title() {
    let printed = print(&page(&Model::default(), &Options::new("acme"), &[], 0)).unwrap();
    assert_eq!(printed.lines().nth(3), Some("//! acme"));
}

#[test]
fn types_that_nest_deep_are_told() {
    let printed =
        |depth| print(&page(&Model::default(), &Options::new("acme"), &[], depth)).unwrap();
    assert_eq!(printed(25).lines().nth(1), Some("// source: acme#"));
    assert!(!printed(25).contains("overflow"));
    for (depth, steps) in [(26, 256), (1_000, 8_192), (usize::MAX, 65_536)] {
        let text = printed(depth);
        let mark = format!("// source: acme#, recursion_limit {steps}");
        assert_eq!(text.lines().nth(1), Some(mark.as_str()));
        assert!(text.contains(&format!("`#![recursion_limit = \"{steps}\"]`")), "{text}");
    }
}
