//! `drift`: what changed at the provider, whom it breaks, which Rust types.

use std::path::Path;

use clap::ValueEnum;
use specwright_build::Problem;
use specwright_drift::report::sarif::Documents;
use specwright_drift::report::{github, html, json, junit, markdown, sarif, text};
use specwright_drift::{Comparison, Report, Scope, Severity, Surfaces, accept};
use specwright_witness::Judges;

use crate::drift::accepted::Accepted;
use crate::drift::side::{Side, sides};
use crate::outcome::{Ended, Outcome};
use crate::screen::Screen;

/// Arguments of `drift`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The document your code was built from; with --against, a provider below specs/.
    #[arg(value_name = "BASE|PROVIDER")]
    pub(crate) base: String,
    /// The document as it is now.
    #[arg(value_name = "REVISION", required_unless_present = "against")]
    pub(crate) revision: Option<String>,
    /// Compares the provider's pinned document with this file, or with itself at this git revision.
    #[arg(long, value_name = "FILE|GIT-REV", conflicts_with = "revision")]
    pub(crate) against: Option<String>,
    /// Tells what only the revision has, too; a pinned document may be a part of the provider's.
    #[arg(long)]
    all: bool,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The changes that make the command exit 1.
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    fail_on: FailOn,
    /// Adds an entry to specs/PROVIDER/accepted.yaml for each change that fails, with this reason.
    #[arg(long, value_name = "REASON")]
    accept: Option<String>,
}

/// The forms of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For a pull request.
    Markdown,
    /// A page.
    Html,
    /// For code scanning (SARIF 2.1.0).
    Sarif,
    /// For test reports.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
}

/// When the command exits 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// On a breaking change.
    #[default]
    Breaking,
    /// On a warning or worse.
    Warning,
    /// On any change.
    Any,
    /// Never.
    None,
}

impl FailOn {
    fn takes(self, severity: Severity) -> bool {
        match self {
            Self::Breaking => severity == Severity::Breaking,
            Self::Warning => severity >= Severity::Warning,
            Self::Any => true,
            Self::None => false,
        }
    }
}

/// Compares and reports.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    if arguments.accept.is_some() && arguments.against.is_none() {
        let help =
            "accepted drift is kept beside a provider's document: `drift PROVIDER --against …`";
        return Err(refused("`--accept` has no list to add to", help).into());
    }
    let (base, revision) = sides(arguments, root)?;
    let provider = arguments.against.as_ref().map(|_| arguments.base.as_str());
    let mut accepted = Accepted::read(root, provider)?;
    let covered = provider.is_some() && !arguments.all;
    let report = compare(&base, &revision, if covered { Scope::Covered } else { Scope::All });
    if let Some(reason) = &arguments.accept {
        let failing =
            report.changes.iter().filter(|finding| arguments.fail_on.takes(finding.severity));
        let added = accepted.add(failing, reason)?;
        screen.note(format_args!("added {added} entries to {}", accepted.shown()));
    }
    let judged = accept::apply(report, &accepted.entries, accepted.today);
    let documents = Documents { base: &base.name, revision: &revision.name };
    let printed = print(arguments.format, &judged.report, &judged.accepted, documents, screen);
    screen.say(printed.trim_end());
    let stale = accepted.complain(&judged.unused, &judged.expired, screen);
    let fails =
        judged.report.changes.iter().any(|finding| arguments.fail_on.takes(finding.severity));
    Ok(Outcome::found(fails || stale))
}

fn compare(base: &Side, revision: &Side, scope: Scope) -> Report {
    let surfaces = Surfaces { base: &base.surface, revision: &revision.surface };
    let judges = Judges::of(&base.model, &revision.model);
    Comparison { scope, surfaces: Some(surfaces), witness: Some(&judges), ..Comparison::default() }
        .run(&base.model, &revision.model)
}

fn print(
    format: Format,
    report: &Report,
    accepted: &[specwright_drift::Finding],
    documents: Documents<'_>,
    screen: &Screen,
) -> String {
    match format {
        Format::Text => text::render(report, &|tone, piece| screen.paint(tone, piece)),
        Format::Json => json::render(report),
        Format::Markdown => markdown::render(report),
        Format::Html => {
            html::render(report, &format!("{} → {}", documents.base, documents.revision))
        }
        Format::Sarif => sarif::render(report, accepted, documents),
        Format::Junit => junit::render(report),
        Format::Github => github::render(report, documents),
    }
}

/// A problem of the command line itself.
pub(crate) fn refused(message: impl Into<String>, help: &str) -> Problem {
    Problem::new("E0912", message).help(help)
}
