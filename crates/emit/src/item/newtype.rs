//! A struct around one type, where a schema must have a type of its own: `pub struct Users(pub Vec<User>);`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Writer, debug, decode, encode, sure, typed};
use crate::view::Key;

/// The struct and its impls.
pub(super) fn emit(writer: &mut Writer<'_, '_>, key: Key) -> Vec<TokenStream> {
    let (name, docs) = (writer.name(key), writer.docs(key.schema));
    let inside = writer.ctx.inside(key);
    let ty = writer.spell(&inside);
    let secret = writer.ctx.is_secret(key.schema, None);
    let derives = if secret { quote!(Clone, PartialEq) } else { quote!(Clone, Debug, PartialEq) };
    let item = quote! {
        #docs
        #[derive(#derives)]
        pub struct #name(pub #ty);
    };
    let from = quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self(value)
            }
        }
    };
    let mut items = vec![item, from];
    if secret {
        items.push(debug::hidden(&name));
    }
    let decoded = decode::impl_for(writer, &name, &quote!(build.required(node).map(Self)));
    let sure = sure::of_newtype(writer, key);
    let encoded = encode::impl_for(writer, &name, &quote!(self.0.encode(to);), sure.as_ref());
    items.extend([decoded, encoded, typed::emit(writer, key)]);
    items
}
