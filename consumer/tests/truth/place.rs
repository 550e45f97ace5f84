//! Where changes can be made: the schemas of payloads, and the compiled type that each is a part of.

use std::collections::{BTreeMap, BTreeSet};

use specwright::Entry;
use specwright_build::model::{Direction, Keyword, Model, SchemaId, Types};

use crate::measure::Owner;
use crate::rows::Kind;

/// A place, and its types: one per direction that it travels.
pub(crate) struct Place {
    pub(crate) id: SchemaId,
    pub(crate) owners: Vec<Owner>,
}

impl Place {
    /// How its payloads travel.
    pub(crate) fn way(&self) -> &'static str {
        match self.owners.as_slice() {
            [one] if one.direction == Direction::Request => "request",
            [_] => "response",
            _ => "both",
        }
    }
}

/// The places of one document that payloads have, as a kind of row needs them.
pub(crate) fn places(model: &Model, entries: &'static [Entry], kind: Kind) -> Vec<Place> {
    let ids: BTreeMap<&str, SchemaId> =
        model.ids().map(|id| (model.schema(id).place.pointer.as_str(), id)).collect();
    let mut types: BTreeMap<&str, Vec<&'static Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.direction != specwright::Direction::Neutral) {
        types.entry(entry.pointer.trim_start_matches('#')).or_default().push(entry);
    }
    let parts = parts(model);
    let place = |(id, ways): (&SchemaId, &BTreeSet<Direction>)| {
        let pointer = model.schema(*id).place.pointer.as_str();
        let inside = kind != Kind::Owner;
        let from = if inside { pointer } else { pointer.rsplit_once("/properties/")?.0 };
        let (owner, entries) = nearest(from, &types)?;
        // What holds beside others says nothing by itself.
        let schema = *ids.get(owner).filter(|id| !parts.contains(id))?;
        let steps = pointer[owner.len()..].split('/').filter(|token| {
            matches!(*token, "properties" | "items" | "prefixItems" | "additionalProperties")
        });
        let depth = u32::try_from(steps.count()).unwrap() + 1;
        let of = |direction: &Direction| {
            let entry = entries.iter().find(|entry| way(entry.direction) == *direction)?;
            Some(Owner { entry, schema, direction: *direction, depth })
        };
        let owners = ways.iter().map(of).collect::<Option<Vec<Owner>>>()?;
        Some(Place { id: *id, owners })
    };
    reach(model, kind).iter().filter_map(place).collect()
}

/// The schemas that hold beside others or beside `null`, references followed: where they stand says more than they do.
fn parts(model: &Model) -> BTreeSet<SchemaId> {
    let null = |id: &SchemaId| model.schema(model.resolve(*id)).types() == Some(Types::NULL);
    let beside = |keyword: &&Keyword| match keyword {
        Keyword::AllOf(_) => true,
        Keyword::AnyOf(union) => union.branches.iter().any(null),
        Keyword::OneOf(union) => union.branches.iter().any(null),
        _ => false,
    };
    let parts = model.schemas.iter().flat_map(|schema| &schema.keywords).filter(beside);
    parts.flat_map(Keyword::children).map(|id| model.resolve(id)).collect()
}

/// The types made for a place, or for the nearest place above it that has some.
fn nearest<'p, 'e>(
    pointer: &'p str,
    types: &'e BTreeMap<&str, Vec<&'static Entry>>,
) -> Option<(&'p str, &'e [&'static Entry])> {
    let mut at = pointer;
    loop {
        if let Some(entries) = types.get(at) {
            return Some((at, entries));
        }
        at = at.rsplit_once('/')?.0;
    }
}

fn way(direction: specwright::Direction) -> Direction {
    match direction {
        specwright::Direction::Neutral => Direction::Neutral,
        specwright::Direction::Request => Direction::Request,
        specwright::Direction::Response => Direction::Response,
    }
}

/// In which directions operations reach each schema by their bodies; what parameters reach travels as text.
fn reach(model: &Model, kind: Kind) -> BTreeMap<SchemaId, BTreeSet<Direction>> {
    let mut reached: BTreeMap<SchemaId, BTreeSet<Direction>> = BTreeMap::new();
    let parameters = model.operations.iter().flat_map(|operation| &operation.parameters);
    let mut texts: Vec<SchemaId> = parameters.filter_map(|parameter| parameter.schema).collect();
    for operation in &model.operations {
        let (sent, received) = operation.kind.directions();
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let answers = operation.responses.iter().flat_map(|response| &response.content);
        let all = bodies.map(|media| (media, sent)).chain(answers.map(|media| (media, received)));
        for (media, direction) in all {
            if kind == Kind::Json && media.media_type.contains("form") {
                texts.extend(media.schema);
            }
            for id in model.reached(media.schema) {
                reached.entry(id).or_default().insert(direction);
            }
        }
    }
    for id in model.reached(texts) {
        reached.remove(&id);
    }
    reached
}
