//! The provider's module itself: what it was made from, its files, the flat names of its components.

#[cfg(test)]
mod tests;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use specwright_model::Model;

use crate::Options;
use crate::docs::{code, one_line, prose};
use crate::print::Page;

/// The version of the runtime that emitted code is written for.
const RUNTIME: &str =
    concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// More types inside one another than this may be more than a compiler follows: it takes 128 steps, up to five a type.
const DEEP: usize = 25;

/// The most steps that are asked for.
const MOST_STEPS: usize = 1 << 16;

/// A module inside another.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    /// Its name.
    pub(crate) name: Ident,
    /// Types of it that stand in the module above too.
    pub(crate) flat: Vec<Ident>,
}

/// The page of the provider's module. `modules` are its own, `operations` and `dispatch` aside; so many types may be inside
/// one another.
pub(crate) fn page(model: &Model, options: &Options, modules: &[Module], depth: usize) -> Page {
    let steps = (depth > DEEP)
        .then(|| depth.saturating_mul(8).checked_next_power_of_two().unwrap_or(MOST_STEPS))
        .map(|steps| steps.min(MOST_STEPS));
    let tables = quote! {
        pub mod operations;
        #[cfg(feature = "dispatch")]
        mod dispatch;
    };
    let flat = quote! {
        pub use self::operations::OPERATIONS;
        #[cfg(feature = "dispatch")]
        pub use self::dispatch::DISPATCH;
    };
    let items = vec![mods(modules), tables, uses(modules), flat, handshake(), spec(model, options)];
    // Whoever writes the crate around the module reads it here, before any text of the document.
    let mark = steps.map(|steps| format!(", recursion_limit {steps}")).unwrap_or_default();
    let source = format!("{}#{mark}", options.provider);
    Page { source, docs: docs(model, options, steps), items }
}

/// The modules.
pub(crate) fn mods(modules: &[Module]) -> TokenStream {
    let names = modules.iter().map(|module| &module.name);
    quote!(#(pub mod #names;)*)
}

/// The flat names.
pub(crate) fn uses(modules: &[Module]) -> TokenStream {
    let flat = modules.iter().filter(|module| !module.flat.is_empty()).map(|module| {
        let (name, types) = (&module.name, &module.flat);
        match types.as_slice() {
            [one] => quote!(pub use self::#name::#one;),
            types => quote!(pub use self::#name::{#(#types),*};),
        }
    });
    flat.collect()
}

fn docs(model: &Model, options: &Options, steps: Option<usize>) -> Vec<String> {
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
    let deep = steps.map(|steps| {
        format!(
            "Types nest deep here: where the compiler reports an overflow, the crate that uses them may begin with `#![recursion_limit = \"{steps}\"]`."
        )
    });
    for mut part in [facts, deep.into_iter().collect(), description] {
        if !part.is_empty() {
            lines.push(String::new());
            lines.append(&mut part);
        }
    }
    lines
}

fn handshake() -> TokenStream {
    // A module of the document may be called `specwright` too.
    quote!(::specwright::handshake!(#RUNTIME);)
}

fn spec(model: &Model, options: &Options) -> TokenStream {
    let (title, version) = (&model.title, &model.version);
    let (source, sha256) = (&options.source, &options.sha256);
    quote! {
        #[doc = " The document this module was made from."]
        pub static SPEC: ::specwright::Spec = ::specwright::Spec {
            title: #title,
            version: #version,
            source: #source,
            sha256: #sha256,
        };
    }
}
