//! The generator as a library, for any xtask or `build.rs`.
//!
//! [`Generator`] makes a crate (or a module of yours) from one document; [`house`] makes the crate of all providers below
//! `specs/`. Between the two ends: [`Provider`] reads a folder, [`pipeline`] runs read and emit, [`sync`] is the only
//! writer, [`render`](fn@render) shows problems with the lines they are about.

pub mod codes;
mod generator;
pub mod house;
mod lenient;
mod operations;
mod package;
pub mod pipeline;
mod problem;
mod provider;
mod render;
mod settings;
mod strays;
pub mod suggest;
mod surprise;
pub mod sync;

pub use generator::{Generated, Generator, Report};
pub use lenient::LeftOut;
pub use package::{Runtime, stand_alone};
pub use pipeline::Switches;
pub use problem::{Error, Problem, Text};
pub use provider::Provider;
pub use render::{Style, Told, grouped, render};
pub use settings::{
    Formats, Integers, Numbers, Origin, Representation, Settings, Side, Types, UnknownMembers,
};
pub use {specwright_emit as emit, specwright_model as model, specwright_read as read};
