//! The corpus of real documents: which there are, and what is known of their examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::case::{self, Case, Verdict};

/// Documents larger than this, in bytes, are left to the full form.
const QUICK: u64 = 300_000;
/// Documents without cases that are larger than this, in bytes, are not compiled with all their components.
const WHOLE: u64 = 2_000_000;

/// A corpus on disk.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Its folder.
    folder: PathBuf,
    /// The documents that take part, by their file names, sorted.
    pub documents: Vec<String>,
    /// How many documents there are beside them.
    pub left_out: usize,
}

impl Corpus {
    /// Lists the documents; the quick form takes those of at most 300 kB.
    pub fn open(folder: &Path, quick: bool) -> Result<Self, String> {
        let documents = folder.join("documents");
        let failed = |error: std::io::Error| format!("{}: {error}", documents.display());
        let mut names = Vec::new();
        let mut left_out = 0;
        for entry in fs::read_dir(&documents).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_document = [".json", ".yaml", ".yml"].iter().any(|end| name.ends_with(end))
                && name != "sources.json";
            if !is_document {
                continue;
            }
            if quick && entry.metadata().map_err(failed)?.len() > QUICK {
                left_out += 1;
            } else {
                names.push(name);
            }
        }
        names.sort();
        Ok(Self { folder: folder.to_owned(), documents: names, left_out })
    }

    /// The folder of the documents.
    pub fn docs(&self) -> PathBuf {
        self.folder.join("documents")
    }

    /// The examples and defaults of the documents with their verdicts; documents without any have none.
    pub fn examples(&self, verdict: Verdict) -> Result<Vec<Case>, String> {
        self.cases("examples", verdict)
    }

    /// The mutations of valid examples.
    pub fn mutants(&self) -> Result<Vec<Case>, String> {
        self.cases("mutants", Verdict::Valid)
    }

    /// The documents none of the cases is about, as far as all their components together are not too much to compile.
    pub fn without(&self, cases: &[Case]) -> Vec<String> {
        let named: BTreeSet<&str> = cases.iter().map(|case| case.doc.as_str()).collect();
        let small = |name: &&String| {
            let size = fs::metadata(self.docs().join(name)).map_or(u64::MAX, |data| data.len());
            size <= WHOLE
        };
        let without = self.documents.iter().filter(|name| !named.contains(name.as_str()));
        without.filter(small).cloned().collect()
    }

    fn cases(&self, kind: &str, verdict: Verdict) -> Result<Vec<Case>, String> {
        let mut cases = Vec::new();
        for name in &self.documents {
            let file = self.folder.join(kind).join(format!("{name}.jsonl"));
            let Ok(text) = fs::read_to_string(&file) else { continue };
            cases.extend(
                case::parse(&text, verdict)
                    .map_err(|error| format!("{}: {error}", file.display()))?,
            );
        }
        Ok(cases)
    }
}
