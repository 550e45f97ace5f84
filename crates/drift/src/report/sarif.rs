//! The report as SARIF 2.1.0 (OASIS), for code scanning.

use super::Report;
use crate::{Finding, Severity, Spot};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Where the two documents are, as URIs relative to the repository.
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
    /// The document the code was built from.
    pub base: &'a str,
    /// The document of the provider.
    pub revision: &'a str,
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
    let base = finding.base.map(|spot| location(documents.base, spot, &finding.pointer));
    let revision =
        finding.revision.map(|spot| location(documents.revision, spot, &finding.pointer));
    let main = base.clone().or(revision.clone()).unwrap_or_else(
        || json!({ "physicalLocation": { "artifactLocation": { "uri": documents.base } } }),
    );
    let related: Vec<Value> = base.and(revision).into_iter().collect();
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

fn location(uri: &str, spot: Spot, pointer: &str) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": { "startLine": spot.line, "startColumn": spot.column.max(1) },
        },
        "logicalLocations": [{ "fullyQualifiedName": format!("#{pointer}") }],
    })
}
