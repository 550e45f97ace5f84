//! The report for a terminal: worst first, the harmless in one line each.

use super::Report;
use super::shown::visible;
use crate::words::json;
use crate::{Finding, Severity, Source};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many changes are told in full, how many lines a severity may have beyond them, and how many a harmless rule.
const FULL: usize = 30;
const LINES: usize = 100;
const HARMLESS: usize = 12;

/// What a piece of text is, so that the caller can colour it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading of that severity.
    Heading(Severity),
    /// The rule's name.
    Rule(Severity),
    /// Places and lists.
    Faint,
}

/// The report as text; `paint` colours a piece, or gives it back as it is.
pub fn render(report: &Report, paint: &dyn Fn(Tone, &str) -> String) -> String {
    let mut out = format!("{}\n", report.summary());
    let policy: Vec<String> =
        report.policy.entries().iter().map(|(name, value)| format!("{name} {value}")).collect();
    let _ = writeln!(out, "{}", paint(Tone::Faint, &format!("policy: {}", policy.join(", "))));
    for note in report.notes() {
        let _ = writeln!(out, "{}", paint(Tone::Faint, &format!("note: {note}")));
    }
    for severity in [Severity::Breaking, Severity::Warning] {
        section(&mut out, report, severity, paint);
    }
    harmless(&mut out, report, paint);
    if let Some(line) = report.left_out() {
        let _ = writeln!(out, "\n{line}");
    }
    out
}

fn section(
    out: &mut String,
    report: &Report,
    severity: Severity,
    paint: &dyn Fn(Tone, &str) -> String,
) {
    let findings = report.changes_of(severity);
    if findings.is_empty() {
        return;
    }
    let heading = format!("{severity} ({})", findings.len());
    let _ = writeln!(out, "\n{}", paint(Tone::Heading(severity), &heading));
    for (at, finding) in findings.iter().take(FULL + LINES).enumerate() {
        let rule = paint(Tone::Rule(severity), &finding.id);
        if at < FULL {
            let _ = writeln!(out, "  {rule}  {}", visible(&finding.message));
            details(out, finding, paint);
        } else {
            let told = visible(&finding.message);
            let _ = writeln!(out, "  {rule}  {told}{}", short(finding, paint));
        }
    }
    more(out, findings.len(), FULL + LINES);
}

/// What breaks nobody: by rule, each change in one line, components last.
fn harmless(out: &mut String, report: &Report, paint: &dyn Fn(Tone, &str) -> String) {
    let mut rules: BTreeMap<(bool, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in report.changes_of(Severity::Info) {
        rules.entry((finding.id.starts_with("component-"), &finding.id)).or_default().push(finding);
    }
    if rules.is_empty() {
        return;
    }
    let heading = format!("{} ({})", Severity::Info, report.count(Severity::Info));
    let _ = writeln!(out, "\n{}", paint(Tone::Heading(Severity::Info), &heading));
    for ((_, rule), findings) in rules {
        for finding in findings.iter().take(HARMLESS) {
            let rule = paint(Tone::Rule(Severity::Info), rule);
            let told = visible(&finding.message);
            let _ = writeln!(out, "  {rule}  {told}{}", short(finding, paint));
        }
        more(out, findings.len(), HARMLESS);
    }
}

fn more(out: &mut String, all: usize, shown: usize) {
    if let Some(left) = all.checked_sub(shown).filter(|left| *left > 0) {
        let _ = writeln!(out, "  … and {left} more; `--format json` has them all");
    }
}

/// What fits beside a message when there are no details below it: whom it affects, and the nearest Rust item.
fn short(finding: &Finding, paint: &dyn Fn(Tone, &str) -> String) -> String {
    let whom = match finding.operations.as_slice() {
        [] => format!("#{}", finding.pointer),
        operations => several(operations, 1),
    };
    let rust = match finding.rust.first() {
        Some(path) => format!(" {}", paint(Tone::Faint, &visible(path))),
        None => String::new(),
    };
    // The version of the crate follows these, and no verdict above tells it.
    let source = if finding.source == Source::Break { " (source break)" } else { "" };
    format!(" [{}]{rust}{source}", visible(&whom))
}

fn details(out: &mut String, finding: &Finding, paint: &dyn Fn(Tone, &str) -> String) {
    let spots = spots(finding);
    let place = match spots.as_slice() {
        [] => format!("#{}", finding.pointer),
        spots => format!("#{} ({})", finding.pointer, spots.join(", ")),
    };
    let affected = match finding.operations.as_slice() {
        [] => "no operation".to_owned(),
        operations => several(operations, 3),
    };
    let unshown = finding.sought && finding.counterexample.is_none();
    let verdicts = format!(
        "{}: wire {}, validator {}, source {}{}",
        finding.direction,
        finding.wire,
        finding.validator,
        finding.source,
        if unshown { ", no counterexample" } else { "" }
    );
    let mut lines = vec![place];
    if !finding.also.is_empty() {
        let others: Vec<String> = finding.also.iter().map(|at| format!("#{at}")).collect();
        lines.push(format!("and {}", several(&others, 2)));
    }
    lines.push(format!("{verdicts}; {affected}"));
    if !finding.rust.is_empty() {
        lines.push(several(&finding.rust, 4));
    }
    if let Some(found) = &finding.counterexample {
        lines.push(format!(
            "accepted by the {} only: {}",
            found.accepted_by,
            cut(&json(&found.instance).to_string())
        ));
    }
    for line in lines {
        let _ = writeln!(out, "    {}", paint(Tone::Faint, &visible(&line)));
    }
}

/// Where both documents say it.
pub(super) fn spots(finding: &Finding) -> Vec<String> {
    let spot = |(side, spot): (&str, Option<crate::Spot>)| {
        spot.map(|spot| format!("{side} {}:{}", spot.line, spot.column))
    };
    [("base", finding.base), ("revision", finding.revision)].into_iter().filter_map(spot).collect()
}

/// How long a payload may be in a report for people.
const LONG: usize = 300;

/// A payload that fits a report for people.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}… ({} bytes)", text.get(..at).unwrap_or_default(), text.len()),
        None => text.to_owned(),
    }
}

/// The first few, and how many more there are.
pub(super) fn several(list: &[String], shown: usize) -> String {
    let first = list.iter().take(shown).map(String::as_str).collect::<Vec<_>>().join(", ");
    match list.len().checked_sub(shown).filter(|left| *left > 0) {
        Some(left) => format!("{first} (+{left} more)"),
        None => first,
    }
}
