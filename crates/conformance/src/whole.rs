//! Documents as they are: generated in full, checked by the compiler, every keyword counted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use specwright_build::read::{Fate, codes};
use specwright_build::sync::{self, Tree};
use specwright_build::{Error, Provider, Switches, pipeline};

use crate::process::{self, told};
use crate::program::{self, first_lines};
use crate::run::{Progress, refused};

/// How many bytes of Rust one call of the compiler is given at most.
const BATCH: usize = 40_000_000;

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fortune {
    /// It compiles without a warning: so many lines.
    Compiles(usize),
    /// The generator refuses it.
    Refused(Refusal),
    /// The compiler has something to say.
    Fails(String),
}

/// Why a document is refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// What the diagnostic says.
    pub message: String,
    /// Whether references that cannot be followed are all that is wrong, which is the document's fault.
    pub unresolved: bool,
}

/// What became of all documents.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// Each document, in order.
    pub documents: Vec<(String, Fortune)>,
    /// By keyword: how often it stands in a document, and what became of it.
    pub keywords: BTreeMap<String, Uses>,
}

/// How often a keyword is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// It decides.
    pub enforced: usize,
    /// It tells readers something.
    pub noted: usize,
    /// It does not decide, by the reason.
    pub not_enforced: BTreeMap<String, usize>,
}

impl Whole {
    /// How many documents compile.
    pub fn compiled(&self) -> usize {
        self.documents.iter().filter(|(_, fortune)| matches!(fortune, Fortune::Compiles(_))).count()
    }

    /// Documents that neither compile nor are refused for a reference.
    pub fn failed(&self) -> Vec<&(String, Fortune)> {
        let failed = |(_, fortune): &&(String, Fortune)| match fortune {
            Fortune::Compiles(_) => false,
            Fortune::Refused(refusal) => !refusal.unresolved,
            Fortune::Fails(_) => true,
        };
        self.documents.iter().filter(failed).collect()
    }
}

/// Where things stand.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The folder of the documents.
    pub docs: &'a Path,
    /// The runtime that the crates lean on.
    pub runtime: &'a Path,
    /// The folder the crates are written to.
    pub work: &'a Path,
    /// Cargo's folder of what it built.
    pub target: &'a Path,
}

/// Generates and checks these documents of a folder, each with all that it has.
///
/// # Errors
///
/// A crate cannot be written, or cargo cannot be run. What is wrong with a document is its [`Fortune`].
pub fn check(
    names: &[String],
    places: &Places<'_>,
    progress: &dyn Progress,
) -> Result<Whole, String> {
    let Places { docs, runtime, work, target } = *places;
    let mut whole = Whole::default();
    let mut batch: Vec<(String, String, usize)> = Vec::new();
    let mut bytes = 0usize;
    for (done, name) in names.iter().enumerate() {
        progress.step(&format!("generating {name} in full"), done, names.len());
        let tree = match generate(&docs.join(name), name, runtime, &mut whole) {
            Ok(tree) => tree,
            Err(refusal) => {
                whole.documents.push((name.clone(), Fortune::Refused(refusal)));
                continue;
            }
        };
        let package = program::package(name);
        let lines = tree.values().map(|text| text.lines().count()).sum();
        let size: usize = tree.values().map(String::len).sum();
        sync::write(&work.join(&package), &tree).map_err(told)?;
        if bytes.saturating_add(size) > BATCH && !batch.is_empty() {
            progress.step("checking what was generated", done, names.len());
            compile(&mut batch, work, target, &mut whole)?;
            bytes = 0;
        }
        bytes = bytes.saturating_add(size);
        batch.push((name.clone(), package, lines));
    }
    progress.step("checking what was generated", names.len(), names.len());
    compile(&mut batch, work, target, &mut whole)?;
    whole.documents.sort();
    Ok(whole)
}

fn generate(file: &Path, name: &str, runtime: &Path, whole: &mut Whole) -> Result<Tree, Refusal> {
    let switches = Switches { lenient: true, ..Switches::default() };
    let provider = Provider::of_document("document", file)
        .map_err(|problem| Refusal { message: told(problem), unresolved: false })?;
    let module = pipeline::generate(&provider, &switches).map_err(|error| refusal(&error))?;
    for used in &module.ledger {
        let uses = whole.keywords.entry(used.keyword.clone()).or_default();
        match &used.fate {
            Fate::Enforced => uses.enforced += 1,
            Fate::Noted => uses.noted += 1,
            Fate::NotEnforced(reason) => *uses.not_enforced.entry(reason.clone()).or_default() += 1,
        }
    }
    Ok(program::crate_of(&program::package(name), runtime, &module))
}

fn refusal(error: &Error) -> Refusal {
    let fatal = || error.0.iter().filter(|problem| problem.fatal);
    let unresolved = fatal().next().is_some()
        && fatal().all(|problem| codes::is_unresolved(problem.diagnostic.code));
    Refusal { message: first_lines(&error.to_string()), unresolved }
}

/// Checks the batch and empties it.
fn compile(
    batch: &mut Vec<(String, String, usize)>,
    work: &Path,
    target: &Path,
    whole: &mut Whole,
) -> Result<(), String> {
    if batch.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = batch.iter().map(|(_, package, _)| package.as_str()).collect();
    let mut tree = Tree::new();
    tree.insert("Cargo.toml".to_owned(), program::manifest("checker", &packages, None));
    tree.insert(
        "src/lib.rs".to_owned(),
        "//! @generated by `cargo xtask conformance`. Depends on documents.\n".to_owned(),
    );
    let folder: PathBuf = work.join("checker");
    sync::write(&folder, &tree).map_err(told)?;
    let compiled = process::cargo("check", &folder, target)?;
    for (name, package, lines) in batch.drain(..) {
        let fortune = refused(&compiled, &package).map_or(Fortune::Compiles(lines), Fortune::Fails);
        whole.documents.push((name, fortune));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Refusal {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("api.yaml");
        std::fs::write(&file, text).unwrap();
        let provider = Provider::of_document("document", &file).unwrap();
        refusal(&pipeline::generate(&provider, &Switches::default()).unwrap_err())
    }

    #[test]
    fn what_refers_out_is_told_from_what_is_malformed() {
        let begin = "openapi: 3.1.0\ninfo: { title: t, version: v }\ncomponents: { schemas: { A: ";
        assert!(refused(&format!("{begin}{{ $ref: 'b.yaml#/B' }} }} }}")).unresolved);
        assert!(refused(&format!("{begin}{{ $ref: '#/B' }} }} }}")).unresolved);
        let both = format!("{begin}{{ $ref: '#/B' }}, B: {{ maxLength: -1 }} }} }}");
        assert!(!refused(&both).unresolved, "{}", refused(&both).message);
    }
}
