//! `tidy`: the rules of the house that no compiler checks.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::outcome::{Ended, Outcome};
use crate::screen::{Format, Screen};
use crate::tidy::{self, Finding};

/// Arguments of `tidy`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The list of snapshots a test run referred to (insta's `INSTA_SNAPSHOT_REFERENCES_FILE`); others are findings.
    #[arg(long, value_name = "FILE")]
    snapshots: Option<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Report {
    findings: Vec<Finding>,
    long: Vec<String>,
}

/// Checks every rule and tells all findings.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let files = tidy::files(root)?;
    let mut findings = tidy::layers(root)?;
    findings.extend(tidy::first_lines(&files));
    findings.extend(tidy::headers(&files));
    findings.extend(tidy::names(root, &files)?);
    if let Some(list) = &arguments.snapshots {
        findings.extend(tidy::snapshots(list, &files)?);
    }
    let report = Report { findings, long: tidy::long(&files) };
    match arguments.format {
        Format::Json => screen.json(&report),
        Format::Text => {
            for line in &report.long {
                screen.say(format_args!("long: {line}"));
            }
            for Finding { file, message } in &report.findings {
                screen.note(format_args!("error: {file}: {message}"));
            }
            let (count, found) = (files.len(), report.findings.len());
            screen.say(format_args!(
                "tidy: looked at {count} files, {found} findings, {} long files",
                report.long.len()
            ));
        }
    }
    Ok(Outcome::found(!report.findings.is_empty()))
}
