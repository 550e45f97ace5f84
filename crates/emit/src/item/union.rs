//! `anyOf`, `oneOf` and lists of types as enums.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use specwright_model::Types;

use super::{Writer, decode, encode, sure, typed};
use crate::names::ident;
use crate::view::{Key, Own, Ty, Union, Variant};

/// The enum and its impls.
pub(super) fn emit(writer: &mut Writer<'_, '_>, key: Key, union: &Union) -> Vec<TokenStream> {
    let (name, docs) = (writer.name(key), writer.docs(key.schema));
    let variants: Vec<Ident> =
        writer.ctx.names.inside(key.schema).iter().map(|name| ident(name)).collect();
    let types: Vec<Ty> =
        union.variants.iter().map(|variant| writer.part(key, variant.part)).collect();
    let spelled: Vec<TokenStream> = types.iter().map(|ty| writer.spell(ty)).collect();
    let mut items = vec![quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#variants(#spelled),)*
        }
    }];
    for ((variant, ty), spelled) in variants.iter().zip(&types).zip(&spelled) {
        if is_plain(writer, ty) && types.iter().filter(|other| *other == ty).count() == 1 {
            items.push(from(&name, variant, spelled));
        }
    }
    let body = match union.holder.filter(|_| !union.by_kind()) {
        None => by_kind(writer, union, &variants),
        Some(holder) => {
            let table = writer.tables.reference(holder);
            by_branch(union, &variants, &table)
        }
    };
    items.push(decode::impl_for(writer, &name, &body));
    let arms = variants.iter().map(|variant| quote!(Self::#variant(value) => value.encode(to),));
    let sure = sure::of_union(writer, key, &variants);
    let body = quote!(match self { #(#arms)* });
    items.push(encode::impl_for(writer, &name, &body, sure.as_ref()));
    items.push(typed::emit(writer, key));
    items
}

/// Whether no other type is the same under another name.
fn is_plain(writer: &Writer<'_, '_>, ty: &Ty) -> bool {
    match ty {
        Ty::Named(key) => matches!(writer.ctx.views.own(key.schema), Own::Item | Own::Newtype),
        Ty::Text | Ty::Chosen(_) | Ty::Bool | Ty::Integer | Ty::Number => true,
        Ty::Json
        | Ty::Null
        | Ty::List(_)
        | Ty::Map(_)
        | Ty::Nullable(_)
        | Ty::Loose(_)
        | Ty::Boxed(_) => false,
    }
}

fn from(name: &Ident, variant: &Ident, ty: &TokenStream) -> TokenStream {
    quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self::#variant(value)
            }
        }
    }
}

/// The type of the value tells its variant.
fn by_kind(writer: &mut Writer<'_, '_>, union: &Union, variants: &[Ident]) -> TokenStream {
    let kind = writer.word("Kind");
    let arms = union.variants.iter().zip(variants).map(|(of, variant)| {
        let kinds = kinds(of);
        quote!(#(#kind::#kinds)|* => build.required(node).map(Self::#variant),)
    });
    quote! {
        match node.kind() {
            #(#arms)*
            _ => build.refuse(node, "one of the alternatives"),
        }
    }
}

/// The judge tells which branch holds.
fn by_branch(union: &Union, variants: &[Ident], table: &TokenStream) -> TokenStream {
    let arms = union.variants.iter().zip(variants).map(|(of, variant)| {
        let places = of.branches.iter().map(|place| Literal::usize_unsuffixed(*place));
        quote!(#(#places)|* => build.required(node).map(Self::#variant),)
    });
    quote! {
        match build.branch(node, #table)? {
            #(#arms)*
            _ => build.refuse(node, "one of the alternatives"),
        }
    }
}

/// The runtime's kinds of the types of a variant.
fn kinds(variant: &Variant) -> Vec<Ident> {
    let kinds = [
        (Types::STRING, "String"),
        (Types::BOOLEAN, "Bool"),
        (Types::NUMBER, "Number"),
        (Types::ARRAY, "Array"),
        (Types::OBJECT, "Object"),
    ];
    let covered =
        kinds.into_iter().filter(|(types, _)| !variant.kinds.intersection(*types).is_empty());
    covered.map(|(_, name)| Ident::new(name, Span::call_site())).collect()
}
