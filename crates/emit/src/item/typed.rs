//! `Typed`: a type knows its table and its direction.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_model::Direction;

use super::Writer;
use crate::view::Key;

/// The impl, and the note that serde must know the type.
pub(super) fn emit(writer: &mut Writer<'_, '_>, key: Key) -> TokenStream {
    let name = writer.name(key);
    writer.bridged.push(name.clone());
    let direction = Ident::new(variant(writer.ctx.direction(key)), Span::call_site());
    let (typed, schema, way) =
        (writer.word("Typed"), writer.word("Schema"), writer.word("Direction"));
    let plain = writer.ctx.sure(key).map(|_| {
        quote!(
            const PLAIN: bool = true;
        )
    });
    let table = writer.tables.reference(key.schema);
    quote! {
        impl #typed for #name {
            const SCHEMA: &'static #schema = #table;
            const DIRECTION: #way = #way::#direction;
            #plain
        }
    }
}

fn variant(direction: Direction) -> &'static str {
    match direction {
        Direction::Neutral => "Neutral",
        Direction::Request => "Request",
        Direction::Response => "Response",
    }
}
