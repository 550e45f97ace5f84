//! Whole documents of the shared corpus, where it is found.

use std::io;
use std::path::{Path, PathBuf};

/// A document to measure on.
pub(crate) struct Document {
    /// What it is called in figures.
    pub(crate) name: &'static str,
    /// Its file.
    pub(crate) file: PathBuf,
}

const WHOLE: [(&str, &str); 3] = [
    ("stripe", "stripe--spec3-2023-09.yaml"),
    ("plaid", "plaid--2020-09-14-2026-06.yaml"),
    ("github", "github--api.github.com.json"),
];

/// The shared folder: what `SPECWRIGHT_SHARED` names, which must then be there; else `../shared` where it is.
pub(crate) fn shared(root: &Path) -> io::Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os("SPECWRIGHT_SHARED") {
        let folder = PathBuf::from(named);
        if folder.is_dir() {
            return Ok(Some(folder));
        }
        return Err(io::Error::other(format!(
            "SPECWRIGHT_SHARED names no folder: {}",
            folder.display()
        )));
    }
    let beside = root.join("../shared");
    Ok(beside.is_dir().then_some(beside))
}

/// The whole documents found; tells which are not.
pub(crate) fn whole(shared: Option<&Path>) -> Vec<Document> {
    let mut found = Vec::new();
    for (name, file) in WHOLE {
        match shared
            .map(|shared| shared.join("corpus/documents").join(file))
            .filter(|file| file.is_file())
        {
            Some(file) => found.push(Document { name, file }),
            None => eprintln!("skipped (not found): the whole document of {name}"),
        }
    }
    found
}
