//! One run: cases in, outcome out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use specwright_build::Formats;

use crate::answer;
use crate::case::Case;
use crate::made::{self, Made};
use crate::outcome::Outcome;
use crate::process::{self, Compiled};
use crate::program::{self, Asked, Document};

/// Where things are, and what is chosen.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The folder the documents' names are relative to.
    pub docs: PathBuf,
    /// Whether formats are asserted.
    pub formats: Formats,
    /// Leaves out the cases whose schemas reach no format that is asserted: their code is that of a run without.
    pub formats_only: bool,
    /// Instances made for every type that is generated, judged besides.
    pub made: Option<Made>,
    /// The folder of the runtime crate.
    pub runtime: PathBuf,
    /// The folder the crates are written to and kept in; what did not change is not built again.
    pub work: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

/// Told how far a run is.
pub trait Progress {
    /// A step begins: a few words, and how far it is of how much.
    fn step(&self, what: &str, done: usize, all: usize);
}

/// How many bytes of Rust one runner links at most, so that memory and time of linking stay bounded.
const BATCH: usize = 12_000_000;

/// What came of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Of the cases that were given.
    pub given: Outcome,
    /// Of the instances that were made.
    pub made: Outcome,
}

/// Generates, compiles and runs; the error is one that stops all cases.
pub fn run(cases: &[Case], setup: &Setup, progress: &dyn Progress) -> Result<Results, String> {
    let mut by_document: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        by_document.entry(&case.doc).or_default().push(case);
    }
    for name in setup.made.iter().flat_map(|made| &made.documents) {
        by_document.entry(name).or_default();
    }
    let mut results = Results::default();
    let documents = generate(&mut by_document, setup, progress, &mut results.given)?;
    results.given.cases = by_document.values().map(Vec::len).sum();
    let batches = batches(documents);
    for (done, batch) in batches.iter().enumerate() {
        progress.step(&format!("compiling {} and judging", told(batch)), done, batches.len());
        one_batch(done, batch, &by_document, setup, &mut results)?;
    }
    Ok(results)
}

/// Generates the documents; cases that cannot be run are told and taken out of `by_document`'s work.
fn generate(
    by_document: &mut BTreeMap<&str, Vec<&Case>>,
    setup: &Setup,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Vec<Document>, String> {
    let mut documents = Vec::new();
    let all = by_document.len();
    for (done, (name, cases)) in by_document.iter_mut().enumerate() {
        progress.step(&format!("generating {name}"), done, all);
        let document = match asked(name, cases, setup) {
            Ok(asked) if asked.is_empty() => continue,
            Ok(asked) => program::document(setup, name, &asked)?,
            Err(reason) => Err(reason),
        };
        match document {
            Ok(document) => documents.push(document),
            Err(reason) => outcome.left_out(name, cases, &reason),
        }
    }
    Ok(documents)
}

/// The schemas a document is asked for: those of its cases, and where it has none those of its components. Cases whose
/// schemas are left out go.
fn asked(name: &str, cases: &mut Vec<&Case>, setup: &Setup) -> Result<Asked, String> {
    if cases.is_empty() {
        return program::components(setup, name);
    }
    let mut asked: Asked =
        cases.iter().map(|case| (case.pointer.clone(), case.direction)).collect();
    if setup.formats_only {
        let kept = program::with_formats(setup, name, &asked)?;
        asked.retain(|(pointer, _)| kept.contains(pointer));
        cases.retain(|case| asked.contains(&(case.pointer.clone(), case.direction)));
    }
    Ok(asked)
}

/// Documents in their order, as many together as one runner takes.
fn batches(documents: Vec<Document>) -> Vec<Vec<Document>> {
    let mut batches: Vec<Vec<Document>> = Vec::new();
    let mut bytes = usize::MAX;
    for document in documents {
        if bytes.saturating_add(document.bytes) > BATCH {
            batches.push(Vec::new());
            bytes = 0;
        }
        bytes = bytes.saturating_add(document.bytes);
        if let Some(batch) = batches.last_mut() {
            batch.push(document);
        }
    }
    batches
}

fn told(batch: &[Document]) -> String {
    match batch {
        [one] => one.name.clone(),
        many => format!("{} documents", many.len()),
    }
}

fn one_batch(
    number: usize,
    batch: &[Document],
    cases: &BTreeMap<&str, Vec<&Case>>,
    setup: &Setup,
    results: &mut Results,
) -> Result<(), String> {
    let members = compile(number, batch, cases, setup, &mut results.given)?;
    let mut input = Vec::new();
    let mut runnable: Vec<Cow<'_, Case>> = Vec::new();
    for (index, document) in members.iter().enumerate() {
        for case in cases.get(document.name.as_str()).into_iter().flatten() {
            if let Some(reason) = document.lost.get(&case.pointer) {
                results.given.not_run(&case.doc, &case.pointer, reason);
            } else {
                input.push(line(case, index));
                runnable.push(Cow::Borrowed(case));
            }
        }
        if let Some(made) = &setup.made {
            let model = program::model(setup, document)?;
            for case in made::cases(made, &document.name, &model, &document.targets) {
                input.push(line(&case, index));
                runnable.push(Cow::Owned(case));
            }
        }
    }
    let name = format!("{}{}", program::runner_name(setup, number), std::env::consts::EXE_SUFFIX);
    let answers = answer::answers(&setup.target.join("debug").join(name), &input)?;
    for (case, answer) in runnable.iter().zip(answers) {
        match case {
            Cow::Borrowed(case) => answer.weigh(case, &mut results.given),
            Cow::Owned(case) => {
                results.made.cases += 1;
                answer.weigh(case, &mut results.made);
            }
        }
    }
    Ok(())
}

/// Compiles; documents that do not compile are left out and told, the others are linked. Gives those.
fn compile<'d>(
    number: usize,
    batch: &'d [Document],
    cases: &BTreeMap<&str, Vec<&Case>>,
    setup: &Setup,
    outcome: &mut Outcome,
) -> Result<Vec<&'d Document>, String> {
    let mut members: Vec<&Document> = batch.iter().collect();
    // Each turn leaves out what failed; the second builds the rest.
    for _ in 0..3 {
        if members.is_empty() {
            return Ok(members);
        }
        let folder = program::runner(setup, number, &members)?;
        let compiled = process::cargo("build", &folder, &setup.target)?;
        for document in &members {
            if let Some(reason) = refused(&compiled, &document.package) {
                let cases = cases.get(document.name.as_str()).map_or(&[][..], Vec::as_slice);
                outcome.left_out(&document.name, cases, &reason);
            }
        }
        let all = members.len();
        members.retain(|document| refused(&compiled, &document.package).is_none());
        if compiled.success && members.len() == all {
            return Ok(members);
        }
        if let Some(error) = compiled
            .errors
            .get(program::runner_name(setup, number).as_str())
            .filter(|_| compiled.errors.len() == 1)
        {
            return Err(format!("the runner does not compile: {error}"));
        }
    }
    Err("the runner could not be built".to_owned())
}

/// Why a document takes no part: an error of the compiler, or a warning, since output must have none.
pub(crate) fn refused(compiled: &Compiled, package: &str) -> Option<String> {
    let library = package.replace('-', "_");
    let error = compiled
        .errors
        .get(&library)
        .map(|text| format!("does not compile: {}", program::first_lines(text)));
    error.or_else(|| {
        let warnings = compiled.warnings.get(&library)?;
        let first = warnings.first().map(|text| program::first_lines(text)).unwrap_or_default();
        Some(format!("compiles with {} warnings: {first}", warnings.len()))
    })
}

fn line(case: &Case, number: usize) -> Vec<u8> {
    let direction = case.direction.name();
    // Between tokens of JSON any line break may be a blank; inside strings there is none.
    let instance = case.instance.replace(['\n', '\r'], " ");
    format!("{number}\t{direction}\t#{}\t{instance}\n", case.pointer).into_bytes()
}
