//! The folder of suites and corpora beside the checkout, which may be absent.

use std::path::{Path, PathBuf};

/// The file below the shared folder; `None`, said aloud, when there is no such folder.
///
/// `SPECWRIGHT_SHARED` names the folder; set and missing is an error, not a skip.
pub(crate) fn file(path: &str) -> Option<PathBuf> {
    let folder = match std::env::var_os("SPECWRIGHT_SHARED") {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            assert!(folder.is_dir(), "SPECWRIGHT_SHARED names no folder");
            folder
        }
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let file = folder.join(path);
    let found = file.exists();
    if !found {
        eprintln!("not run: {path} is absent");
    }
    found.then_some(file)
}
