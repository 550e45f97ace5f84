//! Reading documents for tests.

use specwright_drift::{Finding, Report};
use specwright_model::Model;
use specwright_read::{Options, Source, read};
use std::path::{Path, PathBuf};

/// The shared data beside the repository, when it is there.
///
/// # Panics
/// When `SPECWRIGHT_SHARED` names a folder that is missing.
pub(crate) fn shared() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("SPECWRIGHT_SHARED") {
        let given = PathBuf::from(given);
        assert!(given.is_dir(), "SPECWRIGHT_SHARED is {}, which is missing", given.display());
        return Some(given);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    beside.is_dir().then_some(beside)
}

/// A document from a file, malformed keywords left out.
///
/// # Panics
/// When the file cannot be read.
pub(crate) fn load(path: &Path) -> Option<Model> {
    parse(&std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// A document from text, malformed keywords left out.
pub(crate) fn parse(text: &[u8]) -> Option<Model> {
    read(Source { name: "document", text }, &[], &Options { lenient: true, ..Options::default() })
        .model
}

/// A document of one operation, `POST /things`, and these components.
pub(crate) fn document(operation: &str, components: &str) -> Model {
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}},
            "paths": {{"/things": {{"post": {operation}}}}}, "components": {{"schemas": {{{components}}}}}}}"#
    );
    parse(text.as_bytes()).unwrap_or_else(|| panic!("{text}"))
}

/// A document whose one schema is sent.
pub(crate) fn sent(schema: &str) -> Model {
    let body = format!(
        r#"{{"required": true, "content": {{"application/json": {{"schema": {schema}}}}}}}"#
    );
    document(
        &format!(r#"{{"requestBody": {body}, "responses": {{"204": {{"description": ""}}}}}}"#),
        COMPONENTS,
    )
}

/// A document whose one schema is received.
pub(crate) fn received(schema: &str) -> Model {
    let content = format!(r#"{{"application/json": {{"schema": {schema}}}}}"#);
    document(
        &format!(r#"{{"responses": {{"200": {{"description": "", "content": {content}}}}}}}"#),
        COMPONENTS,
    )
}

/// What unions are made of.
const COMPONENTS: &str = r#"
    "Card": {"type": "object", "required": ["kind", "number"], "properties": {"kind": {"const": "card"}, "number": {"type": "string"}}},
    "Bank": {"type": "object", "required": ["kind", "iban"], "properties": {"kind": {"const": "bank"}, "iban": {"type": "string"}}},
    "Plastic": {"type": "object", "required": ["kind", "number"], "properties": {"kind": {"const": "card"}, "number": {"type": "string"}}},
    "Cash": {"type": "object", "required": ["kind", "coins"], "properties": {"kind": {"const": "cash"}, "coins": {"type": "integer"}}}"#;

/// The findings with all three verdicts, a line each.
pub(crate) fn lines(report: &Report) -> String {
    let line = |finding: &Finding| {
        format!(
            "{:<9} {:<28} wire {}, validator {}, source {}",
            finding.severity.word(),
            finding.id,
            finding.wire,
            finding.validator,
            finding.source
        )
    };
    let mut lines: Vec<String> = report.changes.iter().map(line).collect();
    if lines.is_empty() {
        lines.push("nothing".to_owned());
    }
    lines.join("\n                     ")
}
