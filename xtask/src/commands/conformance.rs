//! `conformance`: generates, compiles and runs documents against instances whose verdicts are known.

mod instances;
mod proofs;
mod report;

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
    /// The official suite, wrapped as documents; below ../shared unless given.
    #[arg(long, value_name = "DIR", conflicts_with = "cases")]
    suite: Option<PathBuf>,
    /// The corpus of real documents; below ../shared unless given.
    #[arg(long, value_name = "DIR", conflicts_with = "cases")]
    corpus: Option<PathBuf>,
    /// The whole suite, the committed cases, and of the corpus the smaller documents.
    #[arg(long, conflicts_with = "cases")]
    quick: bool,
    /// Makes this many instances of each type (40 unless told, 20 in the quick form) and judges them with the compiled
    /// code. When told, it also compares our verdicts on as many of each schema with those of an independent judge.
    #[arg(long, value_name = "N", conflicts_with = "cases")]
    instances: Option<u64>,
    /// Writes nothing: exits 1 when docs/conformance.md is not what this run found.
    #[arg(long, conflicts_with_all = ["cases", "quick"])]
    check: bool,
    /// Cases of yours: a JSON object a line, `{"doc", "schema" or "pointer", "data", "valid"}`.
    #[arg(long, value_name = "FILE.jsonl")]
    cases: Option<PathBuf>,
    /// The folder of the documents that cases name; the folder of the cases unless given.
    #[arg(long, value_name = "DIR", requires = "cases")]
    docs: Option<PathBuf>,
    /// Whether `format` is asserted or an annotation.
    #[arg(long, value_enum, default_value_t, requires = "cases")]
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
    let bench = Bench::open(root, screen)?;
    match &arguments.cases {
        Some(file) => own_cases(arguments, file, &bench),
        None => proofs::run(arguments, &bench),
    }
}

/// Runs cases of a file.
fn own_cases(arguments: &Arguments, file: &Path, bench: &Bench<'_>) -> Ended {
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
    let proof = bench.prove("cases", &cases, &docs, formats)?;
    match arguments.format {
        Format::Json => bench.screen.say(proof.to_json()),
        Format::Text => {
            bench.screen.say(proof.to_text().trim_end());
            bench.write_failures(&docs, &proof);
        }
    }
    Ok(Outcome::found(!proof.is_clean()))
}

/// The most failing cases that are written out.
const WRITTEN: usize = 20;

/// Where programs are built. While it is open nobody else builds there.
struct Bench<'a> {
    root: &'a Path,
    home: PathBuf,
    screen: &'a Screen,
    _lock: fs::File,
}

impl<'a> Bench<'a> {
    fn open(root: &'a Path, screen: &'a Screen) -> Result<Self, Error> {
        let home = root.join("target/specwright");
        let home = std::path::absolute(&home).unwrap_or(home);
        fs::create_dir_all(&home).map_err(|error| Problem::io(&home, "create", &error))?;
        let file = home.join("conformance.lock");
        let lock = fs::File::create(&file).map_err(|error| Problem::io(&file, "create", &error))?;
        if lock.try_lock().is_err() {
            screen.note("another conformance run is building; waiting for it");
            lock.lock().map_err(|error| Problem::io(&file, "lock", &error))?;
        }
        Ok(Self { root, home, screen, _lock: lock })
    }

    fn setup(&self, name: &str, docs: &Path, formats: Formats) -> Setup {
        Setup {
            docs: docs.to_owned(),
            formats,
            formats_only: false,
            made: None,
            runtime: self.runtime(),
            work: self.home.join("conformance").join(name),
            target: self.target(),
        }
    }

    fn runtime(&self) -> PathBuf {
        let runtime = self.root.join("crates/runtime");
        std::path::absolute(&runtime).unwrap_or(runtime)
    }

    fn target(&self) -> PathBuf {
        self.home.join("conformance-target")
    }

    /// Runs cases of one folder of documents; `name` tells their crates from others'.
    fn prove(
        &self,
        name: &str,
        cases: &[Case],
        docs: &Path,
        formats: Formats,
    ) -> Result<Proof, Error> {
        specwright_conformance::run(cases, &self.setup(name, docs, formats), self.screen)
            .map(|results| results.given)
            .map_err(stopped)
    }

    /// Writes failing cases as folders and names them.
    fn write_failures(&self, docs: &Path, proof: &Proof) {
        let home = self.home.join("failures");
        for found in proof.disagree.iter().take(WRITTEN) {
            match specwright_conformance::failure::write(&home, docs, &found.case) {
                Ok(folder) => {
                    let hash = specwright_conformance::review::hash(&found.case.instance);
                    self.screen.note(format_args!(
                        "written as a case: {} (instance {hash:016x})",
                        folder.display()
                    ));
                }
                Err(reason) => self
                    .screen
                    .note(format_args!("warning: a failing case cannot be written: {reason}")),
            }
        }
    }
}

/// An error that stops the proofs.
fn stopped(reason: String) -> Error {
    Problem::new("E0920", reason).into()
}

impl Progress for Screen {
    fn step(&self, what: &str, done: usize, all: usize) {
        self.passing(format_args!("[{done}/{all}] {what}"));
    }
}
