//! What a caller chooses.

/// A text to read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name shown in diagnostics.
    pub name: &'a str,
    /// The bytes: JSON or YAML in UTF-8.
    pub text: &'a [u8],
}

/// Whether `format` is asserted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formats {
    /// The formats of the documented list are asserted; the others are notes.
    #[default]
    Assert,
    /// Every format is a note.
    Annotate,
}

/// What becomes of a `$ref` that leads nowhere, or out of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unresolved {
    /// The document is refused.
    #[default]
    Refuse,
    /// The reference is left out with a warning and listed as not enforced; [`Reading::lost`](crate::Reading::lost) names
    /// the schemas that lack it.
    LeaveOut,
}

/// How a document is read.
#[derive(Clone, Debug)]
pub struct Options {
    /// Leaves malformed keywords out and counts them, instead of refusing the document.
    pub lenient: bool,
    /// Whether `format` is asserted.
    pub formats: Formats,
    /// What becomes of references that lead nowhere.
    pub unresolved: Unresolved,
    /// How deeply sequences and mappings may nest, 256 unless told; more than [`Options::DEEPEST`] means that.
    pub max_depth: usize,
    /// How many bytes a text may have, 64 MiB unless told.
    pub max_bytes: usize,
    /// JSON Pointers of schemas to read besides those that components and operations reach.
    pub roots: Vec<String>,
}

impl Options {
    /// The deepest nesting any option allows: the readers below recurse along the tree.
    pub const DEEPEST: usize = 512;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lenient: false,
            formats: Formats::Assert,
            unresolved: Unresolved::Refuse,
            max_depth: 256,
            max_bytes: 64 * 1024 * 1024,
            roots: Vec::new(),
        }
    }
}
