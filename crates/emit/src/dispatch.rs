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
    let entry = tables.words.word("Entry");
    let (pointer, name) = (format!("#{}", target.pointer), &target.name);
    match &target.form {
        Form::Typed(rust) => quote!(#entry::of::<#rust>(#pointer, #name)),
        Form::Alias(rust) => {
            let (schema, direction) =
                (tables.reference(target.schema), tables.words.direction(target.direction));
            quote!(#entry::of_alias::<#rust>(#pointer, #schema, #direction, #name))
        }
    }
}
