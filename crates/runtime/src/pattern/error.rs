//! Why a pattern cannot run.

use std::fmt;

/// Why a pattern cannot run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong, without a capital and without a dot.
    pub reason: &'static str,
    /// Where, in characters from the start; `None` when it is about the whole.
    pub at: Option<usize>,
    /// True when it is no regular expression of ECMA-262, false when no engine of ours runs it.
    pub malformed: bool,
}

impl PatternError {
    pub(super) fn syntax(at: usize, reason: &'static str) -> Self {
        Self { reason, at: Some(at), malformed: true }
    }

    pub(super) fn refused(reason: &'static str) -> Self {
        Self { reason, at: None, malformed: false }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{} (at character {})", self.reason, at.saturating_add(1)),
            None => f.write_str(self.reason),
        }
    }
}

impl std::error::Error for PatternError {}
