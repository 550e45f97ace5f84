//! The report as annotations of GitHub Actions: few, and the rest counted.

use super::Report;
use super::sarif::Documents;
use super::shown::visible;
use super::text::several;
use crate::{Finding, Severity};
use std::fmt::Write as _;

/// How many annotations of a kind a step shows; further ones are dropped by the service.
const SHOWN: usize = 9;

/// The report as workflow commands.
pub fn render(report: &Report, documents: Documents<'_>) -> String {
    let mut out = String::new();
    for (severity, command) in [(Severity::Breaking, "error"), (Severity::Warning, "warning")] {
        let findings = report.changes_of(severity);
        for finding in findings.iter().take(SHOWN) {
            annotation(&mut out, command, finding, documents);
        }
        if let Some(left) = findings.len().checked_sub(SHOWN).filter(|left| *left > 0) {
            let _ = writeln!(
                out,
                "::{command} title=drift::{left} more of this kind; see the whole report"
            );
        }
    }
    for line in std::iter::once(report.summary()).chain(report.notes()) {
        let _ = writeln!(out, "::notice title=drift::{}", data(&line));
    }
    out
}

fn annotation(out: &mut String, command: &str, finding: &Finding, documents: Documents<'_>) {
    // A line of another document than the one that is here would be a wrong line.
    let here = documents.places(finding).into_iter().find(|place| place.0 == documents.shown());
    let place = here
        .map(|(_, spot, _)| format!(",line={},col={}", spot.line, spot.column))
        .unwrap_or_default();
    let affected = match finding.operations.as_slice() {
        [] => String::new(),
        operations => format!(" ({})", several(operations, 2)),
    };
    let message = data(&format!("{}{affected}", finding.message));
    let _ = writeln!(
        out,
        "::{command} file={}{place},title={}::{message}",
        property(documents.shown()),
        property(&finding.id)
    );
}

/// The text of a command, as the runner unescapes it: in one line, so that nothing in it is a command.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
