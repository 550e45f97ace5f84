//! Printed files, hostile text in them included.

use quote::quote;

use super::{Page, print};
use crate::docs::{attributes, prose};

fn page(items: Vec<proc_macro2::TokenStream>) -> Page {
    Page {
        source: "acme#/components/schemas/User".into(),
        docs: vec!["A user.".into(), String::new(), "More.".into()],
        items,
    }
}

#[test]
fn a_whole_file() {
    let docs = attributes(&prose("Who it is.\n\n- at most 3"));
    let text = print(&page(vec![
        quote!(
            use specwright::Schema;
            use super::other::Other;
        ),
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct User { pub id: String, #docs pub other: Option<Other> }
            impl User { pub fn new(id: String) -> Self { Self { id, other: None } } }
        },
        quote!(specwright::serde_bridge!(User, Other); mod a; mod b; static A: u8 = 1;),
    ]));
    insta::assert_snapshot!(text.unwrap());
}

#[test]
fn text_of_the_document_adds_no_item() {
    for text in [
        "*/ pub fn evil() {} /*",
        "\n\npub fn evil() {}",
        "\rpub fn evil() {}",
        "#![allow(evil)]",
        "\"] pub fn evil() {} #[doc = \"",
        "```\n/// \npub fn evil() {}\n```",
        "\u{2028}pub fn evil() {}\u{85}pub fn evil() {}",
        "\\\npub fn evil() {}",
        "/ pub fn evil() {}",
        "! pub fn evil() {}",
    ] {
        let docs = attributes(&prose(text));
        let page = Page {
            source: format!("acme#{text}"),
            docs: prose(text),
            items: vec![
                quote!(#docs pub struct User { #docs pub name: [u8; 1] }),
                quote!(static TEXT: &str = #text;),
            ],
        };
        let printed = print(&page).unwrap();
        let file = syn::parse_file(&printed).unwrap();
        let kinds = file.items.iter().map(|item| match item {
            syn::Item::Struct(item) => item.ident.to_string(),
            syn::Item::Static(item) => item.ident.to_string(),
            _ => panic!("{text:?} → {printed}"),
        });
        assert_eq!(kinds.collect::<Vec<_>>(), ["User", "TEXT"], "{text:?} → {printed}");
        assert!(file.attrs.iter().all(|attribute| attribute.path().is_ident("doc")), "{printed}");
        assert!(!printed.contains('\r'), "{printed}");
    }
}

#[test]
fn tokens_that_are_no_items_are_an_error() {
    assert!(print(&page(vec![quote!(pub pub)])).is_err());
}
