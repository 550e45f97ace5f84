//! `Encode`: from a value to JSON text.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Writer;
use super::structure::Field;

/// The impl around a body that sees `self` and `to`, and `is_sure` where there is one.
pub(super) fn impl_for(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    body: &TokenStream,
    sure: Option<&TokenStream>,
) -> TokenStream {
    let (encode, word) = (writer.word("Encode"), writer.word("Writer"));
    quote! {
        impl #encode for #name {
            fn encode(&self, to: &mut #word) {
                #body
            }

            #sure
        }
    }
}

/// The impl of a struct: a line per member.
pub(super) fn of_struct(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    fields: &[Field],
    rest: Option<&Ident>,
    sure: Option<&TokenStream>,
) -> TokenStream {
    let lines = fields.iter().map(line);
    let rest = rest.map(|rest| quote!(object.rest(&self.#rest);));
    let body = quote! {
        let mut object = to.object();
        #(#lines)*
        #rest
        object.end();
    };
    impl_for(writer, name, &body, sure)
}

fn line(field: &Field) -> TokenStream {
    let (name, member) = (&field.name, &field.member);
    if field.required {
        return quote!(object.member(#member, &self.#name););
    }
    quote!(object.optional(#member, &self.#name);)
}
