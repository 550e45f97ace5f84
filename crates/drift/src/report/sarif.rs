//! The report as SARIF 2.1.0 (OASIS), for code scanning.

use super::Report;
use crate::{Finding, Severity, Side, Spot};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Where the two documents are, as paths in the repository.
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
    /// The document the code was built from.
    pub base: &'a str,
    /// The document of the provider.
    pub revision: &'a str,
    /// The one that readers of the report have before them: places are told there first.
    pub here: Side,
}

impl<'a> Documents<'a> {
    /// The places of a finding, each with its document and pointer, the one to show first.
    pub(super) fn places(self, finding: &'a Finding) -> Vec<(&'a str, Spot, &'a str)> {
        let pointer = finding.revision_pointer.as_deref().unwrap_or(&finding.pointer);
        let base = finding.base.map(|spot| (self.base, spot, finding.pointer.as_str()));
        let revision = finding.revision.map(|spot| (self.revision, spot, pointer));
        let (first, second) = match self.here {
            Side::Base => (base, revision),
            Side::Revision => (revision, base),
        };
        first.into_iter().chain(second).collect()
    }

    /// The document that readers have before them.
    pub(super) fn shown(self) -> &'a str {
        match self.here {
            Side::Base => self.base,
            Side::Revision => self.revision,
        }
    }
}

/// The report as SARIF text. `accepted` are findings that were accepted before: known, and suppressed.
pub fn render(report: &Report, accepted: &[Finding], documents: Documents<'_>) -> String {
    let all = || report.changes.iter().chain(accepted);
    let rules: BTreeSet<&str> = all().map(|finding| finding.id.as_str()).collect();
    let rules: Vec<Value> = rules.into_iter().map(|id| json!({ "id": id, "name": id })).collect();
    let new = report.changes.iter().map(|finding| result(finding, false, documents));
    let known = accepted.iter().map(|finding| result(finding, true, documents));
    let sarif = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "specwright drift", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": new.chain(known).collect::<Vec<Value>>(),
            "properties": { "policy": super::json::policy(report), "notes": report.notes() },
        }],
    });
    format!("{sarif:#}\n")
}

fn result(finding: &Finding, accepted: bool, documents: Documents<'_>) -> Value {
    let level = match finding.severity {
        Severity::Breaking => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut places = documents.places(finding).into_iter().map(location);
    let main = places.next().unwrap_or_else(
        || json!({ "physicalLocation": { "artifactLocation": { "uri": uri(documents.shown()) } } }),
    );
    let related: Vec<Value> = places.collect();
    let mut result = json!({
        "ruleId": finding.id,
        "level": level,
        "message": { "text": finding.message },
        "locations": [main],
        "relatedLocations": related,
        "partialFingerprints": { "drift/v1": crate::accept::fingerprint(finding) },
        "baselineState": if accepted { "unchanged" } else { "new" },
        "properties": {
            "direction": finding.direction.word(),
            "wire": finding.wire.word(),
            "validator": finding.validator.word(),
            "source": finding.source.word(),
            "operations": finding.operations,
            "rust": finding.rust,
            "also": finding.also,
        },
    });
    if accepted && let Some(members) = result.as_object_mut() {
        members.insert(
            "suppressions".to_owned(),
            json!([{ "kind": "external", "status": "accepted" }]),
        );
    }
    result
}

fn location((document, spot, pointer): (&str, Spot, &str)) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(document) },
            "region": { "startLine": spot.line, "startColumn": spot.column.max(1) },
        },
        "logicalLocations": [{ "fullyQualifiedName": format!("#{pointer}") }],
    })
}

/// A path as a relative reference (RFC 3986, section 4.2).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().fold(String::new(), |mut out, byte| {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
