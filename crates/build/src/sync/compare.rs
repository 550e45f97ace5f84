//! How a folder differs from the tree it should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Tree, is_kept};
use crate::problem::Problem;

/// How a folder differs from a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The files that differ, sorted by path.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Whether the folder is the tree.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// How it differs.
    pub kind: ChangeKind,
    /// What it holds now, invalid UTF-8 replaced; empty when it is missing or a link.
    pub have: String,
    /// What it should hold; empty when it should not be there.
    pub want: String,
}

/// How a file differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It holds something else.
    Stale,
    /// It is not there.
    Missing,
    /// It should not be there.
    Orphan,
}

/// Compares a folder with a tree; a folder that is not there is empty.
pub fn compare(out: &Path, tree: &Tree) -> Result<Difference, Problem> {
    let found = scan(out)?;
    let mut changes = Vec::new();
    for (path, text) in tree {
        let (kind, have) = match found.get(path) {
            None => (ChangeKind::Missing, String::new()),
            Some(Entry::Other) => (ChangeKind::Stale, String::new()),
            Some(Entry::File(at)) => {
                let bytes = fs::read(at).map_err(|error| Problem::io(at, "read", &error))?;
                if bytes == text.as_bytes() {
                    continue;
                }
                (ChangeKind::Stale, String::from_utf8_lossy(&bytes).into_owned())
            }
        };
        changes.push(Change { path: path.clone(), kind, have, want: text.clone() });
    }
    for (path, entry) in found.into_iter().filter(|(path, _)| !tree.contains_key(path)) {
        let have = match entry {
            Entry::File(at) => fs::read(&at).map_err(|error| Problem::io(&at, "read", &error))?,
            Entry::Other => Vec::new(),
        };
        let have = String::from_utf8_lossy(&have).into_owned();
        changes.push(Change { path, kind: ChangeKind::Orphan, have, want: String::new() });
    }
    changes.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(Difference { changes })
}

/// Something found in the folder.
enum Entry {
    /// A file, and where it is.
    File(PathBuf),
    /// A link or a special file.
    Other,
}

/// Whether there is a file itself, not a link to one.
pub(super) fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
}

/// Everything in the folder but what is kept; links are listed, not followed.
fn scan(out: &Path) -> Result<BTreeMap<String, Entry>, Problem> {
    let mut found = BTreeMap::new();
    if !out.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Ok(found);
    }
    let mut folders = vec![(out.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let refused = |error: &std::io::Error| Problem::io(&folder, "list", error);
        for entry in fs::read_dir(&folder).map_err(|error| refused(&error))? {
            let entry = entry.map_err(|error| refused(&error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if prefix.is_empty() && is_kept(&name) {
                continue;
            }
            let path = format!("{prefix}{name}");
            let kind = entry.file_type().map_err(|error| refused(&error))?;
            if kind.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else if kind.is_file() {
                found.insert(path, Entry::File(entry.path()));
            } else {
                found.insert(path, Entry::Other);
            }
        }
    }
    Ok(found)
}
