//! Every real document is read, or diagnosed with a place; none panics.
#![allow(clippy::print_stdout, reason = "the counts are what people read here")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use specwright_model::Severity;
use specwright_read::{Options, Reading, Source, read};

/// The folder of shared documents; naming one that is missing is an error.
fn shared() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("SPECWRIGHT_SHARED") {
        let named = PathBuf::from(named);
        assert!(
            named.is_dir(),
            "SPECWRIGHT_SHARED is set to {}, which is no folder",
            named.display()
        );
        return Some(named);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    beside.is_dir().then_some(beside)
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map(|entries| entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
        .unwrap_or_default();
    files.retain(|file| {
        file.extension().is_some_and(|end| end == "json" || end == "yaml" || end == "yml")
    });
    files.sort();
    files
}

fn read_file(file: &Path, lenient: bool) -> Reading {
    let text = std::fs::read(file).expect("the file was just listed");
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let options = Options { lenient, ..Options::default() };
    read(Source { name: &name, text: &text }, &[], &options)
}

/// Reads a folder both ways; gives how many were fine, fine with leniency, and refused.
fn count(folder: &Path) -> [usize; 3] {
    let mut counts = [0; 3];
    for file in documents(folder) {
        let start = Instant::now();
        let strict = read_file(&file, false);
        let time = start.elapsed();
        check(&file, &strict);
        let lenient = read_file(&file, true);
        check(&file, &lenient);
        let outcome = usize::from(strict.model.is_none()) + usize::from(lenient.model.is_none());
        counts[outcome] += 1;
        let schemas = lenient.model.as_ref().map_or(0, |model| model.schemas.len());
        println!(
            "{:?} {schemas:6} schemas {:4} said {}",
            time,
            strict.diagnostics.len(),
            file.display()
        );
        for problem in
            strict.diagnostics.iter().filter(|problem| problem.severity == Severity::Error).take(3)
        {
            println!(
                "    {} {} line {}: {}",
                problem.code.0, problem.place, problem.place.line, problem.message
            );
        }
    }
    counts
}

/// There is a model exactly when there is no error, and errors have a place.
fn check(file: &Path, reading: &Reading) {
    let errors: Vec<_> =
        reading.diagnostics.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!(reading.model.is_none(), !errors.is_empty(), "{}", file.display());
    for error in errors {
        assert!(error.place.line > 0, "{}: {error:?}", file.display());
    }
}

#[test]
fn every_document_is_read_or_diagnosed() {
    let Some(shared) = shared() else {
        println!("skipped: there is no folder of shared documents beside the checkout");
        return;
    };
    for folder in [
        "corpus/documents",
        "suites/json-schema-test-suite/openapi30",
        "suites/json-schema-test-suite/openapi31",
    ] {
        let [fine, lenient, refused] = count(&shared.join(folder));
        println!("{folder}: {fine} fine, {lenient} with leniency, {refused} refused");
        assert!(fine > 0, "{folder} holds no document that can be read");
    }
}
