//! What `drift` needs from the disk: the two sides, what was accepted before.

pub(crate) mod accepted;
pub(crate) mod pins;
pub(crate) mod side;
mod surface;
