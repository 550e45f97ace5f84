//! `is_sure`: what a plain item looks at in itself, one comparison after the other.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Writer;
use super::structure::Field;
use crate::literal::{count, integer};
use crate::plain::Check;
use crate::view::Key;

/// The method of a struct.
pub(super) fn of_struct(
    writer: &mut Writer<'_, '_>,
    key: Key,
    fields: &[Field],
    rest: Option<&Ident>,
) -> Option<TokenStream> {
    let ctx = writer.ctx;
    let sure = ctx.sure(key)?;
    let mut all = Vec::new();
    for Field { name, required, checks, .. } in fields {
        let part = quote!(&self.#name);
        all.extend(checks.iter().map(|check| one(writer, check, &part, *required)));
    }
    if let (Some(rest), Some(checks)) = (rest, sure.parts.last()) {
        let part = quote!(&self.#rest);
        all.extend(checks.iter().map(|check| one(writer, check, &part, true)));
    }
    Some(method(writer, &all))
}

/// The method of a union.
pub(super) fn of_union(
    writer: &mut Writer<'_, '_>,
    key: Key,
    variants: &[Ident],
) -> Option<TokenStream> {
    let ctx = writer.ctx;
    let sure = ctx.sure(key)?;
    if sure.parts.iter().all(Vec::is_empty) {
        return Some(method(writer, &[]));
    }
    let part = quote!(value);
    let mut arms = Vec::new();
    for (variant, checks) in variants.iter().zip(&sure.parts) {
        let all: Vec<_> = checks.iter().map(|check| one(writer, check, &part, true)).collect();
        arms.push(if all.is_empty() {
            quote!(Self::#variant(_) => true,)
        } else {
            quote!(Self::#variant(value) => #(#all)&&*,)
        });
    }
    Some(method(writer, &[quote!(match self { #(#arms)* })]))
}

/// The method of a struct around one type.
pub(super) fn of_newtype(writer: &mut Writer<'_, '_>, key: Key) -> Option<TokenStream> {
    let ctx = writer.ctx;
    let checks = ctx.sure(key)?.parts.iter().flatten();
    let part = quote!(&self.0);
    let all: Vec<_> = checks.map(|check| one(writer, check, &part, true)).collect();
    Some(method(writer, &all))
}

/// The method of an open enumeration, which may hold a text that is not listed.
pub(super) fn of_enumeration(
    writer: &mut Writer<'_, '_>,
    key: Key,
    open: Option<&Ident>,
) -> Option<TokenStream> {
    writer.ctx.sure(key)?;
    let other = open?;
    let word = writer.word("Look");
    Some(quote! {
        fn is_sure(&self, _: #word) -> bool {
            let Self::#other(_) = self else { return true };
            false
        }
    })
}

fn method(writer: &mut Writer<'_, '_>, all: &[TokenStream]) -> TokenStream {
    let word = writer.word("Look");
    if all.is_empty() {
        return quote!(fn is_sure(&self, _: #word) -> bool { true });
    }
    quote!(fn is_sure(&self, look: #word) -> bool { #(#all)&&* })
}

fn one(
    writer: &mut Writer<'_, '_>,
    check: &Check,
    part: &TokenStream,
    required: bool,
) -> TokenStream {
    match check {
        Check::Inside if required => quote!(look.inside(#part)),
        Check::Inside => quote!(look.optional(#part)),
        Check::Rest => quote!(look.rest(#part)),
        Check::Alone => quote!(look.alone(#part)),
        Check::Short(most) => {
            let most = count(*most);
            quote!(look.short(#part, #most))
        }
        Check::Long(least) => {
            let least = count(*least);
            quote!(look.long(#part, #least))
        }
        Check::Matches(pattern) => {
            let pattern = writer.tables.pattern(pattern);
            quote!(look.matches(#part, #pattern))
        }
        Check::Format(format) => {
            let format = writer.tables.format(format);
            quote!(look.format(#part, #format))
        }
        Check::AtLeast(least) => {
            let least = integer(*least);
            quote!(look.at_least(#part, #least))
        }
        Check::AtMost(most) => {
            let most = integer(*most);
            quote!(look.at_most(#part, #most))
        }
        Check::Many(least) => {
            let least = count(*least);
            quote!(look.many(#part, #least))
        }
        Check::Few(most) => {
            let most = count(*most);
            quote!(look.few(#part, #most))
        }
    }
}
