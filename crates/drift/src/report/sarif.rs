//! The report as SARIF 2.1.0 (OASIS), for code scanning.

use super::Report;
use super::shown::visible;
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
    let ids: BTreeSet<&str> = all().map(|finding| finding.id.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let rules: Vec<Value> = ids.iter().map(|id| rule(id, all())).collect();
    let result = |(finding, accepted): (&Finding, bool)| {
        let mut result = result(finding, accepted, documents);
        let place = ids.binary_search(&finding.id.as_str()).ok();
        if let (Some(members), Some(place)) = (result.as_object_mut(), place) {
            members.insert("ruleIndex".to_owned(), place.into());
        }
        result
    };
    let new = report.changes.iter().map(|finding| (finding, false));
    let known = accepted.iter().map(|finding| (finding, true));
    let sarif = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "specwright drift", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": new.chain(known).map(result).collect::<Vec<Value>>(),
            "properties": { "policy": super::json::policy(report), "notes": report.notes() },
        }],
    });
    format!("{sarif:#}\n")
}

/// A rule, as readers list it: in words, and as bad as the worst there is of it.
fn rule<'f>(id: &str, findings: impl Iterator<Item = &'f Finding>) -> Value {
    let own = findings.filter(|finding| finding.id == id);
    let worst = own.map(|finding| finding.severity).max().unwrap_or_default();
    let words = id.replace('-', " ");
    let upper = |word: &str| {
        let mut chars = word.chars();
        let first = chars.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    };
    let help = "What the finding says changed between the two documents; its properties hold whom that breaks.";
    json!({
        "id": id,
        "name": words.split(' ').map(upper).collect::<String>(),
        "shortDescription": { "text": upper(&words) },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(worst) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(finding: &Finding, accepted: bool, documents: Documents<'_>) -> Value {
    let mut places = documents.places(finding).into_iter().map(location);
    let main = places.next().unwrap_or_else(
        || json!({ "physicalLocation": { "artifactLocation": { "uri": uri(documents.shown()) } } }),
    );
    let told = |(at, mut place): (usize, Value)| {
        if let Some(members) = place.as_object_mut() {
            members.insert("id".to_owned(), at.into());
            members.insert("message".to_owned(), json!({ "text": "The other document." }));
        }
        place
    };
    let related: Vec<Value> = places.enumerate().map(told).collect();
    // What looks like a link would be one (SARIF, 3.11.6).
    let text = visible(&finding.message).replace("](", "] (");
    let mut result = json!({
        "ruleId": finding.id,
        "level": level(finding.severity),
        "message": { "text": text },
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
