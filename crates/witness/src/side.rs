//! One side: its instances, its judge.

use std::cell::OnceCell;

use specwright::{Limits, judge_slice};
use specwright_instances::{Instance, Maker};
use specwright_model::{Direction, Model, SchemaId};

use crate::reason::Reason;

/// One side of the comparison.
pub(crate) struct Side<'m> {
    model: &'m Model,
    maker: OnceCell<Maker<'m>>,
}

/// Schemas of a side that hold together.
pub(crate) struct Schemas<'s, 'm> {
    maker: &'s Maker<'m>,
    all: &'s [SchemaId],
}

impl<'m> Side<'m> {
    pub(crate) fn of(model: &'m Model) -> Self {
        Self { model, maker: OnceCell::new() }
    }

    pub(crate) fn schemas<'s>(&'s self, all: &'s [SchemaId]) -> Schemas<'s, 'm> {
        Schemas { maker: self.maker.get_or_init(|| Maker::of(self.model)), all }
    }

    /// The place of the first of these schemas.
    pub(crate) fn pointer(&self, schemas: &[SchemaId]) -> String {
        let schema = schemas.first().and_then(|id| self.model.schemas.get(id.0 as usize));
        schema.map(|schema| schema.place.pointer.clone()).unwrap_or_default()
    }
}

impl Schemas<'_, '_> {
    /// Instances of each schema, valid and broken, not deeper than its members.
    pub(crate) fn instances(
        &self,
        direction: Direction,
        count: usize,
    ) -> impl Iterator<Item = Instance> {
        self.all.iter().flat_map(move |id| {
            self.maker.instances(*id, direction).depth(1).limit(count).unlabelled(true).iter()
        })
    }

    /// Whether all of them accept it.
    pub(crate) fn accepts(&self, text: &str, direction: Direction) -> bool {
        self.all.iter().all(|id| self.maker.judge(*id, direction, text.to_owned()).valid)
    }

    /// How well the refusal fits the reason, 0 best; `None` when it is accepted or refused for something else.
    pub(crate) fn refusal(&self, text: &str, direction: Direction, reason: &Reason) -> Option<u8> {
        let towards = match direction {
            Direction::Neutral => specwright::Direction::Neutral,
            Direction::Request => specwright::Direction::Request,
            Direction::Response => specwright::Direction::Response,
        };
        let (mut best, mut count) = (None::<u8>, 0);
        for id in self.all {
            let verdict =
                judge_slice(text.as_bytes(), self.maker.table(*id), towards, &Limits::new());
            let violations = verdict.err();
            for violation in violations.iter().flat_map(specwright::Violations::iter) {
                count += 1;
                let fit = reason.fit(violation);
                best = best.into_iter().chain(fit).min();
            }
        }
        // One that breaks nothing else is clearer.
        best.map(|fit| fit * 2 + u8::from(count > 1))
    }
}
