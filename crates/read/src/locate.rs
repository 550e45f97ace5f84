//! Positions for others: a JSON Pointer to a line and column.

use specwright_model::{Diagnostic, Place, Value};

use crate::load::{self, Tree};
use crate::pointer;
use crate::report::Report;
use crate::{Options, Source};

/// A loaded text, to be asked where things stand in it and what they are.
#[derive(Clone, Debug)]
pub struct Locations {
    tree: Tree,
}

/// Loads any JSON or YAML text by the rules of [`crate::read`].
pub fn parse(source: Source<'_>, options: &Options) -> Result<Locations, Vec<Diagnostic>> {
    let mut report = Report::new(options);
    match load::load(source, options, &mut report) {
        Some(tree) if !report.fatal() => Ok(Locations { tree }),
        _ => Err(report.finish()),
    }
}

impl Locations {
    /// Where the value at the pointer begins.
    pub fn value(&self, pointer: &str) -> Option<Place> {
        self.find(pointer).map(|found| pointer::place(found.tree, pointer))
    }

    /// Where the key (or item) at the pointer begins.
    pub fn key(&self, pointer: &str) -> Option<Place> {
        self.find(pointer).map(|found| pointer::place_at(found.key_at, pointer))
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The whole text as a value.
    pub fn to_value(&self) -> Value {
        self.tree.to_value()
    }

    fn find(&self, pointer: &str) -> Option<pointer::Found<'_>> {
        pointer::follow(&self.tree, "", &pointer::tokens(pointer)?).ok()
    }
}
