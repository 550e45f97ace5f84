//! Secrets in `Debug` output.

use std::fmt;

/// Shows that a value is there, and nothing of it.
///
/// ```
/// assert_eq!(format!("{:?}", specwright::Redacted), "<redacted>");
/// ```
#[derive(Clone, Copy)]
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

impl Redacted {
    /// For an optional member: whether it is there.
    pub fn option<T>(value: &Option<T>) -> Option<Self> {
        value.as_ref().map(|_| Self)
    }
}
