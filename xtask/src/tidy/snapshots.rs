//! Snapshots that no test refers to any more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use specwright_build::Problem;

use super::{File, Finding};

/// The snapshots that a whole test run did not refer to. insta lists absolute paths, one a line.
pub(crate) fn snapshots(list: &Path, files: &[File]) -> Result<Vec<Finding>, Problem> {
    let referred = fs::read_to_string(list).map_err(|error| Problem::io(list, "read", &error))?;
    let referred: BTreeSet<&str> = referred.lines().collect();
    let orphan = |file: &&File| {
        let path = Path::new(&file.path);
        let ours = path.starts_with("crates") || path.starts_with("xtask");
        let snapshot = path.extension().is_some_and(|extension| extension == "snap");
        ours && snapshot && !referred.iter().any(|line| Path::new(line).ends_with(path))
    };
    let message = || "no test refers to this snapshot; remove it".to_owned();
    Ok(files
        .iter()
        .filter(orphan)
        .map(|file| Finding { file: file.path.clone(), message: message() })
        .collect())
}
