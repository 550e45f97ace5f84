//! The readers of the keywords, by what they speak about.

pub(super) mod applicators;
pub(super) mod counts;
pub(super) mod members;
pub(super) mod notes;
pub(super) mod numbers;
pub(super) mod references;
pub(super) mod values;
