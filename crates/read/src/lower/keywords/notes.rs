//! Annotations.

use crate::codes;
use crate::load::{Member, Tree};
use crate::lower::schema::Reader;

const DIALECTS: &[&str] = &[
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
];

/// Whether a dialect is the one everything is read in, or an extension of it.
pub(in crate::lower) fn is_known(dialect: &Tree) -> bool {
    dialect.text().is_some_and(|text| DIALECTS.contains(&text.trim_end_matches('#')))
}

/// Known, and nothing the model keeps.
pub(in crate::lower) fn plain<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.noted(member);
}

/// What the text of a string holds.
pub(in crate::lower) fn content<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.content.push((member.key.clone(), member.value.to_value()));
    reader.noted(member);
}

pub(in crate::lower) fn dialect<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if !is_known(&member.value) {
        let message = "this schema names another dialect and is read as JSON Schema 2020-12";
        let problem = codes::DIALECT.at(reader.key_place(member), message).keyword("$schema");
        reader.lowering.say(problem);
    }
    reader.noted(member);
}

pub(in crate::lower) fn title<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.title = text(reader, member);
}

pub(in crate::lower) fn description<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.description = text(reader, member);
}

pub(in crate::lower) fn default<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.default = Some(member.value.to_value());
    reader.noted(member);
}

/// `example` of OpenAPI comes first, wherever it stands.
pub(in crate::lower) fn example<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.examples.insert(0, member.value.to_value());
    reader.noted(member);
}

pub(in crate::lower) fn examples<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    match member.value.items() {
        Some(items) => {
            reader.notes.examples.extend(items.iter().map(Tree::to_value));
            reader.noted(member);
        }
        None => reader.malformed(member, "a sequence"),
    }
}

pub(in crate::lower) fn deprecated<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.deprecated = flag(reader, member);
}

pub(in crate::lower) fn read_only<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.read_only = flag(reader, member);
}

pub(in crate::lower) fn write_only<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.notes.write_only = flag(reader, member);
}

fn text(reader: &mut Reader<'_, '_, '_>, member: &Member) -> Option<String> {
    let found = member.value.text().map(str::to_owned);
    match found {
        Some(_) => reader.noted(member),
        None => reader.malformed(member, "a string"),
    }
    found
}

fn flag(reader: &mut Reader<'_, '_, '_>, member: &Member) -> bool {
    let found = member.value.flag();
    match found {
        Some(_) => reader.noted(member),
        None => reader.malformed(member, "true or false"),
    }
    found.unwrap_or_default()
}
