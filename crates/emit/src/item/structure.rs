//! Objects with named members as structs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Writer, debug, decode, encode, sure, typed};
use crate::names::ident;
use crate::plain::Check;
use crate::view::{Key, Part, Structure, Ty};

/// A field, ready to be written.
pub(super) struct Field {
    /// The member's name in JSON.
    pub(super) member: String,
    /// The field's name.
    pub(super) name: Ident,
    /// Its type, `Option` included.
    ty: TokenStream,
    docs: Option<TokenStream>,
    /// Whether `new` asks for it.
    pub(super) required: bool,
    /// Whether `Debug` hides it.
    pub(super) secret: bool,
    /// What a plain struct looks at in it.
    pub(super) checks: Vec<Check>,
}

/// The struct and its impls.
pub(super) fn emit(
    writer: &mut Writer<'_, '_>,
    key: Key,
    structure: &Structure,
) -> Vec<TokenStream> {
    let name = writer.name(key);
    let fields = fields(writer, key, structure);
    let rest = structure.rest.map(|part| rest(writer, key, part));
    let rest_name = rest.as_ref().map(|(name, _)| name);
    let secret = fields.iter().any(|field| field.secret);
    let mut items =
        vec![item(writer, key, &fields, rest.as_ref()), constructor(&name, &fields, rest_name)];
    if secret {
        items.push(debug::of_struct(writer, &name, &fields, rest_name));
    }
    let closed = writer.ctx.sure(key).is_some_and(|sure| sure.closed);
    let sure = sure::of_struct(writer, key, &fields, rest_name);
    items.push(decode::of_struct(writer, &name, &fields, (rest_name, closed)));
    items.push(encode::of_struct(writer, &name, &fields, rest_name, sure.as_ref()));
    items.push(typed::emit(writer, key));
    items
}

/// The fields: required ones first, each in the order of the document.
fn fields(writer: &mut Writer<'_, '_>, key: Key, structure: &Structure) -> Vec<Field> {
    let ctx = writer.ctx;
    let direction = ctx.direction(key);
    let mut fields = Vec::new();
    let mut looks = ctx.sure(key).into_iter().flat_map(|sure| &sure.parts);
    for (field, name) in structure.fields.iter().zip(ctx.names.inside(key.schema)) {
        let required = field.asked.contains(&direction);
        let ty = writer.part(key, field.part);
        let spelled = writer.spell(&ty);
        let schema = field.schema();
        fields.push(Field {
            member: field.name.clone(),
            name: ident(name),
            ty: if required { spelled } else { quote!(Option<#spelled>) },
            docs: schema.map(|id| writer.docs(id)),
            required,
            checks: looks.next().cloned().unwrap_or_default(),
            secret: schema.is_some_and(|id| ctx.is_secret(id, Some(&field.name))),
        });
    }
    fields.sort_by_key(|field| !field.required);
    fields
}

/// The map of the members no keyword names.
fn rest(writer: &mut Writer<'_, '_>, key: Key, part: Part) -> (Ident, TokenStream) {
    let value = writer.part(key, part);
    let ty = writer.spell(&Ty::Map(Box::new(value)));
    (ident(writer.ctx.names.extra(key.schema)), ty)
}

fn item(
    writer: &Writer<'_, '_>,
    key: Key,
    fields: &[Field],
    rest: Option<&(Ident, TokenStream)>,
) -> TokenStream {
    let (name, docs) = (writer.name(key), writer.docs(key.schema));
    let debug = (!fields.iter().any(|field| field.secret)).then(|| quote!(Debug,));
    let default = (!fields.iter().any(|field| field.required)).then(|| quote!(Default,));
    let lines = fields.iter().map(|Field { docs, name, ty, .. }| quote!(#docs pub #name: #ty,));
    let rest = rest.map(|(name, ty)| {
        quote! {
            #[doc = " Members the document does not name."]
            pub #name: #ty,
        }
    });
    quote! {
        #docs
        #[derive(Clone, #debug #default PartialEq)]
        pub struct #name {
            #(#lines)*
            #rest
        }
    }
}

/// `new`, which takes what the document requires.
fn constructor(name: &Ident, fields: &[Field], rest: Option<&Ident>) -> TokenStream {
    let mut required = fields.iter().filter(|field| field.required).peekable();
    if required.peek().is_none() {
        return quote! {
            impl #name {
                #[doc = " Everything starts absent."]
                pub fn new() -> Self {
                    Self::default()
                }
            }
        };
    }
    let arguments = required.map(|Field { name, ty, .. }| quote!(#name: #ty));
    let inits = fields.iter().map(
        |Field { name, required, .. }| {
            if *required { quote!(#name) } else { quote!(#name: None) }
        },
    );
    let rest = rest.map(|rest| quote!(#rest: BTreeMap::new()));
    quote! {
        impl #name {
            #[doc = " Takes what the document requires; the rest starts absent."]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#inits,)* #rest }
            }
        }
    }
}
