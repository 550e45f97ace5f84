//! Paths between the modules of the output, and types as the emitted code writes them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use specwright_model::SchemaId;

use super::{Names, ident};
use crate::table::Words;
use crate::view::{Key, Ty};
use crate::{Integers, Numbers, Options};

/// A module below the provider's: `["operations", "create_user"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModulePath(Vec<String>);

impl ModulePath {
    /// The module with these names.
    pub(crate) fn new(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }

    /// The module it is in.
    pub(crate) fn above(&self) -> Self {
        Self(self.0.split_last().map_or(&[][..], |(_, above)| above).to_vec())
    }

    /// The names of the modules, outermost first.
    pub(crate) fn names(&self) -> &[String] {
        &self.0
    }

    /// Its file: `operations/create_user.rs`.
    pub(crate) fn file(&self) -> String {
        format!("{}.rs", self.0.join("/"))
    }

    /// The path from another module to this one: nothing when they are the same.
    pub(crate) fn seen_from(&self, from: &Self) -> TokenStream {
        let common = self.0.iter().zip(&from.0).take_while(|(here, there)| here == there).count();
        let up = from.0.iter().skip(common).map(|_| quote!(super::));
        let down = self.0.iter().skip(common).map(|name| ident(name)).map(|name| quote!(#name::));
        let inside = (common == from.0.len() && common < self.0.len()).then(|| quote!(self::));
        let (up, down): (TokenStream, TokenStream) = (up.collect(), down.collect());
        quote!(#inside #up #down)
    }
}

impl Names {
    /// The path of a schema's static, seen from a module; `None` when it has none.
    pub(crate) fn table(&self, id: SchemaId, from: &ModulePath) -> Option<TokenStream> {
        let name = ident(self.table_name(id)?);
        let path = self.module(id).seen_from(from);
        Some(quote!(#path #name))
    }

    /// The path of an item, seen from a module: its name alone where it is imported.
    pub(crate) fn item(&self, key: Key, from: &ModulePath) -> TokenStream {
        let name = ident(self.type_name(key));
        if self.imports.get(from).is_some_and(|imports| imports.contains_key(&key)) {
            return quote!(#name);
        }
        let path = self.exporter(key).seen_from(from);
        quote!(#path #name)
    }

    /// The module an item is reached through from outside.
    fn exporter(&self, key: Key) -> ModulePath {
        let module = self.module(key.schema);
        if self.is_exported(key) { module.above() } else { module }
    }

    /// The `use` lines of a module for types of others.
    pub(crate) fn imports(&self, module: &ModulePath) -> Vec<TokenStream> {
        let mut lines: std::collections::BTreeMap<ModulePath, Vec<Ident>> =
            std::collections::BTreeMap::new();
        for (key, name) in self.imports.get(module).into_iter().flatten() {
            lines.entry(self.exporter(*key)).or_default().push(ident(name));
        }
        let line = |(exporter, mut names): (ModulePath, Vec<Ident>)| {
            names.sort();
            let path = exporter.seen_from(module);
            match names.as_slice() {
                [name] => quote!(use #path #name;),
                names => quote!(use #path {#(#names),*};),
            }
        };
        lines.into_iter().map(line).collect()
    }

    /// A type as a module writes it.
    pub(crate) fn spell(
        &self,
        ty: &Ty,
        from: &ModulePath,
        options: &Options,
        words: &mut Words,
    ) -> TokenStream {
        let mut one = |name: &'static str, inner: Option<&Ty>| {
            let inner = inner.map(|inner| self.spell(inner, from, options, words));
            let word = words.word(name);
            inner.map_or_else(|| quote!(#word), |inner| quote!(#word<#inner>))
        };
        match ty {
            Ty::Json => one("Json", None),
            Ty::Null => one("Null", None),
            Ty::Bool => quote!(bool),
            Ty::Integer if options.integers == Integers::I64 => quote!(i64),
            Ty::Integer => one("Integer", None),
            Ty::Number if options.numbers == Numbers::F64 => quote!(f64),
            Ty::Number => one("Number", None),
            Ty::Text => quote!(String),
            Ty::Chosen(chosen) => one(chosen.name(), None),
            Ty::List(inner) => {
                let inner = self.spell(inner, from, options, words);
                quote!(Vec<#inner>)
            }
            Ty::Map(inner) => {
                let inner = self.spell(inner, from, options, words);
                quote!(BTreeMap<String, #inner>)
            }
            Ty::Nullable(inner) => one("Nullable", Some(inner)),
            Ty::Loose(inner) => one("Loose", Some(inner)),
            Ty::Boxed(inner) => {
                let inner = self.spell(inner, from, options, words);
                quote!(Box<#inner>)
            }
            Ty::Named(key) => self.item(*key, from),
        }
    }

    /// The path of an item from the provider's module: `["link_token_create", "Products"]`.
    pub(crate) fn path(&self, key: Key) -> Vec<String> {
        let mut path = self.exporter(key).0;
        path.push(self.type_name(key).to_owned());
        path
    }

    /// A type as people know it: `Vec<Nullable<User>>`.
    pub(crate) fn text(&self, ty: &Ty, options: &Options) -> String {
        let around = |name: &str, inner: &Ty| format!("{name}<{}>", self.text(inner, options));
        match ty {
            Ty::Json => "Json".to_owned(),
            Ty::Null => "Null".to_owned(),
            Ty::Bool => "bool".to_owned(),
            Ty::Integer if options.integers == Integers::I64 => "i64".to_owned(),
            Ty::Integer => "Integer".to_owned(),
            Ty::Number if options.numbers == Numbers::F64 => "f64".to_owned(),
            Ty::Number => "Number".to_owned(),
            Ty::Text => "String".to_owned(),
            Ty::Chosen(chosen) => chosen.name().to_owned(),
            Ty::List(inner) => around("Vec", inner),
            Ty::Map(inner) => format!("BTreeMap<String, {}>", self.text(inner, options)),
            Ty::Nullable(inner) => around("Nullable", inner),
            Ty::Loose(inner) => around("Loose", inner),
            Ty::Boxed(inner) => around("Box", inner),
            Ty::Named(key) => self.path(*key).join("::"),
        }
    }
}
