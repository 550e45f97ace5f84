//! The report for a pull request.

use super::Report;
use super::shown::{Piece, pieces, visible};
use super::text::{cut, several};
use crate::words::json;
use crate::{Finding, Severity};
use std::fmt::Write as _;

/// How many rows a table may have.
const ROWS: usize = 80;

/// The text of a pull request is limited to 65,536 characters; no row begins beyond this, in bytes.
const LONGEST: usize = 60_000;

/// The report as GitHub-flavoured Markdown.
pub fn render(report: &Report) -> String {
    let mut out = format!("## Drift: {}\n", report.summary());
    let policy: Vec<String> =
        report.policy.entries().iter().map(|(name, value)| format!("{name} **{value}**")).collect();
    let _ = writeln!(out, "\n<sub>Policy: {}</sub>", policy.join(" · "));
    for note in report.notes() {
        let _ = writeln!(out, "\n> {note}");
    }
    for severity in [Severity::Breaking, Severity::Warning] {
        let findings = report.changes_of(severity);
        if !findings.is_empty() {
            let _ = writeln!(out, "\n### {} ({})\n", heading(severity), findings.len());
            table(&mut out, &findings);
        }
    }
    let rest = report.changes_of(Severity::Info);
    if !rest.is_empty() {
        let _ = writeln!(out, "\n<details><summary>Compatible ({})</summary>\n", rest.len());
        table(&mut out, &rest);
        out.push_str("\n</details>\n");
    }
    if let Some(line) = report.left_out() {
        let _ = writeln!(out, "\n{line}");
    }
    out
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "Breaking",
        Severity::Warning => "Warnings",
        Severity::Info => "Compatible",
    }
}

fn table(out: &mut String, findings: &[&Finding]) {
    out.push_str("| what | whom | verdicts | Rust |\n|---|---|---|---|\n");
    let mut told = 0;
    for finding in findings.iter().take(ROWS) {
        if out.len() > LONGEST {
            break;
        }
        told += 1;
        let _ = writeln!(
            out,
            "| **{}** {}{} | {}: {} | wire {}, validator {}, source {}{} | {} |",
            finding.id,
            cell(&finding.message),
            example(finding),
            finding.direction,
            whom(finding),
            finding.wire,
            finding.validator,
            finding.source,
            if finding.sought && finding.counterexample.is_none() {
                ", no counterexample"
            } else {
                ""
            },
            code(&finding.rust, 3),
        );
    }
    if let Some(left) = findings.len().checked_sub(told).filter(|left| *left > 0) {
        let _ = writeln!(out, "\n… and {left} more.");
    }
}

fn whom(finding: &Finding) -> String {
    match finding.operations.as_slice() {
        [] => "no operation".to_owned(),
        operations => code(operations, 3),
    }
}

fn example(finding: &Finding) -> String {
    match &finding.counterexample {
        Some(found) => format!(
            "<br>only the {} accepts {}",
            found.accepted_by,
            code(&[cut(&json(&found.instance).to_string())], 1)
        ),
        None => String::new(),
    }
}

fn code(list: &[String], shown: usize) -> String {
    let first: Vec<String> =
        list.iter().take(shown).map(|text| format!("`{}`", span(text))).collect();
    match list.len().checked_sub(shown).filter(|left| *left > 0) {
        Some(left) => format!("{} (+{left} more)", first.join(", ")),
        None => several(&first, shown),
    }
}

/// A sentence that can neither end its cell nor bring in markup of its own.
fn cell(text: &str) -> String {
    pieces(text).into_iter().fold(String::new(), |mut out, piece| {
        match piece {
            Piece::Code(code) => out.extend(["`", &span(code), "`"]),
            Piece::Plain(words) => out.push_str(&plain(words)),
        }
        out
    })
}

/// Words: what could mark them up is escaped (CommonMark, 2.4).
fn plain(words: &str) -> String {
    visible(words).chars().fold(String::new(), |mut out, char| {
        if r"\`*_[]<>&|~".contains(char) {
            out.push('\\');
        }
        out.push(char);
        out
    })
}

/// Text inside a code span of a table: markup means nothing there, only what ends it.
fn span(text: &str) -> String {
    visible(text).replace('`', "'").replace('|', "\\|")
}
