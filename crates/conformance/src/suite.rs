//! The official suite, its schemas wrapped as documents: where its cases are, and which formats they want.

use std::fs;
use std::path::Path;

use crate::case::{self, Case, Verdict};

/// The files of cases below the suite's folder.
const FILES: [&str; 2] = ["cases30.jsonl", "cases31.jsonl"];

/// The cases of the suite.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    /// Those to be judged with formats as annotations.
    pub annotated: Vec<Case>,
    /// Those to be judged with formats asserted: the suite's `optional/format/`.
    pub asserted: Vec<Case>,
}

/// Reads the cases; the error names the file.
pub fn read(folder: &Path) -> Result<Suite, String> {
    let mut suite = Suite::default();
    for name in FILES {
        let file = folder.join(name);
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let cases = case::parse(&text, Verdict::Valid)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let (asserted, annotated): (Vec<Case>, Vec<Case>) =
            cases.into_iter().partition(wants_formats);
        suite.annotated.extend(annotated);
        suite.asserted.extend(asserted);
    }
    Ok(suite)
}

fn wants_formats(case: &Case) -> bool {
    let file = case.doc.rsplit('/').next().unwrap_or_default();
    file.starts_with("optional__format__")
}
