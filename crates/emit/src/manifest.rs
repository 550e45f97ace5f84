//! The provider's module itself: what it was made from, its files, the flat names of its components.

#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_model::Model;

use crate::Options;
use crate::docs::{code, one_line, prose};
use crate::print::Page;

/// Names of files that hold tables; no schema's module is called so.
pub(crate) const FILES: [&str; 2] = ["dispatch", "operations"];

/// The version of the runtime that emitted code is written for.
const RUNTIME: &str = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// A file of the provider's module.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    /// The module.
    pub(crate) name: Ident,
    /// Types of it that stand in the provider's module too.
    pub(crate) flat: Vec<Ident>,
}

/// The page of `mod.rs`.
pub(crate) fn page(model: &Model, options: &Options, modules: &[Module]) -> Page {
    let items = vec![mods(modules), uses(modules), handshake(), spec(model, options)];
    Page { source: format!("{}#", options.provider), docs: docs(model, options), items }
}

fn docs(model: &Model, options: &Options) -> Vec<String> {
    let title = one_line(&model.title);
    let mut lines = prose(if title.is_empty() { &options.provider } else { &title });
    let mut facts = Vec::new();
    if !model.version.is_empty() {
        facts.push(format!("Version {}.", code(&model.version)));
    }
    if !options.sha256.is_empty() {
        facts.push(format!("SHA-256 of the document: {}.", code(&options.sha256)));
    }
    let description = model.description.as_deref().map(prose).unwrap_or_default();
    for mut part in [facts, description] {
        if !part.is_empty() {
            lines.push(String::new());
            lines.append(&mut part);
        }
    }
    lines
}

/// The flat names.
fn uses(modules: &[Module]) -> TokenStream {
    let flat = modules.iter().filter(|module| !module.flat.is_empty()).map(|module| {
        let (name, types) = (&module.name, &module.flat);
        match types.as_slice() {
            [one] => quote!(pub use self::#name::#one;),
            types => quote!(pub use self::#name::{#(#types),*};),
        }
    });
    quote! {
        #(#flat)*
        pub use self::operations::OPERATIONS;
        #[cfg(feature = "dispatch")]
        pub use self::dispatch::DISPATCH;
    }
}

fn mods(modules: &[Module]) -> TokenStream {
    let names = modules.iter().map(|module| &module.name);
    quote! {
        #(pub mod #names;)*
        mod operations;
        #[cfg(feature = "dispatch")]
        mod dispatch;
    }
}

fn handshake() -> TokenStream {
    quote!(specwright::handshake!(#RUNTIME);)
}

fn spec(model: &Model, options: &Options) -> TokenStream {
    let (title, version) = (&model.title, &model.version);
    let (source, sha256) = (&options.source, &options.sha256);
    quote! {
        #[doc = " The document this module was made from."]
        pub static SPEC: specwright::Spec = specwright::Spec {
            title: #title,
            version: #version,
            source: #source,
            sha256: #sha256,
        };
    }
}

/// A module of that name.
#[cfg(test)]
fn module(name: &str, flat: &[&str]) -> Module {
    let ident = |name: &str| Ident::new(name, Span::call_site());
    Module { name: ident(name), flat: flat.iter().map(|name| ident(name)).collect() }
}
