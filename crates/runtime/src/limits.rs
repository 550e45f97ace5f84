//! How much of a hostile payload is looked at.

/// Limits of one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) depth: usize,
    pub(crate) bytes: usize,
    pub(crate) violations: usize,
}

impl Limits {
    /// The deepest nesting that can be allowed: what a thread with 2 MiB of stack can judge and build.
    pub const MAX_DEPTH: usize = 256;
    /// The largest payload that can be allowed, in bytes.
    pub const MAX_BYTES: usize = 1 << 31;

    /// Depth 128, 16 MiB, 100 violations.
    pub const fn new() -> Self {
        Self { depth: 128, bytes: 16 << 20, violations: 100 }
    }

    /// How deep arrays and objects may nest; at most [`Self::MAX_DEPTH`].
    #[must_use]
    pub const fn depth(self, depth: usize) -> Self {
        Self { depth: if depth < Self::MAX_DEPTH { depth } else { Self::MAX_DEPTH }, ..self }
    }

    /// How many bytes a payload may have; at most [`Self::MAX_BYTES`].
    #[must_use]
    pub const fn bytes(self, bytes: usize) -> Self {
        Self { bytes: if bytes < Self::MAX_BYTES { bytes } else { Self::MAX_BYTES }, ..self }
    }

    /// How many violations are told; the rest are counted.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Self { violations, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
