//! Short things on one line, long ones opened where they read best, and never another expression.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::expression;

fn texts(tokens: &TokenStream) -> String {
    tokens.to_string().replace(',', "").split_whitespace().collect()
}

/// Prints an expression behind `static A: T = `, after making sure that it is read again as it was.
fn printed(tokens: &TokenStream) -> String {
    let text = expression(tokens.clone(), 14);
    let again: syn::Expr = syn::parse_str(&text).unwrap();
    assert_eq!(texts(&again.into_token_stream()), texts(tokens));
    text
}

#[test]
fn what_fits_stands_on_one_line() {
    for (tokens, text) in [
        (quote!(Schema { at: "#", rules: &[] }), r##"Schema { at: "#", rules: &[] }"##),
        (quote!(&[-1, 0xff, 1.5e3]), "&[-1, 0xff, 1.5e3]"),
        (quote!(A::NULL.union(A::TEXT)), "A::NULL.union(A::TEXT)"),
        (
            quote!(Entry::of::<BTreeMap<String, super::A>>("a, b", "c")),
            r#"Entry::of::<BTreeMap<String, super::A>>("a, b", "c")"#,
        ),
        (quote!(&[("a", Some(&A)), ("b\n\"", None)]), r#"&[("a", Some(&A)), ("b\n\"", None)]"#),
        (quote!(A {}), "A {}"),
        (quote!(specwright::A::B), "specwright::A::B"),
    ] {
        assert_eq!(printed(&tokens), text);
    }
}

#[test]
fn what_is_long_is_opened() {
    let long =
        "a pointer that has so many letters that nothing else can stand beside it on the line";
    insta::assert_snapshot!(printed(&quote!(Schema { at: #long, rules: &[
        Rule::Type(Types::NULL.union(Types::OBJECT)),
        Rule::Required(&[Asked::Always("one"), Asked::Always("two"), Asked::Always("three"), Asked::Always("four")]),
        Rule::Members(Members {
            properties: &[
                Property { name: "a", schema: &Schema { at: #long, rules: &[Rule::Type(Types::STRING)] } },
                Property { name: "b", schema: &Schema { at: "#", rules: &[Rule::Never] } },
                Property { name: "c", schema: &self::elsewhere::C },
            ],
            patterns: &[],
            additional: Some(&Schema::ANY),
        }),
        Rule::AnyOf(Union { branches: &[&Schema { at: #long, rules: &[Rule::Ref(&A)] }], tag: None, sieve: None }),
        Rule::Ref(&super::a_module_whose_name_is_long::and_a_name_of_a_static_that_is_long_too_and_even_longer),
    ] })));
}

#[test]
fn many_short_fields_are_filled_into_lines() {
    insta::assert_snapshot!(printed(&quote!(&[
        Parameter {
            name: "limit",
            location: Location::Query,
            required: false,
            style: Style::Form,
            explode: true,
            media_type: None,
            schema: Some(&LIMIT)
        },
        Parameter {
            name: "X-Client-Version",
            location: Location::Header,
            required: true,
            style: Style::Simple,
            explode: false,
            media_type: Some("application/json"),
            schema: Some(&Schema { at: "#", rules: &[] })
        },
    ])));
}
