//! Reading documents for tests.

use specwright_model::Model;
use specwright_read::{Options, Source, read};
use std::path::{Path, PathBuf};

/// The shared data beside the repository, when it is there.
///
/// # Panics
/// When `SPECWRIGHT_SHARED` names a folder that is missing.
pub(crate) fn shared() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("SPECWRIGHT_SHARED") {
        let given = PathBuf::from(given);
        assert!(given.is_dir(), "SPECWRIGHT_SHARED is {}, which is missing", given.display());
        return Some(given);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    beside.is_dir().then_some(beside)
}

/// A document from a file, malformed keywords left out.
///
/// # Panics
/// When the file cannot be read.
pub(crate) fn load(path: &Path) -> Option<Model> {
    parse(&std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// A document from text, malformed keywords left out.
pub(crate) fn parse(text: &[u8]) -> Option<Model> {
    read(Source { name: "document", text }, &[], &Options { lenient: true, ..Options::default() })
        .model
}
