//! The table from a schema to its decoder. It keeps every decoder in the binary, so it stands behind a feature.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_model::{Direction, SchemaId};

use crate::table::Tables;

/// What can be looked up: a schema in a direction, and its type.
pub(crate) struct Target {
    /// The schema.
    pub(crate) schema: SchemaId,
    /// Its JSON Pointer.
    pub(crate) pointer: String,
    /// The direction it is judged in.
    pub(crate) direction: Direction,
    /// The name people know the type by.
    pub(crate) name: String,
    /// The type.
    pub(crate) form: Form,
}

/// The type of a schema, seen from the table's file.
pub(crate) enum Form {
    /// A type that knows this schema and direction itself.
    Typed(TokenStream),
    /// A type that knows this schema, in another direction.
    Turned(TokenStream),
    /// A type that does not, such as `String`.
    Alias(TokenStream),
}

/// The static `DISPATCH`.
pub(crate) fn dispatch(targets: &[Target], tables: &mut Tables<'_>) -> TokenStream {
    let entries: Vec<_> = targets.iter().map(|target| entry(target, tables)).collect();
    let name = tables.words.word("Entry");
    quote! {
        #[doc = " Every schema with a type, once per direction that reaches it."]
        pub static DISPATCH: &[#name] = &[#(#entries),*];
    }
}

fn entry(target: &Target, tables: &mut Tables<'_>) -> TokenStream {
    let (entry, name) = (tables.words.word("Entry"), &target.name);
    let (Form::Typed(rust) | Form::Turned(rust) | Form::Alias(rust)) = &target.form;
    if tables.is_any(target.schema) {
        // The table that all of these share does not tell where they stand.
        let pointer = format!("#{}", target.pointer);
        let direction = tables.words.direction(target.direction);
        return quote!(#entry::of_any::<#rust>(#pointer, #direction, #name));
    }
    match target.form {
        Form::Typed(_) => quote!(#entry::of::<#rust>(#name)),
        Form::Turned(_) => {
            let direction = tables.words.direction(target.direction);
            quote!(#entry::of_turned::<#rust>(#direction, #name))
        }
        Form::Alias(_) => {
            let schema = tables.reference(target.schema);
            let direction = tables.words.direction(target.direction);
            quote!(#entry::of_alias::<#rust>(#schema, #direction, #name))
        }
    }
}
