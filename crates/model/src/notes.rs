//! What a schema tells its readers without changing what is valid.

use crate::Value;

/// Annotations of a schema (JSON Schema Validation, section 9).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// `title`.
    pub title: Option<String>,
    /// `description`, as CommonMark.
    pub description: Option<String>,
    /// `default`; documented, never filled in.
    pub default: Option<Value>,
    /// `examples`, and `example` of OpenAPI.
    pub examples: Vec<Value>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `format` where it is not asserted, as written.
    pub format: Option<String>,
    /// `contentEncoding`, `contentMediaType` and `contentSchema`, as written.
    pub content: Vec<(String, Value)>,
    /// Members that begin with `x-`, in the order of the document.
    pub extensions: Vec<(String, Value)>,
}
