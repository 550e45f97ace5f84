//! A document as both sides see it: our model, and the independent judge's own reading of the same text.

use serde_json::Value;
use specwright_model::{Model, Severity};
use specwright_read::{Formats, Options, Source};

/// A document, read twice.
pub struct Document {
    /// The file's name.
    pub name: String,
    /// What we understand.
    pub model: Model,
    /// The same text as plain JSON.
    pub raw: Value,
}

impl Document {
    /// Reads a published document, `format` being a note: malformed keywords are left out. The error says why it cannot be
    /// compared.
    pub fn read(name: &str, text: &[u8]) -> Result<Self, String> {
        Self::read_as(name, text, true)
    }

    /// Reads a document that must not have malformed keywords.
    pub fn read_strictly(name: &str, text: &[u8]) -> Result<Self, String> {
        Self::read_as(name, text, false)
    }

    fn read_as(name: &str, text: &[u8], lenient: bool) -> Result<Self, String> {
        let options = Options { formats: Formats::Annotate, lenient, ..Options::default() };
        let source = Source { name, text };
        let reading = specwright_read::read(source, &[], &options);
        let refused =
            !lenient && reading.diagnostics.iter().any(|one| one.severity == Severity::Malformed);
        let model = reading.model.filter(|_| !refused).ok_or_else(|| {
            let of = |severity| reading.diagnostics.iter().find(|one| one.severity == severity);
            let first = of(Severity::Error).or_else(|| of(Severity::Malformed));
            first.map_or_else(
                || "not read".to_owned(),
                |first| format!("{}: {}", first.place, first.message),
            )
        })?;
        let parsed =
            specwright_read::parse(source, &options).map_err(|_| "not parsed".to_owned())?;
        let raw = serde_json::from_str(&specwright_instances::to_json(&parsed.to_value()));
        Ok(Self { name: name.to_owned(), model, raw: raw.map_err(|error| error.to_string())? })
    }

    /// Whether it speaks the dialect of OpenAPI 3.0.
    pub fn is_three_zero(&self) -> bool {
        self.raw
            .get("openapi")
            .and_then(Value::as_str)
            .is_some_and(|version| version.starts_with("3.0"))
    }
}
