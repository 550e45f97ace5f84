//! The rows: what a provider changes, each made wherever the documents offer a place for it.

mod limits;
mod members;
mod notes;
mod unions;
mod values;

use crate::change::At;
use specwright_build::model::Model;

/// A change. It applies to some schemas only.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// The revision.
    pub(crate) apply: fn(At<'_>) -> Option<Model>,
    pub(crate) kind: Kind,
}

/// What is special about a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Plain,
    /// It is about which members there are: nobody sends a member that its document does not name.
    Members,
    /// The object around the place notices it, not the place itself.
    Owner,
    /// It is about types as JSON has them: the members of a form are text.
    Json,
}

impl Row {
    const fn of(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { name, apply, kind: Kind::Plain }
    }

    const fn about_members(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { name, apply, kind: Kind::Members }
    }

    const fn of_owner(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { name, apply, kind: Kind::Owner }
    }

    const fn of_json(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { name, apply, kind: Kind::Json }
    }
}

/// All rows.
pub(crate) fn all() -> impl Iterator<Item = &'static Row> {
    let rows = [limits::ROWS, values::ROWS, members::ROWS, unions::ROWS, notes::ROWS];
    rows.into_iter().flatten()
}
