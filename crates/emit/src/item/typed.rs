//! `Typed`: a type knows its table and its direction.

use proc_macro2::TokenStream;
use quote::quote;

use super::Writer;
use crate::view::Key;

/// The impl, and the note that serde must know the type.
pub(super) fn emit(writer: &mut Writer<'_, '_>, key: Key) -> TokenStream {
    let name = writer.name(key);
    writer.bridged.push(name.clone());
    let (typed, schema, way) =
        (writer.word("Typed"), writer.word("Schema"), writer.word("Direction"));
    let plain = writer.ctx.sure(key).map(|_| {
        quote!(
            const PLAIN: bool = true;
        )
    });
    let direction = writer.tables.words.direction(writer.ctx.direction(key));
    let table = writer.tables.reference(key.schema);
    quote! {
        impl #typed for #name {
            const SCHEMA: &'static #schema = #table;
            const DIRECTION: #way = #direction;
            #plain
        }
    }
}
