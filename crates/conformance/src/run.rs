//! One run: cases in, outcome out.

use std::collections::BTreeMap;
use std::path::PathBuf;

use specwright_build::{Formats, sync};
use specwright_model::Direction;

use crate::case::Case;
use crate::outcome::{Disagreement, NotRun, Outcome};
use crate::process::{self, Compiled, told};
use crate::program::{self, Asked, Document};

/// Where things are, and what is chosen.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The folder the documents' names are relative to.
    pub docs: PathBuf,
    /// Whether formats are asserted.
    pub formats: Formats,
    /// The folder of the runtime crate.
    pub runtime: PathBuf,
    /// The folder the program is written to and kept in; a run with the same documents builds nothing again.
    pub work: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

/// Told how far a run is.
pub trait Progress {
    /// A step begins: a few words, and how far it is of how much.
    fn step(&self, what: &str, done: usize, all: usize);
}

/// Generates, compiles and runs; the error is one that stops all cases.
pub fn run(cases: &[Case], setup: &Setup, progress: &dyn Progress) -> Result<Outcome, String> {
    let mut outcome = Outcome { cases: cases.len(), ..Outcome::default() };
    let documents = generate(cases, setup, progress, &mut outcome.not_run);
    let members = compile(&documents, cases, setup, progress, &mut outcome.not_run)?;
    if members.is_empty() {
        return Ok(outcome);
    }
    let numbers: BTreeMap<&str, usize> =
        members.iter().filter_map(|&index| Some((documents.get(index)?.name.as_str(), index))).collect();
    let runnable: Vec<(&Case, usize)> =
        cases.iter().filter_map(|case| Some((case, *numbers.get(case.doc.as_str())?))).collect();
    progress.step("judging", 0, runnable.len());
    let input = runnable.iter().flat_map(|(case, number)| line(case, *number)).collect();
    let program = setup.target.join("debug").join(format!("runner{}", std::env::consts::EXE_SUFFIX));
    let answers = process::feed(&program, input)?;
    let mut answers = answers.into_iter();
    for (case, _) in runnable {
        weigh(case, answers.next(), &mut outcome);
    }
    Ok(outcome)
}

fn generate(cases: &[Case], setup: &Setup, progress: &dyn Progress, not_run: &mut Vec<NotRun>) -> Vec<Document> {
    let mut asked: BTreeMap<&str, Asked> = BTreeMap::new();
    for case in cases {
        asked.entry(&case.doc).or_default().insert((case.pointer.clone(), case.direction));
    }
    let mut documents = Vec::new();
    for (done, (name, roots)) in asked.iter().enumerate() {
        progress.step(&format!("generating {name}"), done, asked.len());
        match program::document(&setup.docs, name, roots, setup.formats, &setup.runtime) {
            Ok(document) => documents.push(document),
            Err(reason) => not_run.push(left_out(cases, name, reason)),
        }
    }
    documents
}

/// Compiles; documents that do not compile are left out and told, the others are linked. Gives the numbers of those.
fn compile(
    documents: &[Document],
    cases: &[Case],
    setup: &Setup,
    progress: &dyn Progress,
    not_run: &mut Vec<NotRun>,
) -> Result<Vec<usize>, String> {
    let mut members: Vec<usize> = (0..documents.len()).collect();
    // Each turn leaves out what failed; the second builds the rest.
    for _ in 0..3 {
        if members.is_empty() {
            return Ok(members);
        }
        progress.step("compiling", 0, members.len());
        let tree = program::workspace(documents, &members, &setup.runtime);
        sync::write(&setup.work, &tree).map_err(told)?;
        let compiled = process::build(&setup.work, &setup.target)?;
        let library = |index: usize| program::package(index).replace('-', "_");
        for &index in &members {
            let Some(document) = documents.get(index) else { continue };
            if let Some(reason) = refused(&compiled, &library(index)) {
                not_run.push(left_out(cases, &document.name, reason));
            }
        }
        members.retain(|&index| refused(&compiled, &library(index)).is_none());
        if compiled.success {
            return Ok(members);
        }
        if let Some(error) = compiled.errors.get("runner").filter(|_| compiled.errors.len() == 1) {
            return Err(format!("the runner does not compile: {error}"));
        }
    }
    Err("the runner could not be built".to_owned())
}

/// Why a document takes no part: an error of the compiler, or a warning, since output must have none.
fn refused(compiled: &Compiled, library: &str) -> Option<String> {
    let lines = |text: &String| text.lines().take(3).map(str::trim).collect::<Vec<_>>().join(" ");
    let error = compiled.errors.get(library).map(|text| format!("does not compile: {}", lines(text)));
    error.or_else(|| compiled.warnings.get(library).map(|count| format!("compiles with {count} warnings")))
}

fn left_out(cases: &[Case], name: &str, reason: String) -> NotRun {
    let cases = cases.iter().filter(|case| case.doc == name).count();
    NotRun { doc: name.to_owned(), pointer: String::new(), cases, reason }
}

fn line(case: &Case, number: usize) -> Vec<u8> {
    let direction = match case.direction {
        Direction::Neutral => "neutral",
        Direction::Request => "request",
        Direction::Response => "response",
    };
    // Between tokens of JSON any line break may be a blank; inside strings there is none.
    let instance = case.instance.replace(['\n', '\r'], " ");
    format!("{number}\t{direction}\t#{}\t{instance}\n", case.pointer).into_bytes()
}

/// Compares one answer with what was expected; a type that does not do what the judge said is a disagreement too.
fn weigh(case: &Case, answer: Option<String>, outcome: &mut Outcome) {
    let answer = answer.unwrap_or_else(|| "0\t! the runner stopped here".to_owned());
    let (verdict, told) = answer.split_once('\t').unwrap_or((&answer, ""));
    if verdict == "?" {
        outcome.not_run.push(NotRun {
            doc: case.doc.clone(),
            pointer: case.pointer.clone(),
            cases: 1,
            reason: told.to_owned(),
        });
        return;
    }
    let got = verdict == "1";
    let failed = told.contains("! ") || told == "panicked";
    if got == case.valid && !failed {
        outcome.agree += 1;
        return;
    }
    let notes = told.split("; ").filter(|note| !note.is_empty()).map(str::to_owned).collect();
    outcome.disagree.push(Disagreement { case: case.clone(), got, notes });
}
