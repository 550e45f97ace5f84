//! What a field may hold, in the words of the docs.

use std::collections::BTreeSet;

use specwright_build::model::{Keyword, Model, Schema, SchemaId, Value};
use specwright_instances::to_json;

/// How many values of an enumeration are named.
const LISTED: usize = 12;

/// The limits of a schema, of those it takes over, and of its items and members.
pub(super) fn limits(model: &Model, schema: &Schema) -> Vec<String> {
    let mut told = own(model, schema);
    let parts = chain(model, schema);
    let below = |find: fn(&Schema) -> Option<SchemaId>, what: &str| -> Vec<String> {
        let found = parts.iter().filter_map(|part| find(part)).map(|id| model.schema(id));
        let found = found.filter(|schema| !schema.is_never());
        found
            .flat_map(|schema| own(model, schema))
            .map(|limit| format!("{what}: {limit}"))
            .collect()
    };
    told.extend(below(|schema| schema.elements()?.rest, "each item"));
    told.extend(below(|schema| schema.members()?.additional, "each value"));
    let notes = &schema.notes;
    told.extend(notes.default.as_ref().map(|default| format!("default `{}`", shown(default))));
    told.extend(notes.read_only.then(|| "read only".to_owned()));
    told.extend(notes.write_only.then(|| "write only".to_owned()));
    told.extend(notes.deprecated.then(|| "deprecated".to_owned()));
    told
}

/// The schema, what it refers to, and the branches of its `allOf`, each once.
fn chain<'m>(model: &'m Model, schema: &'m Schema) -> Vec<&'m Schema> {
    let (mut parts, mut seen, mut at) = (vec![schema], BTreeSet::new(), 0);
    while let Some(part) = parts.get(at) {
        for keyword in &part.keywords {
            let next = match keyword {
                Keyword::Ref(target) => std::slice::from_ref(&target.0),
                Keyword::AllOf(all) => all.0.as_slice(),
                _ => &[],
            };
            parts.extend(next.iter().filter(|id| seen.insert(**id)).map(|id| model.schema(*id)));
        }
        at += 1;
    }
    parts
}

fn own(model: &Model, schema: &Schema) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for part in chain(model, schema) {
        let noted =
            part.notes.format.iter().map(|format| format!("format `{format}`, not checked"));
        let sentences = part.keywords.iter().filter_map(Keyword::sentence);
        for limit in part.enumeration().map(one_of).into_iter().chain(sentences).chain(noted) {
            if !told.contains(&limit) {
                told.push(limit);
            }
        }
    }
    told
}

fn one_of(values: &[Value]) -> String {
    let named: Vec<String> =
        values.iter().take(LISTED).map(|value| format!("`{}`", shown(value))).collect();
    let more = match values.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let word = if values.len() == 1 { "always" } else { "one of" };
    format!("{word} {}{more}", named.join(", "))
}

/// Text bare, everything else as JSON.
fn shown(value: &Value) -> String {
    match value.as_str().filter(|text| !text.is_empty()) {
        Some(text) => text.to_owned(),
        None => to_json(value),
    }
}
