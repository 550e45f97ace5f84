//! `conformance`: generates, compiles and runs documents against instances whose verdicts are known.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use specwright_build::{Error, Formats, Problem};
use specwright_conformance::case::{self, Case, Verdict};
use specwright_conformance::outcome::Outcome as Proof;
use specwright_conformance::{Progress, Setup};

use crate::outcome::{Ended, Outcome};
use crate::screen::{Format, Screen};

/// Arguments of `conformance`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Cases of yours: a JSON object a line, `{"doc", "schema" or "pointer", "data", "valid"}`.
    #[arg(long, value_name = "FILE.jsonl")]
    cases: Option<PathBuf>,
    /// The folder of the documents that cases name; the folder of the cases unless given.
    #[arg(long, value_name = "DIR", requires = "cases")]
    docs: Option<PathBuf>,
    /// Whether `format` is asserted or an annotation.
    #[arg(long, value_enum, default_value_t)]
    formats: FormatsOption,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What `--formats` may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FormatsOption {
    /// Formats of the documented list are checked.
    Assert,
    /// None is.
    #[default]
    Annotate,
}

/// Runs the proofs.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let proof = match &arguments.cases {
        Some(file) => own_cases(arguments, file, root, screen)?,
        None => Proof::default(),
    };
    match arguments.format {
        Format::Json => screen.say(proof.to_json()),
        Format::Text => screen.say(proof.to_text().trim_end()),
    }
    Ok(Outcome::found(!proof.is_clean()))
}

fn own_cases(
    arguments: &Arguments,
    file: &Path,
    root: &Path,
    screen: &Screen,
) -> Result<Proof, Error> {
    let text = fs::read_to_string(file).map_err(|error| Problem::io(file, "read", &error))?;
    let cases = case::parse(&text, Verdict::Valid).map_err(|error| {
        Problem::new("E0913", format!("{}:{}: {}", file.display(), error.line, error.message))
            .help("each line is `{\"doc\": FILE, \"schema\": NAME or \"pointer\": POINTER, \"data\": VALUE, \"valid\": BOOL}`")
    })?;
    let beside = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let docs = arguments.docs.clone().unwrap_or_else(|| beside.to_owned());
    let formats = match arguments.formats {
        FormatsOption::Assert => Formats::Assert,
        FormatsOption::Annotate => Formats::Annotate,
    };
    prove(&cases, &docs, formats, "cases", root, screen)
}

/// Runs cases of one folder of documents; `name` tells its program from others'.
fn prove(
    cases: &[Case],
    docs: &Path,
    formats: Formats,
    name: &str,
    root: &Path,
    screen: &Screen,
) -> Result<Proof, Error> {
    let home = root.join("target/specwright");
    let setup = Setup {
        docs: docs.to_owned(),
        formats,
        runtime: root.join("crates/runtime"),
        work: home.join(format!("conformance-{name}")),
        target: home.join("conformance-target"),
    };
    specwright_conformance::run(cases, &setup, screen)
        .map_err(|reason| Problem::new("E0914", reason).into())
}

impl Progress for Screen {
    fn step(&self, what: &str, done: usize, all: usize) {
        self.passing(format_args!("[{done}/{all}] {what}"));
    }
}
