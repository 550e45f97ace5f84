//! A document as both sides see it: our model, and the independent judge's own reading of the same text.

use serde_json::Value;
use specwright_model::Model;
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
    /// Reads a document, `format` being a note. The error says why it cannot be compared.
    pub fn read(name: &str, text: &[u8]) -> Result<Self, String> {
        let options = Options { formats: Formats::Annotate, lenient: true, ..Options::default() };
        let source = Source { name, text };
        let reading = specwright_read::read(source, &[], &options);
        let model = reading.model.ok_or_else(|| {
            let first = reading.diagnostics.first();
            first.map_or_else(|| "not read".to_owned(), |first| format!("{}: {}", first.place, first.message))
        })?;
        let parsed = specwright_read::parse(source, &options).map_err(|_| "not parsed".to_owned())?;
        let raw = serde_json::from_str(&specwright_instances::to_json(&parsed.to_value()));
        Ok(Self { name: name.to_owned(), model, raw: raw.map_err(|error| error.to_string())? })
    }

    /// Whether it speaks the dialect of OpenAPI 3.0.
    pub fn is_three_zero(&self) -> bool {
        self.raw.get("openapi").and_then(Value::as_str).is_some_and(|version| version.starts_with("3.0"))
    }
}
