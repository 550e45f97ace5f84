//! What comes of reading a document.

use specwright_model::{Diagnostic, Model, Place, SchemaId};

/// What comes of reading a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The meaning; `None` exactly when a diagnostic is an error.
    pub model: Option<Model>,
    /// What there is to say, in the order of the document; what is said of overlays comes first.
    pub diagnostics: Vec<Diagnostic>,
    /// Every key of every schema object that was read, and what became of it.
    pub ledger: Vec<KeywordUse>,
    /// The schemas at [`Options::roots`](crate::Options::roots), by their pointers.
    pub roots: Vec<(String, SchemaId)>,
    /// The schemas that lack a reference of theirs, and why; only with
    /// [`Unresolved::LeaveOut`](crate::Unresolved::LeaveOut).
    pub lost: Vec<(SchemaId, String)>,
}

/// A key of a schema object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeywordUse {
    /// The key.
    pub keyword: String,
    /// Where it stands.
    pub place: Place,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a key of a schema object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It decides what is valid.
    Enforced,
    /// It tells readers something; it never decides.
    Noted,
    /// It would decide, and does not, for this reason.
    NotEnforced(String),
}
