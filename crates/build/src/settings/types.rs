//! `types` of `provider.yaml`: which formats have a Rust type of their own.

use std::collections::BTreeSet;

use serde::Deserialize;

/// What becomes of the values of each format. Each type of its own is behind a cargo feature of the runtime, which the
/// generated manifest turns on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Types {
    /// `date`: `Date`.
    pub date: Representation,
    /// `date-time`: `DateTime`.
    pub date_time: Representation,
    /// `time`: `Time`.
    pub time: Representation,
    /// `uuid`: `Uuid`.
    pub uuid: Representation,
    /// `uri`: `Url`.
    pub uri: Representation,
    /// `url`: `Url`.
    pub url: Representation,
    /// `decimal`: `Decimal` of strings, `DecimalNumber` of numbers.
    pub decimal: Representation,
}

/// How the values of a format are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Representation {
    /// As those of every other string or number.
    #[default]
    Plain,
    /// By a type of its own.
    Typed,
}

impl Types {
    /// The formats with a type of their own.
    pub(super) fn typed(&self) -> BTreeSet<String> {
        let formats = [
            ("date", self.date),
            ("date-time", self.date_time),
            ("time", self.time),
            ("uuid", self.uuid),
            ("uri", self.uri),
            ("url", self.url),
            ("decimal", self.decimal),
        ];
        let typed = formats.into_iter().filter(|(_, seen)| *seen == Representation::Typed);
        typed.map(|(format, _)| format.to_owned()).collect()
    }
}
