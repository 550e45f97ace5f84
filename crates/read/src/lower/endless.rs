//! Finds schemas that apply themselves to the same value: judging would never end.

use specwright_model::{Keyword, Schema, SchemaId};

use super::Lowering;
use crate::codes;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Reports each circle once; depth-first, with a stack of its own.
pub(super) fn check(lowering: &mut Lowering<'_, '_>) {
    let schemas = &lowering.schemas;
    let mut states = vec![State::New; schemas.len()];
    let mut circles = Vec::new();
    for start in 0..schemas.len() {
        let mut stack: Vec<(usize, Vec<SchemaId>)> = Vec::new();
        enter(schemas, start, &mut states, &mut stack);
        while let Some((at, rest)) = stack.last_mut() {
            let at = *at;
            match rest.pop().map(|next| next.0 as usize) {
                None => {
                    set(&mut states, at, State::Done);
                    stack.pop();
                }
                Some(next) if states.get(next) == Some(&State::Open) => circles.push(next),
                Some(next) => enter(schemas, next, &mut states, &mut stack),
            }
        }
    }
    circles.sort_unstable();
    circles.dedup();
    for circle in circles {
        if let Some(schema) = schemas.get(circle) {
            let message =
                "this schema applies itself to the same value, so judging it would never end";
            let problem = codes::ENDLESS.at(schema.place.clone(), message);
            lowering
                .report
                .add(problem.help("put a member or an item between the schema and itself"));
        }
    }
}

fn enter(
    schemas: &[Schema],
    id: usize,
    states: &mut [State],
    stack: &mut Vec<(usize, Vec<SchemaId>)>,
) {
    if states.get(id) == Some(&State::New) {
        set(states, id, State::Open);
        stack.push((id, schemas.get(id).map(in_place).unwrap_or_default()));
    }
}

fn set(states: &mut [State], id: usize, state: State) {
    if let Some(at) = states.get_mut(id) {
        *at = state;
    }
}

/// The schemas that are applied to the very value the schema is.
fn in_place(schema: &Schema) -> Vec<SchemaId> {
    let mut found = Vec::new();
    for keyword in &schema.keywords {
        match keyword {
            Keyword::Ref(reference) => found.push(reference.0),
            Keyword::DynamicRef(reference) => found.push(reference.otherwise),
            Keyword::AllOf(all) => found.extend(&all.0),
            Keyword::AnyOf(union) => found.extend(&union.branches),
            Keyword::OneOf(union) => found.extend(&union.branches),
            Keyword::Not(not) => found.push(not.0),
            Keyword::If(condition) => {
                found.extend(
                    [Some(condition.condition), condition.then, condition.otherwise]
                        .into_iter()
                        .flatten(),
                );
            }
            Keyword::DependentSchemas(dependent) => {
                found.extend(dependent.0.iter().map(|(_, schema)| *schema))
            }
            _ => {}
        }
    }
    found
}
