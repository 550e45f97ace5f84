//! The types of the tables' document, emitted and compiled.

#![allow(missing_docs, reason = "what the document does not describe has no text")]

include!(concat!(env!("OUT_DIR"), "/usual/include.rs"));
include!(concat!(env!("OUT_DIR"), "/exact/include.rs"));
