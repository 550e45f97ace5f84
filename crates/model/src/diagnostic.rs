//! What the generator has to say about a document.

use crate::Place;

/// A stable code, such as `E0101`; `cargo xtask explain --code` tells more of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// A keyword is malformed: an error by default, left out and counted with `--lenient`.
    Malformed,
    /// A keyword that is legal and not enforced: listed by `coverage`, an error with `--strict`.
    Unenforced,
    /// Legal but surprising.
    Warning,
}

/// A sentence about a place of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// The keyword it is about, when it is about one.
    pub keyword: Option<String>,
}
