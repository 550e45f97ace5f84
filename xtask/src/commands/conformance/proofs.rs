//! The suite, the corpus, the committed cases: everything that is found, in one report.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use specwright_build::{Error, Formats, Problem};
use specwright_conformance::case::{Case, Verdict};
use specwright_conformance::committed;
use specwright_conformance::corpus::Corpus;
use specwright_conformance::page::{self, Findings, Set};
use specwright_conformance::review::{self, Entry};
use specwright_conformance::whole;
use specwright_conformance::{run as prove, suite};

use super::{Arguments, Bench, stopped};
use super::{instances, report};
use crate::outcome::{Ended, Outcome};
use crate::screen::Format;

/// The page of figures, below the root.
const PAGE: &str = "docs/conformance.md";
/// Cases of many keywords together, below the root.
const KEYWORDS: &str = "crates/conformance/cases";
/// The cases of all tests, below the root.
const CASES: &str = "crates/cases/cases";

/// Runs what is found.
pub(super) fn run(arguments: &Arguments, bench: &Bench<'_>) -> Ended {
    let shared = shared(bench.root)?;
    let suite =
        place(arguments.suite.as_deref(), shared.as_deref(), "suites/json-schema-test-suite")?;
    let corpus = place(arguments.corpus.as_deref(), shared.as_deref(), "corpus")?;
    let full = !arguments.quick && suite.is_some() && corpus.is_some();
    let mut proofs = Proofs {
        bench,
        entries: review::list().map_err(stopped)?,
        counts: Vec::new(),
        documents: Vec::new(),
        found: Findings::default(),
    };
    proofs.counts = vec![0; proofs.entries.len()];
    proofs.committed()?;
    match suite {
        Some(folder) => proofs.suite(&folder)?,
        None => proofs.skip("the official suite: there is no ../shared; name it with --suite"),
    }
    match corpus {
        Some(folder) => proofs.corpus(&folder, arguments.quick)?,
        None => proofs.skip("the corpus: there is no ../shared; name it with --corpus"),
    }
    let compared = match arguments.instances {
        Some(count) => Some(instances::compare(bench, count, &proofs.documents)?),
        None => None,
    };
    let found = proofs.finish();
    let stale = full && page_is_stale(arguments, bench, &found)?;
    match arguments.format {
        Format::Json => bench.screen.say(report::as_json(&found, compared.as_ref())),
        Format::Text => {
            for line in compared.iter().flat_map(|compared| &compared.lines) {
                bench.screen.say(line);
            }
            report::tell(bench.screen, &found);
        }
    }
    let differs = compared.is_some_and(|compared| compared.differs);
    Ok(Outcome::found(stale || differs || !found.is_clean()))
}

/// The shared folder: by the environment, where it must exist, else beside the root, where it may.
fn shared(root: &Path) -> Result<Option<PathBuf>, Error> {
    match std::env::var_os("SPECWRIGHT_SHARED") {
        Some(folder) if Path::new(&folder).is_dir() => Ok(Some(PathBuf::from(folder))),
        Some(folder) => {
            let message = format!(
                "SPECWRIGHT_SHARED names `{}`, which is no folder",
                Path::new(&folder).display()
            );
            Err(Problem::new("E0915", message).help("correct the variable, or unset it").into())
        }
        None => Ok(Some(root.join("../shared")).filter(|folder| folder.is_dir())),
    }
}

/// The folder that was named, which must exist, or the one below the shared folder, which may.
fn place(
    named: Option<&Path>,
    shared: Option<&Path>,
    below: &str,
) -> Result<Option<PathBuf>, Error> {
    match named {
        Some(folder) if folder.is_dir() => Ok(Some(folder.to_owned())),
        Some(folder) => {
            let message = format!("`{}` is no folder", folder.display());
            Err(Problem::new("E0915", message).help("name the folder that holds the cases").into())
        }
        None => Ok(shared.map(|shared| shared.join(below)).filter(|folder| folder.is_dir())),
    }
}

/// A run of several sets.
struct Proofs<'a> {
    bench: &'a Bench<'a>,
    entries: Vec<Entry>,
    /// How many cases each entry explains.
    counts: Vec<usize>,
    /// The documents of the corpus that take part.
    documents: Vec<PathBuf>,
    found: Findings,
}

impl Proofs<'_> {
    fn skip(&mut self, what: &str) {
        self.bench.screen.note(format_args!("skipped: {what}"));
        self.found.skipped.push(what.to_owned());
    }

    /// The cases of this repository.
    fn committed(&mut self) -> Result<(), Error> {
        for (name, about, folder) in [
            ("keywords", "documents of many keywords, formats asserted", KEYWORDS),
            ("cases", "the cases all tests share, a folder each, formats asserted", CASES),
        ] {
            let folder = self.bench.root.join(folder);
            let cases = committed::read(&folder).map_err(stopped)?;
            self.set(name, about, (&cases, &folder, Formats::Assert), false)?;
        }
        Ok(())
    }

    fn suite(&mut self, folder: &Path) -> Result<(), Error> {
        let suite = suite::read(folder).map_err(stopped)?;
        let annotated = (suite.annotated.as_slice(), folder, Formats::Annotate);
        self.set(
            "suite",
            "the official suite, 3.0 and 3.1, formats as annotations",
            annotated,
            false,
        )?;
        let asserted = (suite.asserted.as_slice(), folder, Formats::Assert);
        self.set(
            "suite-formats",
            "the official suite, `optional/format/`, formats asserted",
            asserted,
            false,
        )
    }

    fn corpus(&mut self, folder: &Path, quick: bool) -> Result<(), Error> {
        let corpus = Corpus::open(folder, quick).map_err(stopped)?;
        if corpus.left_out > 0 {
            self.skip(&format!(
                "{} larger documents of the corpus, left to the full form",
                corpus.left_out
            ));
        }
        let docs = corpus.docs();
        self.documents = corpus.documents.iter().map(|name| docs.join(name)).collect();
        let mut cases = corpus.examples(Verdict::Valid).map_err(stopped)?;
        cases.extend(corpus.mutants().map_err(stopped)?);
        let annotated = (cases.as_slice(), docs.as_path(), Formats::Annotate);
        self.set(
            "corpus",
            "examples, defaults and mutants of real documents, formats as annotations",
            annotated,
            false,
        )?;
        let cases = corpus.examples(Verdict::ValidWithFormats).map_err(stopped)?;
        let asserted = (cases.as_slice(), docs.as_path(), Formats::Assert);
        self.set(
            "corpus-formats",
            "examples and defaults whose schemas reach a format, formats asserted",
            asserted,
            true,
        )?;
        if !quick {
            let bench = self.bench;
            let places = (bench.runtime(), bench.home.join("conformance/whole"), bench.target());
            let places = (places.0.as_path(), places.1.as_path(), places.2.as_path());
            self.found.whole = Some(
                whole::check(&docs, &corpus.documents, places, bench.screen).map_err(stopped)?,
            );
        }
        Ok(())
    }

    fn set(
        &mut self,
        name: &str,
        about: &str,
        what: (&[Case], &Path, Formats),
        formats_only: bool,
    ) -> Result<(), Error> {
        let (cases, docs, formats) = what;
        let started = Instant::now();
        let setup = self.bench.setup(name, docs, formats);
        let setup = specwright_conformance::Setup { formats_only, ..setup };
        let mut outcome = prove(cases, &setup, self.bench.screen).map_err(stopped)?;
        let counts = review::review(name, &self.entries, &mut outcome);
        for (all, count) in self.counts.iter_mut().zip(counts) {
            *all = all.saturating_add(count);
        }
        self.bench.write_failures(docs, &outcome);
        let (cases, seconds) = (outcome.cases, started.elapsed().as_secs());
        self.bench.screen.note(format_args!("{name}: {cases} cases in {seconds} s"));
        self.found.sets.push(Set { name: name.to_owned(), about: about.to_owned(), outcome });
        Ok(())
    }

    fn finish(self) -> Findings {
        let reviewed = self.entries.into_iter().zip(self.counts).collect();
        Findings { reviewed, ..self.found }
    }
}

/// Writes the page, or tells whether it is another.
fn page_is_stale(
    arguments: &Arguments,
    bench: &Bench<'_>,
    found: &Findings,
) -> Result<bool, Error> {
    let file = bench.root.join(PAGE);
    let text = page::write(found);
    if arguments.check {
        let stale = fs::read_to_string(&file).is_ok_and(|there| there != text) || !file.exists();
        if stale {
            bench.screen.note(format_args!(
                "error: {PAGE} is not what this run found; run `cargo xtask conformance`"
            ));
        }
        return Ok(stale);
    }
    let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| Problem::io(&file, "write", &error))?;
    Ok(false)
}
