//! The files of the repository.

use std::fs;
use std::path::Path;

use specwright_build::Problem;
use specwright_build::sync::MARKER;

/// A file of the repository.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path relative to the root, with `/`.
    pub(crate) path: String,
    /// Its text; empty when it is not UTF-8.
    pub(crate) text: String,
}

impl File {
    /// Whether its first line says that it is generated.
    pub(crate) fn is_marked(&self) -> bool {
        self.text.lines().next().is_some_and(|line| line.contains(MARKER))
    }

    /// Whether people wrote it, in Rust.
    pub(crate) fn is_written_rust(&self) -> bool {
        let golden = self.path.contains("/tests/") && self.is_marked();
        let emitted = golden
            || self.path.starts_with("generated/")
            || self.path.contains("/golden/")
            || self.path.contains("/snapshots/");
        Path::new(&self.path).extension().is_some_and(|extension| extension == "rs") && !emitted
    }
}

/// The folders that hold our files.
const FOLDERS: &[&str] =
    &["crates", "xtask", "consumer", "generated", "specs", "bench", "fuzz", "proofs"];

/// Every file below them, sorted; `target` and hidden names are left out, links are not followed.
pub(crate) fn files(root: &Path) -> Result<Vec<File>, Problem> {
    let mut found = Vec::new();
    let mut folders: Vec<String> = FOLDERS.iter().map(|folder| (*folder).to_owned()).collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}/{name}");
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') || name == "target" {
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                let bytes = fs::read(entry.path())
                    .map_err(|error| Problem::io(&entry.path(), "read", &error))?;
                found.push(File { path, text: String::from_utf8(bytes).unwrap_or_default() });
            }
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(found)
}
