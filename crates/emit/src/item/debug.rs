//! `Debug` by hand, where a value must not be shown.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Writer;
use super::structure::Field;

/// The impl of a newtype.
pub(super) fn hidden(name: &Ident) -> TokenStream {
    let shown = format!("{name}(<redacted>)");
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(#shown)
            }
        }
    }
}

/// The impl of a struct: a line per field.
pub(super) fn of_struct(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    fields: &[Field],
    rest: Option<&Ident>,
) -> TokenStream {
    let redacted = writer.word("Redacted");
    let shown = name.to_string();
    let lines = fields.iter().map(|field| line(field, &redacted));
    let rest = rest.map(|rest| {
        let shown = rest.to_string();
        quote!(.field(#shown, &self.#rest))
    });
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#shown) #(#lines)* #rest .finish()
            }
        }
    }
}

fn line(field: &Field, redacted: &TokenStream) -> TokenStream {
    let name = &field.name;
    let text = name.to_string();
    let shown = text.trim_start_matches("r#");
    match (field.secret, field.required) {
        (false, _) => quote!(.field(#shown, &self.#name)),
        (true, true) => quote!(.field(#shown, &#redacted)),
        (true, false) => quote!(.field(#shown, &#redacted::option(&self.#name))),
    }
}
