//! The report as `JUnit` XML: what breaks is a failure, everything else is a test that passed.

use super::Report;
use super::html::escape;
use crate::{Finding, Severity};
use std::fmt::Write as _;

/// The report as `JUnit` XML.
pub fn render(report: &Report) -> String {
    let failures = report.count(Severity::Breaking);
    // A report without changes is one test that passed, so that readers see it ran.
    let tests = report.changes.len().max(1);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n\
         <testsuite name=\"drift\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    out.push_str("<properties>\n");
    for (name, value) in report.policy.entries() {
        let _ = writeln!(out, "<property name=\"policy.{name}\" value=\"{value}\"/>");
    }
    for note in report.notes() {
        let _ = writeln!(out, "<property name=\"note\" value=\"{}\"/>", text(&note));
    }
    out.push_str("</properties>\n");
    if report.changes.is_empty() {
        out.push_str("<testcase classname=\"drift\" name=\"no change\"/>\n");
    }
    for finding in &report.changes {
        case(&mut out, finding);
    }
    out.push_str("</testsuite>\n</testsuites>\n");
    out
}

fn case(out: &mut String, finding: &Finding) {
    let (name, message) = (text(&format!("#{}", finding.pointer)), text(&finding.message));
    let _ = write!(out, "<testcase classname=\"drift.{}\" name=\"{name}\">", text(&finding.id));
    let _ = match finding.severity {
        Severity::Breaking => {
            let operations: Vec<String> =
                finding.operations.iter().map(|operation| text(operation)).collect();
            let body = operations.join("\n");
            write!(out, "<failure type=\"breaking\" message=\"{message}\">{body}</failure>")
        }
        severity => write!(out, "<system-out>{severity}: {message}</system-out>"),
    };
    out.push_str("</testcase>\n");
}

/// Text that XML 1.0 can hold.
fn text(text: &str) -> String {
    escape(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
