//! Instances made by the generator of instances, judged by us and by an independent judge: `proofs/`, a workspace of its
//! own, so that nothing of that judge reaches this one.

use std::path::PathBuf;
use std::process::Stdio;

use specwright_build::{Error, Problem, Provider};

use super::{Bench, stopped};
use crate::process::cargo;

/// How many seconds one document is given.
const SECONDS: &str = "10";

/// What the comparison told.
pub(super) struct Compared {
    /// Whether a verdict differs.
    pub(super) differs: bool,
    /// Its report, line by line; the last one sums up.
    pub(super) lines: Vec<String>,
}

/// Compares verdicts on this many instances a schema, of the providers' documents and those of the corpus.
pub(super) fn compare(
    bench: &Bench<'_>,
    count: u64,
    corpus: &[PathBuf],
) -> Result<Compared, Error> {
    let root = std::path::absolute(bench.root).unwrap_or_else(|_| bench.root.to_owned());
    let mut files: Vec<PathBuf> = Vec::new();
    for name in Provider::names(&root)? {
        files.push(root.join("specs").join(name).join("openapi.yaml"));
    }
    for file in corpus {
        files.push(std::path::absolute(file).unwrap_or_else(|_| file.clone()));
    }
    bench
        .screen
        .passing(format_args!("comparing verdicts on instances of {} documents", files.len()));
    let output = cargo(&root.join("proofs"))
        .args(["run", "--quiet", "--target-dir"])
        .arg(bench.home.join("proofs-target"))
        .args(["--", "--time", SECONDS, "--instances", &count.to_string()])
        .args(&files)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Problem::new("E0901", format!("cannot run cargo: {error}")))?;
    let lines: Vec<String> =
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    match output.status.code() {
        Some(code @ (0 | 1)) if !lines.is_empty() => Ok(Compared { differs: code == 1, lines }),
        _ => Err(stopped(
            "the comparison with the independent judge did not come to an end".to_owned(),
        )),
    }
}
