//! Every file opens with `//!` and what it is.

use super::{File, Finding};

/// The files that do not.
pub(crate) fn first_lines(files: &[File]) -> Vec<Finding> {
    let mute = |file: &&File| file.is_written_rust() && !file.text.starts_with("//! ");
    files
        .iter()
        .filter(mute)
        .map(|file| Finding {
            file: file.path.clone(),
            message: "the first line must be `//!` and what the file is".into(),
        })
        .collect()
}
