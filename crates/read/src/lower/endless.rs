//! Finds schemas that apply themselves to the same value: judging would never end.

use std::collections::BTreeSet;

use specwright_model::{Keyword, Schema, SchemaId};

use super::Lowering;
use crate::{Fate, codes};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Reports each circle and cuts it, so that whoever walks the model comes to an end.
pub(super) fn check(lowering: &mut Lowering<'_, '_>) {
    let mut cut = BTreeSet::new();
    for (from, to) in closing(&lowering.schemas) {
        let Some(schema) = lowering.schemas.get_mut(from) else { continue };
        let closes = |keyword: &Keyword| in_place(keyword).contains(&to);
        let names: Vec<_> =
            schema.keywords.iter().filter(|keyword| closes(keyword)).map(Keyword::name).collect();
        schema.keywords.retain(|keyword| !closes(keyword));
        let place = schema.place.clone();
        for name in names {
            let message = format!(
                "`{name}` leads back to this schema for the same value, so judging it would never end"
            );
            let help = "put a member or an item between the schema and itself";
            lowering.say(codes::ENDLESS.at(place.child(name), message).help(help).keyword(name));
            cut.insert(place.child(name).pointer);
        }
    }
    for entry in lowering.ledger.iter_mut().filter(|entry| cut.contains(&entry.place.pointer)) {
        entry.fate = Fate::NotEnforced("it leads back to the schema".to_owned());
    }
}

/// The steps that close a circle; depth-first, with a stack of its own.
fn closing(schemas: &[Schema]) -> BTreeSet<(usize, SchemaId)> {
    let mut states = vec![State::New; schemas.len()];
    let mut closing = BTreeSet::new();
    for start in 0..schemas.len() {
        let mut stack: Vec<(usize, Vec<SchemaId>)> = Vec::new();
        enter(schemas, start, &mut states, &mut stack);
        while let Some((at, rest)) = stack.last_mut() {
            let at = *at;
            match rest.pop().map(|next| (next, next.0 as usize)) {
                None => {
                    set(&mut states, at, State::Done);
                    stack.pop();
                }
                Some((next, index)) if states.get(index) == Some(&State::Open) => {
                    closing.insert((at, next));
                }
                Some((_, index)) => enter(schemas, index, &mut states, &mut stack),
            }
        }
    }
    closing
}

fn enter(
    schemas: &[Schema],
    id: usize,
    states: &mut [State],
    stack: &mut Vec<(usize, Vec<SchemaId>)>,
) {
    if states.get(id) == Some(&State::New) {
        set(states, id, State::Open);
        let next =
            schemas.get(id).map(|schema| schema.keywords.iter().flat_map(in_place).collect());
        stack.push((id, next.unwrap_or_default()));
    }
}

fn set(states: &mut [State], id: usize, state: State) {
    if let Some(at) = states.get_mut(id) {
        *at = state;
    }
}

/// The schemas a keyword applies to the very value its schema is.
fn in_place(keyword: &Keyword) -> Vec<SchemaId> {
    match keyword {
        Keyword::Ref(reference) => vec![reference.0],
        Keyword::DynamicRef(reference) => vec![reference.otherwise],
        Keyword::AllOf(all) => all.0.clone(),
        Keyword::AnyOf(_) | Keyword::OneOf(_) => keyword.children(),
        Keyword::Not(not) => vec![not.0],
        Keyword::If(condition) => [Some(condition.condition), condition.then, condition.otherwise]
            .into_iter()
            .flatten()
            .collect(),
        Keyword::DependentSchemas(dependent) => {
            dependent.0.iter().map(|(_, schema)| *schema).collect()
        }
        _ => Vec::new(),
    }
}
