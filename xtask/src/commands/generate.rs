//! `generate`: specs/ → generated/, or any document → a stand-alone crate.

use std::path::{Path, PathBuf};

use serde::Serialize;
use specwright_build::sync::{self, Change, ChangeKind};
use specwright_build::{Generator, Report, Runtime, Switches, Told, house};

use crate::outcome::{Ended, Outcome};
use crate::screen::{Format, Screen};

/// Arguments of `generate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Providers to generate; the modules of the others stay as they are.
    #[arg(value_name = "PROVIDER", conflicts_with_all = ["spec", "out", "name", "settings", "only", "runtime"])]
    providers: Vec<String>,
    /// Writes nothing: prints a diff and exits 1 when the output is not what the documents say.
    #[arg(long)]
    check: bool,
    /// A keyword that is not enforced is an error.
    #[arg(long)]
    strict: bool,
    /// A malformed keyword is left out with a warning, instead of an error.
    #[arg(long)]
    lenient: bool,
    /// A document to make a stand-alone crate of.
    #[arg(long, value_name = "FILE", requires = "out")]
    spec: Option<PathBuf>,
    /// The folder of the stand-alone crate; it is replaced as a whole.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The name of the stand-alone crate and its module.
    #[arg(long, requires = "spec")]
    name: Option<String>,
    /// A file of choices for the stand-alone crate, as `provider.yaml` is.
    #[arg(long, value_name = "FILE", requires = "spec")]
    settings: Option<PathBuf>,
    /// Keeps what these operations reach: operationId, 'POST /path' or webhook:NAME.
    #[arg(long, value_name = "OPERATION", requires = "spec", value_delimiter = ',')]
    only: Vec<String>,
    /// Where the stand-alone crate finds the runtime; this checkout unless told otherwise.
    #[arg(long, value_name = "VERSION|PATH", requires = "spec")]
    runtime: Option<String>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Generates, and writes or compares.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let (shown, report) = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => {
            (out.to_string_lossy().into_owned(), stand_alone(arguments, spec, out, root))
        }
        _ => (house::OUT.to_owned(), whole(arguments, root)),
    };
    let report = report?;
    if arguments.format == Format::Json {
        screen.json(&Summary::of(&report, &shown));
    } else {
        screen.warnings(&report.warnings);
    }
    match (arguments.check, arguments.format) {
        (true, Format::Text) => tell_difference(arguments, &shown, &report, screen),
        (false, Format::Text) => screen.say(format_args!("{}: {report}", wrote(&shown, &report))),
        (_, Format::Json) => {}
    }
    Ok(Outcome::found(arguments.check && !report.difference.is_empty()))
}

fn whole(arguments: &Arguments, root: &Path) -> Result<Report, specwright_build::Error> {
    let switches =
        Switches { strict: arguments.strict, lenient: arguments.lenient, ..Switches::default() };
    let generated = house::generate(root, &arguments.providers, &switches)?;
    let out = root.join(house::OUT);
    let act = if arguments.check { sync::compare } else { sync::write };
    let difference = act(&out, &generated.tree)?;
    Ok(Report::of(generated, difference))
}

fn stand_alone(
    arguments: &Arguments,
    spec: &Path,
    out: &Path,
    root: &Path,
) -> Result<Report, specwright_build::Error> {
    let runtime = match &arguments.runtime {
        Some(text) => Runtime::find(text)?,
        None => Runtime::Path(
            std::path::absolute(root.join("crates/runtime")).unwrap_or_else(|_| root.to_path_buf()),
        ),
    };
    let mut generator = Generator::new()
        .spec(spec)
        .out(out)
        .runtime(runtime)
        .only(arguments.only.iter().map(|name| name.trim()))
        .strict(arguments.strict)
        .lenient(arguments.lenient);
    if let Some(name) = &arguments.name {
        generator = generator.name(name);
    }
    if let Some(settings) = &arguments.settings {
        generator = generator.settings(settings);
    }
    if arguments.check { generator.check() } else { generator.generate() }
}

fn wrote(shown: &str, report: &Report) -> String {
    if report.difference.is_empty() {
        format!("{shown} is up to date")
    } else {
        format!("wrote {shown}")
    }
}

/// The most lines of a diff shown for one file.
const LINES: usize = 200;

fn tell_difference(arguments: &Arguments, shown: &str, report: &Report, screen: &Screen) {
    if report.difference.is_empty() {
        screen.say(format_args!("{shown} is what the documents say: {report}"));
        return;
    }
    for change in &report.difference.changes {
        tell_change(shown, change, screen);
    }
    let count = report.difference.changes.len();
    screen.note(format_args!(
        "error: {shown} is stale: {count} {} from what the documents say",
        if count == 1 { "file differs" } else { "files differ" }
    ));
    screen.note(format_args!("help: run `cargo xtask generate{}`", command_line(arguments)));
}

fn tell_change(shown: &str, change: &Change, screen: &Screen) {
    let path = format!("{shown}/{}", change.path);
    match change.kind {
        ChangeKind::Missing => {
            screen.say(format_args!("missing: {path} ({} lines)", change.want.lines().count()));
        }
        ChangeKind::Orphan => {
            screen.say(format_args!("orphan: {path} ({} lines)", change.have.lines().count()));
        }
        ChangeKind::Stale => {
            let diff = similar::TextDiff::from_lines(change.have.as_str(), change.want.as_str());
            let diff = diff
                .unified_diff()
                .header(&path, &format!("{path} (from the document)"))
                .to_string();
            screen.say(format_args!("stale: {path}"));
            for line in diff.lines().take(LINES) {
                screen.say(line);
            }
            let left = diff.lines().count().saturating_sub(LINES);
            if left > 0 {
                screen.say(format_args!("… {left} more lines"));
            }
        }
    }
}

/// The arguments to repeat, without `--check`.
fn command_line(arguments: &Arguments) -> String {
    let mut words: Vec<String> = arguments.providers.clone();
    let mut option = |name: &str, value: Option<String>| {
        words.extend(value.map(|value| format!("{name} '{value}'")));
    };
    option("--spec", arguments.spec.as_ref().map(|path| path.display().to_string()));
    option("--out", arguments.out.as_ref().map(|path| path.display().to_string()));
    option("--name", arguments.name.clone());
    option("--settings", arguments.settings.as_ref().map(|path| path.display().to_string()));
    option("--only", (!arguments.only.is_empty()).then(|| arguments.only.join(",")));
    option("--runtime", arguments.runtime.clone());
    for (flag, given) in [("--strict", arguments.strict), ("--lenient", arguments.lenient)] {
        words.extend(given.then(|| flag.to_owned()));
    }
    words.iter().fold(String::new(), |line, word| format!("{line} {word}"))
}

/// The report as JSON.
#[derive(Serialize)]
struct Summary<'a> {
    out: &'a str,
    operations: usize,
    types: usize,
    files: usize,
    lines: usize,
    changed: Vec<Changed<'a>>,
    warnings: Vec<Told>,
}

#[derive(Serialize)]
struct Changed<'a> {
    path: &'a str,
    kind: &'static str,
}

impl<'a> Summary<'a> {
    fn of(report: &'a Report, out: &'a str) -> Self {
        let changed = |change: &'a Change| Changed {
            path: &change.path,
            kind: match change.kind {
                ChangeKind::Stale => "stale",
                ChangeKind::Missing => "missing",
                ChangeKind::Orphan => "orphan",
            },
        };
        Self {
            out,
            operations: report.operations,
            types: report.types,
            files: report.files,
            lines: report.lines,
            changed: report.difference.changes.iter().map(changed).collect(),
            warnings: report.warnings.iter().map(Told::from).collect(),
        }
    }
}
