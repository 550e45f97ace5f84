//! `Decode`: from a place on the tape to a value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Writer;
use super::structure::Field;

/// The impl around a body that sees `node` and `build`.
pub(super) fn impl_for(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    body: &TokenStream,
) -> TokenStream {
    let (decode, node, build) = (writer.word("Decode"), writer.word("Node"), writer.word("Build"));
    quote! {
        impl #decode for #name {
            fn decode(node: #node<'_>, build: &mut #build) -> Option<Self> {
                #body
            }
        }
    }
}

/// The impl of a struct: a line per member. A struct that may be read before it is judged says that it drops none that
/// is refused.
pub(super) fn of_struct(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    fields: &[Field],
    (rest, closed): (Option<&Ident>, bool),
) -> TokenStream {
    let lines = fields.iter().map(line);
    let rest = rest.map(|rest| quote!(#rest: object.rest()?));
    let body = match (fields.is_empty() && rest.is_none(), closed) {
        (true, false) => quote! {
            build.object(node)?;
            Some(Self {})
        },
        (true, true) => quote! {
            build.object(node)?.close();
            Some(Self {})
        },
        (false, false) => quote! {
            let mut object = build.object(node)?;
            Some(Self { #(#lines,)* #rest })
        },
        (false, true) => quote! {
            let mut object = build.object(node)?;
            let value = Self { #(#lines,)* #rest };
            object.close();
            Some(value)
        },
    };
    impl_for(writer, name, &body)
}

fn line(field: &Field) -> TokenStream {
    let (name, member) = (&field.name, &field.member);
    if field.required {
        return quote!(#name: object.required(#member)?);
    }
    quote!(#name: object.optional(#member)?)
}
