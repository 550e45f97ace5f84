//! Another name of a type: `pub type Id = String;`.

use proc_macro2::TokenStream;
use quote::quote;

use super::Writer;
use crate::view::Key;

/// The alias.
pub(super) fn emit(writer: &mut Writer<'_, '_>, key: Key) -> Vec<TokenStream> {
    let (name, docs) = (writer.name(key), writer.docs(key.schema));
    let inside = writer.ctx.inside(key);
    let ty = writer.spell(&inside);
    vec![quote! {
        #docs
        pub type #name = #ty;
    }]
}
