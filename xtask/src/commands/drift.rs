//! `drift`: what changed at the provider, whom it breaks, which Rust types.

use std::path::Path;

use clap::ValueEnum;
use specwright_build::Problem;
use specwright_drift::accept::{self, Judged};
use specwright_drift::report::sarif::Documents;
use specwright_drift::report::{github, html, json, junit, markdown, sarif, text};
use specwright_drift::{
    Comparison, Openness, Policy, Report, Scope, Severity, Side as Name, Surfaces, UnknownMembers,
};
use specwright_witness::Judges;

use crate::drift::accepted::Accepted;
use crate::drift::pins::{self, Pin};
use crate::drift::side::{Side, sides};
use crate::outcome::{Ended, Outcome};
use crate::screen::Screen;

/// Arguments of `drift`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The document your code was built from; with --against, a provider below specs/.
    #[arg(value_name = "BASE|PROVIDER", required_unless_present = "pins")]
    base: Option<String>,
    /// The document as it is now.
    #[arg(value_name = "REVISION")]
    pub(crate) revision: Option<String>,
    /// Compares the provider's pinned document with this file, or with itself at this git revision.
    #[arg(long, value_name = "FILE|GIT-REV", conflicts_with = "revision")]
    pub(crate) against: Option<String>,
    /// Compares every pinned document that a change touches with what it was: at --against, else where this branch began.
    /// Each has a report of its own.
    #[arg(long, conflicts_with_all = ["base", "revision", "accept"])]
    pins: bool,
    /// Tells what only the revision has, too; a pinned document may be a part of the provider's.
    #[arg(long)]
    all: bool,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// What your readers refuse when they do not know it. Unions of a provider's crate do, which has no variant for a
    /// branch that it does not know; all else is open by default, and between two documents unions are, too.
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    closed: Vec<Unknown>,
    /// What your readers keep when they do not know it.
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    open: Vec<Unknown>,
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

/// What readers may not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Unknown {
    /// Values of enums.
    Enums,
    /// Branches of unions.
    Unions,
    /// Members of objects.
    Members,
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

impl Arguments {
    /// The policy in force, which the report states.
    fn policy(&self) -> Result<Policy, Problem> {
        if let Some(both) = self.open.iter().find(|what| self.closed.contains(what)) {
            let word = format!("{both:?}").to_lowercase();
            let help = "readers keep what they do not know, or refuse it";
            return Err(refused(format!("`{word}` cannot be both open and closed"), help));
        }
        let own = self.against.is_some() || self.pins;
        let mut policy = if own { Policy::generated() } else { Policy::default() };
        let said = self.open.iter().map(|what| (what, Openness::Open));
        for (what, openness) in said.chain(self.closed.iter().map(|what| (what, Openness::Closed)))
        {
            match what {
                Unknown::Enums => policy.enums = openness,
                Unknown::Unions => policy.unions = openness,
                Unknown::Members => {
                    policy.unknown_members = match openness {
                        Openness::Open => UnknownMembers::Ignore,
                        Openness::Closed => UnknownMembers::Deny,
                    };
                }
            }
        }
        Ok(policy)
    }

    /// The first document, or the provider.
    pub(crate) fn base(&self) -> &str {
        self.base.as_deref().unwrap_or_default()
    }
}

/// Compares and reports.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    if arguments.pins {
        return run_pins(arguments, root, screen);
    }
    if arguments.accept.is_some() && arguments.against.is_none() {
        let help =
            "accepted drift is kept beside a provider's document: `drift PROVIDER --against …`";
        return Err(refused("`--accept` has no list to add to", help).into());
    }
    if arguments.accept.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        let help = "say why the changes are taken: `--accept 'agreed with them by mail'`";
        return Err(refused("`--accept` gives no reason", help).into());
    }
    let (base, revision) = sides(arguments, root)?;
    let provider = arguments.against.as_ref().map(|_| arguments.base());
    let mut accepted = Accepted::read(root, provider)?;
    let covered = provider.is_some() && !arguments.all;
    let scope = if covered { Scope::Covered } else { Scope::All };
    let report = compare(&base, &revision, scope, arguments.policy()?);
    if let Some(reason) = &arguments.accept {
        let failing =
            report.changes.iter().filter(|finding| arguments.fail_on.takes(finding.severity));
        let added = accepted.add(failing, reason)?;
        screen.note(match added {
            0 => "nothing fails that is not accepted".to_owned(),
            1 => format!("added 1 entry to {}", accepted.shown()),
            _ => format!("added {added} entries to {}", accepted.shown()),
        });
    }
    let judged = accept::apply(report, &accepted.entries, accepted.today);
    let fails = tell(arguments, (&base, &revision), &judged, screen);
    let stale = accepted.complain(&judged.unused, &judged.expired, screen);
    Ok(Outcome::found(fails || stale))
}

/// Prints what is left of a report; whether it fails.
fn tell(
    arguments: &Arguments,
    (base, revision): (&Side, &Side),
    judged: &Judged,
    screen: &Screen,
) -> bool {
    // What the base was at a git revision is not in the checkout any more.
    let here = if base.is_past { Name::Revision } else { Name::Base };
    let documents = Documents { base: &base.name, revision: &revision.name, here };
    let printed = print(arguments.format, &judged.report, &judged.accepted, documents, screen);
    screen.say(printed.trim_end());
    judged.report.changes.iter().any(|finding| arguments.fail_on.takes(finding.severity))
}

/// Compares what a change of this repository touches. Entries that match nothing are about another comparison.
fn run_pins(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let policy = arguments.policy()?;
    let base = pins::base(root, arguments.against.as_deref())?;
    let (mut fails, mut changed) = (false, 0);
    let pins = pins::pins(root, base.as_deref(), screen)?;
    for Pin { name, sides, accepted } in &pins {
        let expired = accept::expired(&accepted.entries, accepted.today);
        fails |= accepted.complain(&[], &expired, screen);
        let Some((before, after)) = sides else { continue };
        changed += 1;
        let report = compare(before, after, Scope::All, policy);
        let judged = accept::apply(report, &accepted.entries, accepted.today);
        if tell(arguments, (before, after), &judged, screen) {
            fails = true;
            let base = base.as_deref().unwrap_or("HEAD");
            screen.note(format_args!(
                "error: {name} drifts; take it with `drift {name} --against {base} --all --accept 'why'`"
            ));
        }
    }
    let count = pins.len();
    screen.note(match base {
        None => format!("{count} pinned documents, and no git revision to compare them with"),
        Some(base) => format!("{count} pinned documents, {changed} changed since {base}"),
    });
    Ok(Outcome::found(fails))
}

fn compare(base: &Side, revision: &Side, scope: Scope, policy: Policy) -> Report {
    let surfaces = Surfaces { base: &base.surface, revision: &revision.surface };
    let judges = Judges::of(&base.model, &revision.model);
    Comparison { policy, scope, surfaces: Some(surfaces), witness: Some(&judges) }
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
