//! The runtime's names a file uses: imported, unless a type of the file has the name already.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_model::Direction;

/// Gathers the imports of one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    taken: BTreeSet<String>,
    used: BTreeSet<&'static str>,
}

impl Words {
    /// For a file in which these identifiers mean something else.
    pub(crate) fn new(taken: BTreeSet<String>) -> Self {
        Self { taken, used: BTreeSet::new() }
    }

    /// A name of the runtime as the file writes it.
    pub(crate) fn word(&mut self, name: &'static str) -> TokenStream {
        let ident = Ident::new(name, Span::call_site());
        if self.taken.contains(name) {
            return quote!(specwright::#ident);
        }
        self.used.insert(name);
        quote!(#ident)
    }

    /// A variant of an enum of the runtime.
    pub(crate) fn variant(&mut self, name: &'static str, variant: &str) -> TokenStream {
        let (name, variant) = (self.word(name), Ident::new(variant, Span::call_site()));
        quote!(#name::#variant)
    }

    /// A direction as the runtime calls it.
    pub(crate) fn direction(&mut self, direction: Direction) -> TokenStream {
        let variant = match direction {
            Direction::Neutral => "Neutral",
            Direction::Request => "Request",
            Direction::Response => "Response",
        };
        self.variant("Direction", variant)
    }

    /// Whether an identifier of the file means something else.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// The names to import, sorted.
    pub(crate) fn used(&self) -> &BTreeSet<&'static str> {
        &self.used
    }
}
