//! The only maker of identifiers: what a scope has given once, it does not give again.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};

use super::words::{camel, plain_letters, shouting, snake};

/// The kind of name a scope gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Types and variants.
    Camel,
    /// Fields.
    Snake,
    /// Modules: as fields, in ASCII alone, for they are files.
    Module,
    /// Statics.
    Shouting,
}

/// Names that must be distinct.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    case: Case,
    reserved: BTreeSet<&'static str>,
    /// Given names; modules are files, and some file systems do not tell letters' cases apart.
    given: BTreeSet<String>,
    /// Every clash: the text, the name it would have had, the name it got.
    pub(crate) clashes: Vec<(String, String, String)>,
}

/// Words no type can be called without hiding one that emitted code needs.
const PRELUDE: [&str; 40] = [
    "AsMut",
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "Vec",
];

/// Words that cannot be written raw.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Names of files that some systems keep for devices, and of the files every folder has.
const FILES: [&str; 28] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "crate",
    "lib", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod",
    "nul", "prn", "self", "super",
];

impl Scope {
    /// For types.
    pub(crate) fn types() -> Self {
        Self::with(Case::Camel, PRELUDE.into_iter().collect())
    }

    /// For the variants of an enum.
    pub(crate) fn variants() -> Self {
        Self::with(Case::Camel, BTreeSet::from(["Self"]))
    }

    /// For the fields of a struct.
    pub(crate) fn fields() -> Self {
        Self::with(Case::Snake, BTreeSet::new())
    }

    /// For modules, and so for files.
    pub(crate) fn modules() -> Self {
        Self::with(Case::Module, FILES.into_iter().collect())
    }

    /// For statics.
    pub(crate) fn statics() -> Self {
        Self::with(Case::Shouting, BTreeSet::new())
    }

    fn with(case: Case, reserved: BTreeSet<&'static str>) -> Self {
        Self { case, reserved, given: BTreeSet::new(), clashes: Vec::new() }
    }

    /// Keeps a name for something else.
    pub(crate) fn reserve(&mut self, name: &'static str) {
        self.reserved.insert(name);
    }

    /// A name for a text that nothing else in the scope has.
    pub(crate) fn claim(&mut self, text: &str) -> String {
        let plain = self.plain(text);
        let mut name = plain.clone();
        let mut number = 2_usize;
        // `Self_2` is no camel case.
        let stem = if self.case == Case::Camel { plain.trim_end_matches('_') } else { &plain };
        while !self.given.insert(self.key(&name)) {
            name = format!("{stem}{number}");
            number = number.saturating_add(1);
        }
        if name != plain {
            self.clashes.push((text.to_owned(), plain, name.clone()));
        }
        name
    }

    /// The name of a text, were it alone.
    fn plain(&self, text: &str) -> String {
        let mut plain = match self.case {
            Case::Camel => camel(text),
            Case::Snake => snake(text),
            Case::Module => plain_letters(&snake(text)),
            Case::Shouting => shouting(text),
        };
        if self.reserved.contains(plain.as_str()) {
            plain.push_str(match self.case {
                Case::Camel if plain == "Self" => "_",
                Case::Camel => "Type",
                Case::Snake | Case::Module | Case::Shouting => "_",
            });
        }
        if NEVER_RAW.contains(&plain.as_str()) {
            plain.push('_');
        }
        if self.case == Case::Shouting && is_numbered(&plain) {
            plain.push_str("_TABLE");
        }
        plain
    }

    /// What must differ: of modules, which are files, more than the case of letters.
    fn key(&self, name: &str) -> String {
        match self.case {
            Case::Snake | Case::Module => name.to_lowercase(),
            Case::Camel | Case::Shouting => name.to_owned(),
        }
    }

    /// Takes a name as it is, when it is free and the compiler takes it.
    pub(crate) fn exact(&mut self, name: &str) -> Option<String> {
        let fit = syn::parse_str::<Ident>(name).is_ok() && !self.reserved.contains(name);
        (fit && self.given.insert(self.key(name))).then(|| name.to_owned())
    }
}

/// Claims names for many texts at once: first each name's first bearer, then those that need a number, so that no number
/// takes a name that another text has by itself.
pub(crate) fn claim_all<'a>(
    scope: &mut Scope,
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let texts: Vec<&str> = texts.into_iter().collect();
    let mut names = vec![None; texts.len()];
    let mut seen = scope.given.clone();
    for (text, name) in texts.iter().zip(&mut names) {
        if seen.insert(scope.key(&scope.plain(text))) {
            *name = Some(scope.claim(text));
        }
    }
    texts.iter().zip(names).map(|(text, name)| name.unwrap_or_else(|| scope.claim(text))).collect()
}

/// Whether a name is like those of statics that a file numbers: patterns, and tables without a type.
fn is_numbered(name: &str) -> bool {
    let number = ["PATTERN_", "SCHEMA_"].into_iter().find_map(|kind| name.strip_prefix(kind));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// The identifier of a name: raw when it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    let plain = syn::parse_str::<Ident>(name).ok().filter(|_| name != "gen");
    plain.unwrap_or_else(|| Ident::new_raw(name, Span::call_site()))
}
