//! The report as one page, without scripts and without anything fetched.

use super::Report;
use super::shown::{Piece, pieces, visible};
use super::text::{cut, several};
use crate::words::json;
use crate::{Finding, Severity};
use std::fmt::Write as _;

const STYLE: &str = ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}\
article{border-left:4px solid #888;margin:1rem 0;padding:.1rem 1rem}\
.breaking{border-color:#c22}.warning{border-color:#c80}.info{border-color:#486}\
code{background:#8882;padding:0 .2em;overflow-wrap:anywhere}small{opacity:.75}p{margin:.2rem 0}";

/// The report as HTML.
pub fn render(report: &Report, title: &str) -> String {
    let title = escape(title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style>\n\
         <h1>{title}</h1>\n<p>{}</p>\n",
        escape(&report.summary())
    );
    let policy: Vec<String> =
        report.policy.entries().iter().map(|(name, value)| format!("{name} {value}")).collect();
    let _ = writeln!(out, "<p><small>Policy: {}</small></p>", escape(&policy.join(", ")));
    for note in report.notes() {
        let _ = writeln!(out, "<p>{}</p>", escape(&note));
    }
    for severity in [Severity::Breaking, Severity::Warning, Severity::Info] {
        let findings = report.changes_of(severity);
        if findings.is_empty() {
            continue;
        }
        let _ = writeln!(out, "<h2>{severity} ({})</h2>", findings.len());
        for finding in findings {
            article(&mut out, finding);
        }
    }
    if let Some(line) = report.left_out() {
        let _ = writeln!(out, "<p>{}</p>", escape(&line));
    }
    out.push_str("</html>\n");
    out
}

fn article(out: &mut String, finding: &Finding) {
    let _ = writeln!(
        out,
        "<article class=\"{}\"><p><strong>{}</strong> {}</p>\n<p><code>#{}</code>{}</p>",
        finding.severity,
        escape(&finding.id),
        sentence(&finding.message),
        escape(&finding.pointer),
        spots(finding),
    );
    if !finding.also.is_empty() {
        let others: Vec<String> = finding.also.iter().map(|at| format!("#{at}")).collect();
        let _ = writeln!(out, "<p><code>{}</code></p>", escape(&several(&others, 5)));
    }
    let _ = writeln!(
        out,
        "<p><small>{}: wire {}, validator {}, source {}; {}</small></p>",
        finding.direction,
        finding.wire,
        finding.validator,
        finding.source,
        escape(&several(&finding.operations, 5)),
    );
    if !finding.rust.is_empty() {
        let _ = writeln!(out, "<p><code>{}</code></p>", escape(&several(&finding.rust, 5)));
    }
    let _ = match &finding.counterexample {
        Some(found) => {
            let instance = escape(&cut(&json(&found.instance).to_string()));
            writeln!(out, "<p>Only the {} accepts <code>{instance}</code></p>", found.accepted_by)
        }
        None if finding.sought => writeln!(out, "<p><small>no counterexample</small></p>"),
        None => Ok(()),
    };
    out.push_str("</article>\n");
}

/// A sentence, what stands between backticks as code.
fn sentence(text: &str) -> String {
    let piece = |piece| match piece {
        Piece::Code(code) => format!("<code>{}</code>", escape(code)),
        Piece::Plain(words) => escape(words),
    };
    pieces(text).into_iter().map(piece).collect()
}

/// The lines of both documents.
fn spots(finding: &Finding) -> String {
    match super::text::spots(finding).as_slice() {
        [] => String::new(),
        spots => format!(" <small>{}</small>", spots.join(", ")),
    }
}

/// Text as HTML and XML have it.
pub(super) fn escape(text: &str) -> String {
    visible(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
