//! `provider.yaml`: where a document comes from, and the choices made for it.

mod types;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use specwright_emit as emit;

use crate::problem::{Problem, Text};
use crate::suggest::did_you_mean;
pub use types::{Representation, Types};

/// What `provider.yaml` says. Every key may be left out; unknown keys are errors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The provider's name as people write it.
    pub title: Option<String>,
    /// Where the document comes from: a URL, or words.
    pub source: Option<String>,
    /// The version or date of the source.
    pub version: Option<String>,
    /// The SHA-256 of `openapi.yaml`, in hexadecimal, line ends counted as LF; checked when given.
    pub sha256: Option<String>,
    /// Whether the document is the provider's own or written from their pages.
    pub origin: Origin,
    /// Which side of the wire the users are on.
    pub side: Side,
    /// The Rust type of `integer`.
    pub integers: Integers,
    /// The Rust type of `number`.
    pub numbers: Numbers,
    /// The formats whose values have a Rust type of their own.
    pub types: Types,
    /// Whether `format` is asserted.
    pub formats: Formats,
    /// What becomes of members no keyword names, where `additionalProperties` is absent.
    pub unknown_members: UnknownMembers,
    /// Schemas whose values `Debug` hides: JSON Pointers, or names of members.
    pub secrets: Vec<String>,
    /// Names of types chosen by hand, by the JSON Pointer of the schema.
    pub names: BTreeMap<String, String>,
    /// Whether an enumeration is open, by the JSON Pointer of the schema.
    pub open: BTreeMap<String, bool>,
}

/// Defines an enum of words: how `provider.yaml` writes a choice.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal,)* })*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $word)] $variant,)*
        })*
    };
}

words! {
    /// Whether the document is the provider's own.
    Origin {
        /// Written from the provider's pages.
        #[default]
        Derived = "derived",
        /// The provider's own, byte for byte.
        Verbatim = "verbatim",
    }
    /// Which side of the wire the users are on.
    Side {
        /// They call the provider.
        #[default]
        Consumer = "consumer",
        /// They are the provider.
        Provider = "provider",
    }
    /// The Rust type of `integer`.
    Integers {
        /// `i64`.
        #[default]
        I64 = "i64",
        /// By its text, without a bound.
        Exact = "exact",
    }
    /// The Rust type of `number`.
    Numbers {
        /// `f64`.
        #[default]
        F64 = "f64",
        /// By its text, without a bound.
        Exact = "exact",
    }
    /// Whether `format` is asserted.
    Formats {
        /// The formats of the documented list are.
        #[default]
        Assert = "assert",
        /// None is.
        Annotate = "annotate",
    }
    /// What becomes of members no keyword names.
    UnknownMembers {
        /// They are dropped.
        #[default]
        Drop = "drop",
        /// They are kept as JSON.
        Keep = "keep",
    }
}

impl Settings {
    /// Reads `provider.yaml`.
    pub fn read(text: &Arc<Text>) -> Result<Self, Problem> {
        // A file of comments alone is a null document.
        match serde_yaml::from_slice::<Option<Self>>(&text.bytes) {
            Ok(settings) => Ok(settings.unwrap_or_default()),
            Err(error) => Err(malformed(text, &error)),
        }
    }

    /// The choices as the emitter takes them.
    pub fn emit_options(&self, provider: &str, sha256: &str, only: &[String]) -> emit::Options {
        emit::Options {
            integers: match self.integers {
                Integers::I64 => emit::Integers::I64,
                Integers::Exact => emit::Integers::Exact,
            },
            numbers: match self.numbers {
                Numbers::F64 => emit::Numbers::F64,
                Numbers::Exact => emit::Numbers::Exact,
            },
            typed: self.types.typed(),
            side: match self.side {
                Side::Consumer => emit::Side::Consumer,
                Side::Provider => emit::Side::Provider,
            },
            unknown_members: match self.unknown_members {
                UnknownMembers::Drop => emit::UnknownMembers::Drop,
                UnknownMembers::Keep => emit::UnknownMembers::Keep,
            },
            secrets: self.secrets.clone(),
            names: self.names.clone(),
            open: self.open.clone(),
            only: only.to_vec(),
            source: self.source.clone().unwrap_or_default(),
            sha256: sha256.to_owned(),
            ..emit::Options::new(provider)
        }
    }
}

/// The error of the YAML reader in our words, with the nearest known key or word.
fn malformed(text: &Arc<Text>, error: &serde_yaml::Error) -> Problem {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((0, 0), |at| {
        (u32::try_from(at.line()).unwrap_or(0), u32::try_from(at.column()).unwrap_or(0))
    });
    let problem = match error {
        serde_yaml::Error::SerdeUnknownField { field, expected, .. } => {
            unknown("key", field, expected)
        }
        serde_yaml::Error::SerdeUnknownVariant { variant, expected, .. } => {
            unknown("word", variant, expected)
        }
        other => {
            let told = other.to_string();
            let told = told.lines().next().unwrap_or_default();
            Problem::new("E0903", format!("provider.yaml cannot be read: {told}"))
        }
    };
    problem.at(text, line, column)
}

fn unknown(what: &str, found: &str, expected: &[&'static str]) -> Problem {
    let known = format!("known are {}", expected.join(", "));
    let help = did_you_mean(found, expected.iter().copied())
        .map_or(known.clone(), |near| format!("{near} {known}"));
    Problem::new("E0902", format!("unknown {what} `{found}`")).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, render};

    fn text(yaml: &str) -> Arc<Text> {
        Arc::new(Text { name: "specs/x/provider.yaml".into(), bytes: yaml.into() })
    }

    fn refused(yaml: &str) -> String {
        render(&[Settings::read(&text(yaml)).unwrap_err()], Style::Plain)
    }

    #[test]
    fn reads_every_key() {
        let yaml = "title: X\nsource: https://x.test\nversion: 2026-01\nsha256: ab\norigin: verbatim\nside: provider\n\
                    integers: exact\nnumbers: exact\ntypes: {date-time: typed, uuid: plain}\nformats: annotate\nunknown_members: keep\nsecrets: [token]\n\
                    names: {/components/schemas/a: B}\nopen: {/components/schemas/c: false}\n";
        let settings = Settings::read(&text(yaml)).unwrap();
        assert_eq!(settings.title.as_deref(), Some("X"));
        assert_eq!(settings.version.as_deref(), Some("2026-01"));
        assert_eq!((settings.origin, settings.side), (Origin::Verbatim, Side::Provider));
        assert_eq!((settings.integers, settings.numbers), (Integers::Exact, Numbers::Exact));
        let types = Types { date_time: Representation::Typed, ..Types::default() };
        assert_eq!(settings.types, types);
        assert_eq!(
            (settings.formats, settings.unknown_members),
            (Formats::Annotate, UnknownMembers::Keep)
        );
        assert_eq!(settings.names.get("/components/schemas/a").map(String::as_str), Some("B"));
        assert_eq!(settings.open.get("/components/schemas/c"), Some(&false));
    }

    #[test]
    fn an_empty_file_chooses_nothing() {
        for yaml in ["", "# words\n", "{}\n"] {
            assert_eq!(Settings::read(&text(yaml)).unwrap(), Settings::default(), "{yaml:?}");
        }
    }

    #[test]
    fn unknown_keys_get_a_suggestion() {
        insta::assert_snapshot!(refused("title: X\nintegrs: exact\n"));
    }

    #[test]
    fn the_code_of_unknown_keys_lists_the_known_ones() {
        let problem = Settings::read(&text("zzz: 1\n")).unwrap_err();
        let help = problem.diagnostic.help.unwrap();
        let known: Vec<&str> = help.strip_prefix("known are ").unwrap().split(", ").collect();
        let (last, others) = known.split_last().unwrap();
        let listed = format!("The keys are {} and {last}.", others.join(", "));
        let explained = crate::codes::explain(problem.diagnostic.code.0).unwrap();
        assert!(explained.text.ends_with(&listed), "{listed}");
    }

    #[test]
    fn unknown_words_get_a_suggestion() {
        insta::assert_snapshot!(refused("title: X\nside: providr\n"));
    }

    #[test]
    fn unknown_formats_get_a_suggestion() {
        insta::assert_snapshot!(refused("types:\n  datetime: typed\n"));
    }

    #[test]
    fn unknown_types_get_a_suggestion() {
        insta::assert_snapshot!(refused("types:\n  uuid: type\n"));
    }

    #[test]
    fn every_format_of_types_reaches_the_emitter() {
        let formats = ["date", "date-time", "time", "uuid", "uri", "url", "decimal"];
        for format in formats {
            let settings =
                Settings::read(&text(&format!("types: {{ {format}: typed }}\n"))).unwrap();
            let typed = settings.emit_options("x", "", &[]).typed;
            assert_eq!(typed.into_iter().collect::<Vec<_>>(), [format]);
        }
    }

    #[test]
    fn broken_yaml_has_a_line() {
        insta::assert_snapshot!(refused("title: X\nsecrets: [a\n"));
    }
}
