//! The rows: what a provider changes, each made wherever the documents offer a place for it.

mod limits;
mod members;
mod notes;
mod unions;
mod values;

use crate::change::At;
use specwright_build::model::{Model, SchemaId};

/// A change. It applies to some schemas only, and to some of them in several ways.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// The revision.
    apply: fn(At<'_>) -> Option<Model>,
    pub(crate) kind: Kind,
    /// How many changes of this kind one place has at most: other limits, other members.
    turns: usize,
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
    /// The revision with the change made at a place, for a turn.
    pub(crate) fn revision(&self, model: &Model, id: SchemaId, turn: usize) -> Option<Model> {
        (turn < self.turns).then(|| (self.apply)(At { model, id, turn }))?
    }

    /// The changes of this kind that a place has.
    pub(crate) fn turns(&self) -> std::ops::Range<usize> {
        0..self.turns
    }

    const fn several(self, turns: usize) -> Self {
        Self { turns, ..self }
    }

    const fn of(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { name, apply, kind: Kind::Plain, turns: 1 }
    }

    const fn about_members(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { kind: Kind::Members, ..Self::of(name, apply) }
    }

    const fn of_owner(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { kind: Kind::Owner, ..Self::of(name, apply) }
    }

    const fn of_json(name: &'static str, apply: fn(At<'_>) -> Option<Model>) -> Self {
        Self { kind: Kind::Json, ..Self::of(name, apply) }
    }
}

/// All rows.
pub(crate) fn all() -> impl Iterator<Item = &'static Row> {
    let rows = [limits::ROWS, values::ROWS, members::ROWS, unions::ROWS, notes::ROWS];
    rows.into_iter().flatten()
}
