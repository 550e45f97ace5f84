//! The suite, the corpus, the committed cases: everything that is found, in one report.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use specwright_build::{Error, Formats, Problem};
use specwright_conformance::case::{Case, Verdict};
use specwright_conformance::committed;
use specwright_conformance::corpus::Corpus;
use specwright_conformance::made::Made;
use specwright_conformance::outcome::Outcome as Proof;
use specwright_conformance::page::{self, Findings, Set};
use specwright_conformance::review::{self, Entry};
use specwright_conformance::whole::{self, Places};
use specwright_conformance::{Setup, random, run as prove, suite};

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

/// How many instances are made of each type, unless told.
const EACH: u64 = 40;
/// The same, in the quick form.
const QUICK: u64 = 20;

/// Documents made at random.
const RANDOM: u64 = 50;
/// The same, in the quick form.
const QUICK_RANDOM: u64 = 5;

/// Runs what is found.
pub(super) fn run(arguments: &Arguments, bench: &Bench<'_>) -> Ended {
    let shared = shared(bench.root)?;
    let suite =
        place(arguments.suite.as_deref(), shared.as_deref(), ("suites", SUITE, "cases30.jsonl"))?;
    let corpus =
        place(arguments.corpus.as_deref(), shared.as_deref(), ("", "corpus", "documents"))?;
    let full = !arguments.quick && suite.is_some() && corpus.is_some();
    let mut proofs = Proofs {
        bench,
        entries: review::list().map_err(stopped)?,
        counts: Vec::new(),
        each: arguments.instances.unwrap_or(if arguments.quick { QUICK } else { EACH }),
        documents: Vec::new(),
        found: Findings::default(),
    };
    proofs.counts = vec![0; proofs.entries.len()];
    proofs.committed()?;
    proofs.random(if arguments.quick { QUICK_RANDOM } else { RANDOM })?;
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

/// The folder of the suite.
const SUITE: &str = "json-schema-test-suite";

/// The folder that was named, which must hold what it should, or the one below the shared folder, which may. `below` tells
/// where it stands there, its name and what it holds. What holds the folder of that name may be named too.
fn place(
    named: Option<&Path>,
    shared: Option<&Path>,
    below: (&str, &str, &str),
) -> Result<Option<PathBuf>, Error> {
    let (home, name, held) = below;
    let Some(folder) = named else {
        let found = shared.map(|shared| shared.join(home).join(name));
        return Ok(found.filter(|folder| folder.is_dir()));
    };
    let known = [folder.to_owned(), folder.join(name)];
    if let Some(found) = known.into_iter().find(|folder| folder.join(held).exists()) {
        return Ok(Some(found));
    }
    let message = if folder.is_dir() {
        format!("`{}` does not hold `{held}`", folder.display())
    } else {
        format!("`{}` is no folder", folder.display())
    };
    Err(Problem::new("E0915", message).help("name the folder that holds the cases").into())
}

/// A run of several sets.
struct Proofs<'a> {
    bench: &'a Bench<'a>,
    entries: Vec<Entry>,
    /// How many cases each entry explains.
    counts: Vec<usize>,
    /// Instances made of each type.
    each: u64,
    /// The documents of the corpus that take part.
    documents: Vec<PathBuf>,
    found: Findings,
}

/// What a set is made of.
struct Given<'a> {
    cases: &'a [Case],
    docs: &'a Path,
    formats: Formats,
    /// Leaves out what reaches no format.
    formats_only: bool,
    /// Documents without cases that take part with all their components.
    without_cases: Vec<String>,
}

impl<'a> Given<'a> {
    fn of(cases: &'a [Case], docs: &'a Path, formats: Formats) -> Self {
        Self { cases, docs, formats, formats_only: false, without_cases: Vec::new() }
    }
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
            self.set(name, about, &Given::of(&cases, &folder, Formats::Assert))?;
        }
        Ok(())
    }

    /// Documents made at random, with instances for all of their components.
    fn random(&mut self, count: u64) -> Result<(), Error> {
        let folder = self.bench.home.join("conformance/random-docs");
        let without_cases = random::write(&folder, count).map_err(stopped)?;
        let given = Given::of(&[], &folder, Formats::Annotate);
        self.set("random", "", &Given { without_cases, ..given })
    }

    fn suite(&mut self, folder: &Path) -> Result<(), Error> {
        let suite = suite::read(folder).map_err(stopped)?;
        self.set(
            "suite",
            "the official suite, 3.0 and 3.1, formats as annotations",
            &Given::of(&suite.annotated, folder, Formats::Annotate),
        )?;
        self.set(
            "suite-formats",
            "the official suite, `optional/format/`, formats asserted",
            &Given::of(&suite.asserted, folder, Formats::Assert),
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
        let annotated = Given::of(&cases, &docs, Formats::Annotate);
        self.set(
            "corpus",
            "examples, defaults and mutants of real documents, formats as annotations",
            &Given { without_cases: corpus.without(&cases), ..annotated },
        )?;
        let cases = corpus.examples(Verdict::ValidWithFormats).map_err(stopped)?;
        let asserted = Given::of(&cases, &docs, Formats::Assert);
        self.set(
            "corpus-formats",
            "examples and defaults whose schemas reach a format, formats asserted",
            &Given { formats_only: true, ..asserted },
        )?;
        if !quick {
            let bench = self.bench;
            let places = Places {
                docs: &docs,
                runtime: &bench.runtime(),
                work: &bench.home.join("conformance/whole"),
                target: &bench.target(),
            };
            let whole = whole::check(&corpus.documents, &places, bench.screen);
            self.found.whole = Some(whole.map_err(stopped)?);
        }
        Ok(())
    }

    /// Runs a set, and beside its cases the instances that are made for its types.
    fn set(&mut self, name: &str, about: &str, given: &Given<'_>) -> Result<(), Error> {
        let started = Instant::now();
        let each = usize::try_from(self.each).unwrap_or(usize::MAX);
        let made = Made { each, documents: given.without_cases.clone() };
        let setup = self.bench.setup(name, given.docs, given.formats);
        let setup = Setup { formats_only: given.formats_only, made: Some(made), ..setup };
        let results = prove(given.cases, &setup, self.bench.screen).map_err(stopped)?;
        let seconds = started.elapsed().as_secs();
        let (cases, made) = (results.given.cases, results.made.cases);
        self.bench
            .screen
            .note(format_args!("{name}: {cases} cases and {made} made, in {seconds} s"));
        if cases > 0 || !results.given.is_clean() {
            self.outcome(name, about, given.docs, results.given);
        }
        let about = format!("instances made for the types of `{name}`, {each} of each at most");
        self.outcome(&format!("{name}-made"), &about, given.docs, results.made);
        Ok(())
    }

    /// Takes what is reviewed out of an outcome and keeps it.
    fn outcome(&mut self, name: &str, about: &str, docs: &Path, mut outcome: Proof) {
        let counts = review::review(name, &self.entries, &mut outcome);
        for (all, count) in self.counts.iter_mut().zip(counts) {
            *all = all.saturating_add(count);
        }
        self.bench.write_failures(docs, &outcome);
        self.found.sets.push(Set { name: name.to_owned(), about: about.to_owned(), outcome });
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
        let stale = !fs::read_to_string(&file).is_ok_and(|there| there == text);
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
