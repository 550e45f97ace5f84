//! The types of `generated/` with plain `serde` derives: the root of the crate is made by the build script.

include!(concat!(env!("OUT_DIR"), "/lib.rs"));
