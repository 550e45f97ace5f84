//! `Decode`: from a place on the tape to a value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Writer;
use super::structure::Field;
use crate::names::ident;

/// The impl around a body that sees `node` and `build`.
pub(super) fn impl_for(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    body: &TokenStream,
) -> TokenStream {
    impl_with(writer, name, [&ident("node"), &ident("build")], body)
}

fn impl_with(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    [node, build]: [&Ident; 2],
    body: &TokenStream,
) -> TokenStream {
    let (decode, node_word, build_word) =
        (writer.word("Decode"), writer.word("Node"), writer.word("Build"));
    quote! {
        impl #decode for #name {
            fn decode(#node: #node_word<'_>, #build: &mut #build_word) -> Option<Self> {
                #body
            }
        }
    }
}

/// The impl of a struct: one pass over the members of the object. A struct that may be read before it is judged says when
/// it drops a member that is refused.
pub(super) fn of_struct(
    writer: &mut Writer<'_, '_>,
    name: &Ident,
    fields: &[Field],
    (rest, closed): (Option<&Ident>, bool),
) -> TokenStream {
    let taken: Vec<String> =
        fields.iter().map(|field| &field.name).chain(rest).map(ToString::to_string).collect();
    let [node, build, key, value] =
        ["node", "build", "name", "value"].map(|name| free(name, &taken));
    let starts = fields.iter().map(|field| start(&field.name));
    let rest_start = rest.map(|rest| quote!(let mut #rest = BTreeMap::new();));
    let arms: Vec<TokenStream> = fields.iter().map(|field| arm(field, &build, &value)).collect();
    let step = match (fields, rest) {
        ([only], None) => {
            let (member, set) = (&only.member, set(only, &build, &value));
            if closed {
                quote!(if #key == #member { #set; } else { #build.stray(); })
            } else {
                quote!(if #key == #member { #set })
            }
        }
        (_, None) => {
            let other = if closed { quote!(#build.stray()) } else { quote!({}) };
            quote!(match #key { #(#arms)* _ => #other })
        }
        (_, Some(rest)) => {
            quote!(match #key { #(#arms)* _ => #build.rest(&mut #rest, #key, #value)?, })
        }
    };
    let inits = fields.iter().map(|field| init(field, &node, &build));
    let body = quote! {
        #(#starts)*
        #rest_start
        for (#key, #value) in #build.members(#node)? {
            #step
        }
        Some(Self { #(#inits,)* #rest })
    };
    impl_with(writer, name, [&node, &build], &body)
}

fn start(name: &Ident) -> TokenStream {
    quote!(let mut #name = None;)
}

fn arm(field: &Field, build: &Ident, value: &Ident) -> TokenStream {
    let (member, set) = (&field.member, set(field, build, value));
    quote!(#member => #set,)
}

fn set(field: &Field, build: &Ident, value: &Ident) -> TokenStream {
    let name = &field.name;
    if field.required {
        return quote!(#name = Some(#build.required(#value)?));
    }
    quote!(#name = #build.optional(#value)?)
}

fn init(field: &Field, node: &Ident, build: &Ident) -> TokenStream {
    let (name, member) = (&field.name, &field.member);
    if field.required {
        quote!(#name: #build.present(#node, #member, #name)?)
    } else {
        quote!(#name)
    }
}

/// A name for a local that no field has.
fn free(name: &str, taken: &[String]) -> Ident {
    let mut name = name.to_owned();
    while taken.contains(&name) {
        name.push('_');
    }
    ident(&name)
}
