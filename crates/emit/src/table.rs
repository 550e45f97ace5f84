//! Schemas as constant tables: what the runtime's judge runs.
//!
//! A keyword gives its rule as plain data; here it becomes tokens, whatever keyword it is. A schema that has a static is
//! referred to by its path, any other is written inside its owner's table.

#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_model::{Arg, Keyword, Model, Rule, SchemaId, Types};

use crate::docs::one_line;
use crate::literal::{count, literal, number};
pub(crate) use words::Words;

/// How many tables stand inside one another before one gets a static of its own.
const DEEPEST: usize = 12;

/// What the tables of one file must know of the rest.
pub(crate) trait Ground {
    /// The document.
    fn model(&self) -> &Model;

    /// The path of the static of a schema, seen from the file; `None` when it has none.
    fn table(&self, schema: SchemaId) -> Option<TokenStream>;

    /// The bound its Rust type adds, a variant of the runtime's `Range`.
    fn range(&self, schema: SchemaId) -> Option<&'static str>;
}

/// Writes the tables of one file.
pub(crate) struct Tables<'a> {
    ground: &'a dyn Ground,
    /// The names of the runtime the tables use.
    pub(crate) words: Words,
    /// The patterns of the file, in the order they were met.
    patterns: Vec<(Ident, String)>,
    numbers: BTreeMap<String, usize>,
    /// The last number given to a static, by the word before it.
    last: BTreeMap<&'static str, usize>,
    /// Schemas with a static in this file alone.
    own: BTreeMap<SchemaId, Ident>,
    /// Those of them that are not written yet.
    waiting: Vec<SchemaId>,
    /// Schemas written inside a table of this file.
    inlined: BTreeSet<SchemaId>,
    depth: usize,
}

impl<'a> Tables<'a> {
    /// For one file.
    pub(crate) fn new(ground: &'a dyn Ground, words: Words) -> Self {
        Self {
            ground,
            words,
            patterns: Vec::new(),
            numbers: BTreeMap::new(),
            last: BTreeMap::new(),
            own: BTreeMap::new(),
            waiting: Vec::new(),
            inlined: BTreeSet::new(),
            depth: 0,
        }
    }

    /// The static of a schema whose type tells it.
    pub(crate) fn item(&mut self, id: SchemaId, name: &Ident) -> TokenStream {
        let (schema, table) = (self.words.word("Schema"), self.record(id));
        quote!(pub(crate) static #name: #schema = #table;)
    }

    /// The static of a schema without a type that tells it: users validate by it.
    pub(crate) fn public(&mut self, id: SchemaId, name: &Ident) -> TokenStream {
        let (schema, table) = (self.words.word("Schema"), self.record(id));
        let doc = format!(
            " What `#{}` lets in.",
            one_line(&self.ground.model().schema(id).place.pointer).replace('`', "'")
        );
        quote!(#[doc = #doc] pub static #name: #schema = #table;)
    }

    /// Whether a schema has no table of its own, as it accepts everything.
    pub(crate) fn is_any(&self, id: SchemaId) -> bool {
        self.ground.table(id).is_none()
            && self.ground.model().schema(id).keywords.is_empty()
            && self.ground.range(id).is_none()
    }

    /// A reference to the table of a schema.
    pub(crate) fn reference(&mut self, id: SchemaId) -> TokenStream {
        if let Some(path) = self.ground.table(id) {
            return quote!(&#path);
        }
        if self.is_any(id) {
            let schema = self.words.word("Schema");
            return quote!(&#schema::ANY);
        }
        if let Some(name) = self.own.get(&id) {
            return quote!(&#name);
        }
        // Written a second time, a schema may be inside itself.
        if self.depth >= DEEPEST || !self.inlined.insert(id) {
            let name = self.fresh("SCHEMA");
            self.own.insert(id, name.clone());
            self.waiting.push(id);
            return quote!(&#name);
        }
        let table = self.record(id);
        quote!(&#table)
    }

    /// The statics that the tables of the file share: patterns, and what was too deep to stand inside.
    pub(crate) fn shared(&mut self) -> Vec<TokenStream> {
        let mut statics = Vec::new();
        while let Some(id) = self.waiting.pop() {
            if let Some(name) = self.own.get(&id).cloned() {
                let (schema, table) = (self.words.word("Schema"), self.record(id));
                statics.push(quote!(static #name: #schema = #table;));
            }
        }
        for (name, text) in std::mem::take(&mut self.patterns) {
            let pattern = self.words.word("Pattern");
            statics.push(quote!(static #name: #pattern = #pattern::new(#text);));
        }
        self.numbers.clear();
        statics
    }

    fn record(&mut self, id: SchemaId) -> TokenStream {
        let ground = self.ground;
        let schema = ground.model().schema(id);
        let at = format!("#{}", schema.place.pointer);
        let (before, after): (Vec<_>, Vec<_>) =
            schema.keywords.iter().partition(|keyword| is_numeric(keyword));
        self.depth += 1;
        let mut rules: Vec<TokenStream> =
            before.into_iter().map(|keyword| self.rule(&ground.model().rule(keyword))).collect();
        rules.extend(ground.range(id).map(|range| self.range(range)));
        rules.extend(after.into_iter().map(|keyword| self.rule(&ground.model().rule(keyword))));
        self.depth -= 1;
        let name = self.words.word("Schema");
        quote!(#name { at: #at, rules: &[#(#rules),*] })
    }

    fn range(&mut self, range: &str) -> TokenStream {
        let (rule, range) = (self.words.word("Rule"), self.words.variant("Range", range));
        quote!(#rule::Range(#range))
    }

    fn rule(&mut self, rule: &Rule) -> TokenStream {
        let variant = self.words.variant("Rule", rule.variant);
        let args = self.args(&rule.args);
        quote!(#variant #args)
    }

    /// Arguments in parentheses; nothing without any.
    fn args(&mut self, args: &[Arg]) -> TokenStream {
        let args: Vec<_> = args.iter().map(|arg| self.arg(arg)).collect();
        if args.is_empty() { TokenStream::new() } else { quote!((#(#args),*)) }
    }

    fn arg(&mut self, arg: &Arg) -> TokenStream {
        match arg {
            Arg::Count(value) => {
                let value = count(*value);
                quote!(#value)
            }
            Arg::Number(text) => number(text, &mut self.words),
            Arg::Types(types) => self.types(*types),
            Arg::Text(text) => quote!(#text),
            Arg::Format(name) => self.format(name),
            Arg::Pattern(text) => self.pattern(text),
            Arg::Literal(value) => literal(value, &mut self.words),
            Arg::Schema(id) => self.reference(*id),
            Arg::Option(None) => quote!(None),
            Arg::Option(Some(arg)) => {
                let arg = self.arg(arg);
                quote!(Some(#arg))
            }
            Arg::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.arg(item)).collect();
                quote!(&[#(#items),*])
            }
            Arg::Record(name, fields) => self.fields(name, fields),
            Arg::Variant(name, variant, args) => {
                let (variant, args) = (self.words.variant(name, variant), self.args(args));
                quote!(#variant #args)
            }
            Arg::Flag(flag) => quote!(#flag),
        }
    }

    fn fields(&mut self, name: &'static str, fields: &[(&'static str, Arg)]) -> TokenStream {
        let name = self.words.word(name);
        let values: Vec<_> = fields.iter().map(|(_, value)| self.arg(value)).collect();
        let names = fields.iter().map(|(name, _)| ident(name));
        quote!(#name { #(#names: #values),* })
    }

    fn types(&mut self, types: Types) -> TokenStream {
        let name = self.words.word("Types");
        if types == Types::ALL {
            return quote!(#name::ALL);
        }
        let mut constants =
            types.names().into_iter().map(|type_name| ident(&type_name.to_ascii_uppercase()));
        let Some(first) = constants.next() else { return quote!(#name::NONE) };
        quote!(#name::#first #(.union(#name::#constants))*)
    }

    /// A format by its name.
    pub(crate) fn format(&mut self, format: &str) -> TokenStream {
        let (name, variant) = (self.words.word("Format"), format.to_upper_camel_case());
        // The reader keeps only names the runtime knows.
        let variant = syn::parse_str::<Ident>(&variant).unwrap_or_else(|_| ident("Unknown"));
        quote!(#name::#variant)
    }

    /// A pattern has a static: it is made ready once, when it is first used.
    pub(crate) fn pattern(&mut self, text: &str) -> TokenStream {
        if let Some((name, _)) = self.numbers.get(text).and_then(|place| self.patterns.get(*place))
        {
            return quote!(&#name);
        }
        let name = self.fresh("PATTERN");
        self.numbers.insert(text.to_owned(), self.patterns.len());
        self.patterns.push((name.clone(), text.to_owned()));
        quote!(&#name)
    }

    /// A name for a static that nothing else in the file has.
    fn fresh(&mut self, word: &'static str) -> Ident {
        let last = self.last.entry(word).or_default();
        loop {
            *last += 1;
            let name = format!("{word}_{last}");
            if !self.words.is_taken(&name) {
                return ident(&name);
            }
        }
    }
}

/// An identifier of the runtime.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Whether the rule comes before the bound of the Rust type.
fn is_numeric(keyword: &Keyword) -> bool {
    Keyword::NAMES
        .iter()
        .position(|name| *name == "maxLength")
        .is_some_and(|first| keyword.order() < first)
}
