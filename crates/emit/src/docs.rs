//! Doc comments: the document's own text, then one bullet a limit.
//!
//! Text of the document is data: [`prose`] leaves nothing in it that rustdoc would run, link or take for HTML.

mod clean;
mod html;
mod inline;
mod markdown;
mod span;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;
use specwright_model::{Model, Schema, SchemaId, Value};

use crate::literal::json;
pub(crate) use clean::{clean, one_line};
pub(crate) use span::code;

/// How many values of an enum are named.
const LISTED: usize = 12;

/// How many characters of a value are shown.
const SHOWN: usize = 120;

/// A text of the document as lines of CommonMark that rustdoc only shows.
pub(crate) fn prose(text: &str) -> Vec<String> {
    markdown::lines(&html::to_markdown(&clean(text)))
}

/// The lines as doc attributes, which are printed as `///`.
pub(crate) fn attributes(lines: &[String]) -> TokenStream {
    let lines =
        lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The docs of the type or field that holds a schema, as attributes.
pub(crate) fn schema(model: &Model, id: SchemaId, typed: Typed<'_>) -> TokenStream {
    attributes(&lines(model, id, typed))
}

/// Whether the format of a schema has a type of its own, which checks it.
pub(crate) type Typed<'a> = &'a dyn Fn(SchemaId) -> bool;

/// What is said of a schema: its text, then its limits.
pub(crate) fn lines(model: &Model, id: SchemaId, typed: Typed<'_>) -> Vec<String> {
    let schema = model.schema(id);
    let mut text = prose(
        schema.notes.description.as_deref().or(schema.notes.title.as_deref()).unwrap_or_default(),
    );
    let mut facts = facts(model, schema);
    let mut bullets = bullets(model, id, typed);
    for part in [&mut facts, &mut bullets] {
        if !part.is_empty() && !text.is_empty() {
            text.push(String::new());
        }
        text.append(part);
    }
    text
}

/// What the annotations and the values say, a sentence a line.
fn facts(model: &Model, schema: &Schema) -> Vec<String> {
    let notes = &schema.notes;
    let additional = schema.members().and_then(|members| members.additional);
    let closed = additional.is_some_and(|additional| model.schema(additional).is_never());
    [
        schema.enumeration().map(one_of),
        notes.default.as_ref().map(|default| format!("Default: {}.", shown(default))),
        notes.deprecated.then(|| "Deprecated.".to_owned()),
        notes.read_only.then(|| "Read only: responses carry it.".to_owned()),
        notes.write_only.then(|| "Write only: requests carry it.".to_owned()),
        closed.then(|| "Unknown members are refused.".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `` One of `a`, `b`. ``
fn one_of(values: &[Value]) -> String {
    let named: Vec<String> = values.iter().take(LISTED).map(shown).collect();
    match values.len().saturating_sub(LISTED) {
        0 if values.is_empty() => "No value is let in.".to_owned(),
        0 if values.len() == 1 => format!("Always {}.", named.join("")),
        0 => format!("One of {}.", named.join(", ")),
        more => format!("One of {} and {more} more.", named.join(", ")),
    }
}

/// A value as code: text bare, everything else as JSON.
fn shown(value: &Value) -> String {
    let text =
        value.as_str().filter(|text| !text.is_empty()).map_or_else(|| json(value), str::to_owned);
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => code(&format!("{}…", text.get(..end).unwrap_or_default())),
        None => code(&text),
    }
}

/// The limits of a schema, a bullet each.
fn bullets(model: &Model, id: SchemaId, typed: Typed<'_>) -> Vec<String> {
    let schema = model.schema(id);
    let own = sentences(model, id, typed);
    let below = |id: Option<SchemaId>, what| below(model, id, typed, what);
    let items = below(schema.elements().and_then(|elements| elements.rest), "each item");
    let members = below(schema.members().and_then(|members| members.additional), "each value");
    own.into_iter().chain(items).chain(members).map(|sentence| format!("- {sentence}")).collect()
}

/// The limits of the schema of items or members.
fn below(model: &Model, id: Option<SchemaId>, typed: Typed<'_>, what: &str) -> Vec<String> {
    let schema = id.filter(|id| !model.schema(*id).is_never());
    schema
        .map(|id| sentences(model, id, typed))
        .unwrap_or_default()
        .into_iter()
        .map(|sentence| format!("{what}: {sentence}"))
        .collect()
}

/// One safe line a keyword.
fn sentences(model: &Model, id: SchemaId, typed: Typed<'_>) -> Vec<String> {
    let schema = model.schema(id);
    let fate = if typed(id) { "" } else { ", not checked" };
    let sentences = schema.keywords.iter().filter_map(specwright_model::Keyword::sentence);
    let noted = schema.notes.format.iter().map(|format| format!("format {}{fate}", code(format)));
    sentences.map(|sentence| inline::escape(&one_line(&sentence))).chain(noted).collect()
}
