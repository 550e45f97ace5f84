//! Where a thing stands in its document.

use std::fmt;

/// A place in a document: the JSON Pointer (RFC 6901) and the line and column of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The JSON Pointer, without `#`; the root is `""`.
    pub pointer: String,
    /// Line, from 1; 0 when the place was made by an overlay or is otherwise unknown.
    pub line: u32,
    /// Column in Unicode characters, from 1; 0 when unknown.
    pub column: u32,
}

impl Place {
    /// The place of a member or item below this one, at the same line until it is known better.
    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        Self { pointer: crate::pointer::join(&self.pointer, token), ..self.clone() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.pointer)
    }
}
