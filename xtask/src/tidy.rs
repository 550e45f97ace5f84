//! The rules of the house, a file each.

mod first_lines;
mod headers;
mod layers;
mod long;
mod names;
mod snapshots;
mod walk;

pub(crate) use first_lines::first_lines;
pub(crate) use headers::headers;
pub(crate) use layers::layers;
pub(crate) use long::long;
pub(crate) use names::names;
pub(crate) use snapshots::snapshots;
pub(crate) use walk::{File, files};

use serde::Serialize;

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// The file, relative to the root.
    pub(crate) file: String,
    /// What is wrong, and what to do.
    pub(crate) message: String,
}
