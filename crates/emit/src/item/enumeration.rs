//! Lists of strings as enums: closed where only requests carry them, else open to what the provider adds later.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Writer, decode, encode, sure, typed};
use crate::names::ident;
use crate::view::Key;

/// The enum and its impls.
pub(super) fn emit(writer: &mut Writer<'_, '_>, key: Key, values: &[String]) -> Vec<TokenStream> {
    let name = writer.name(key);
    let variants: Vec<Ident> =
        writer.ctx.names.inside(key.schema).iter().map(|name| ident(name)).collect();
    let open = writer.ctx.is_open(key.schema).then(|| ident(writer.ctx.names.extra(key.schema)));
    let docs = writer.docs(key.schema);
    let mut items = match &open {
        None => closed(&name, &docs, &variants, values),
        Some(other) => self::open(&name, &docs, (&variants, other), values),
    };
    items.push(display(&name));
    let body = if open.is_some() { of_any() } else { of_listed() };
    items.push(decode::impl_for(writer, &name, &body));
    let sure = sure::of_enumeration(writer, key, open.as_ref());
    let text = quote!(to.string(self.as_str()););
    items.push(encode::impl_for(writer, &name, &text, sure.as_ref()));
    items.push(typed::emit(writer, key));
    items
}

fn of_listed() -> TokenStream {
    quote! {
        match node.as_str().and_then(Self::parse) {
            None => build.refuse(node, "one of the listed strings"),
            known => known,
        }
    }
}

fn of_any() -> TokenStream {
    quote! {
        match node.as_str() {
            None => build.refuse(node, "a string"),
            Some(text) => Some(Self::from(text)),
        }
    }
}

fn closed(
    name: &Ident,
    docs: &TokenStream,
    variants: &[Ident],
    values: &[String],
) -> Vec<TokenStream> {
    let item = quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum #name {
            #(#variants,)*
        }
    };
    let methods = quote! {
        impl #name {
            #[doc = " The text in JSON."]
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
                }
            }

            #[doc = " The value of that text."]
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    #(#values => Some(Self::#variants),)*
                    _ => None,
                }
            }
        }
    };
    vec![item, methods]
}

fn open(
    name: &Ident,
    docs: &TokenStream,
    (variants, other): (&[Ident], &Ident),
    values: &[String],
) -> Vec<TokenStream> {
    let item = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " Text the document does not list; it is kept, and it is a violation."]
            #other(String),
        }
    };
    let methods = quote! {
        impl #name {
            #[doc = " The text in JSON."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::#other(text) => text,
                }
            }
        }
    };
    let from = quote! {
        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                match text {
                    #(#values => Self::#variants,)*
                    _ => Self::#other(text.to_owned()),
                }
            }
        }
    };
    vec![item, methods, from]
}

fn display(name: &Ident) -> TokenStream {
    quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}
