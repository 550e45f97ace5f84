//! What is said without limiting anything.

use crate::change::At;
use crate::rows::Row;
use specwright_build::model::{Direction, Keyword, Model, Types, Value};

pub(super) const ROWS: &[Row] = &[
    Row::of("default set", |at| {
        let at = at.plain(Types::STRING, &[])?;
        at.schema().notes.default.is_none().then(|| default(at, Some("x")))
    }),
    Row::of("default changed", |at| {
        at.schema().notes.default.as_ref().map(|_| default(at, Some("another")))
    }),
    Row::of("default removed", |at| at.schema().notes.default.as_ref().map(|_| default(at, None))),
    Row::of("described otherwise", |at| {
        Some(at.with(|schema| schema.notes.description = Some("other words".to_owned())))
    }),
    Row::of("deprecated", |at| Some(at.with(|schema| schema.notes.deprecated = true))),
    Row::of_owner("readOnly set", |at| travels(at, Direction::Request)),
    Row::of_owner("writeOnly set", |at| travels(at, Direction::Response)),
];

fn default(at: At<'_>, text: Option<&str>) -> Model {
    at.with(|schema| schema.notes.default = text.map(|text| Value::String(text.to_owned())))
}

/// A member that no longer travels that way: `required` does not ask for it there.
fn travels(at: At<'_>, never: Direction) -> Option<Model> {
    let mut next = at.model.clone();
    let mut owned = false;
    for owner in &mut next.schemas {
        let name = owner.members().and_then(|members| {
            members.properties.iter().find(|(_, id)| *id == at.id).map(|(name, _)| name.clone())
        });
        let Some(name) = name else { continue };
        owned = true;
        for keyword in &mut owner.keywords {
            if let Keyword::Required(required) = keyword {
                let own = required.0.iter_mut().filter(|member| member.name == name);
                own.for_each(|member| member.except.push(never));
            }
        }
    }
    let notes = &mut next.schemas[at.id.0 as usize].notes;
    match never {
        Direction::Request => notes.read_only = true,
        _ => notes.write_only = true,
    }
    owned.then_some(next)
}
