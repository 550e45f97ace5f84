//! The proofs that lean on an independent judge, and those that weaken what is judged.

pub mod deviations;
pub mod differential;
pub mod document;
pub mod implied;
pub mod mutations;
pub mod oracle;
pub mod providers;
pub mod shrink;
pub mod three_zero;
pub mod weak;
