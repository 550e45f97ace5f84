//! Keywords that apply schemas to the value itself or to the items of an array.

use specwright_model::{Keyword, SchemaId, keywords as model};

use super::counts::quietly;
use crate::load::Member;
use crate::lower::schema::Reader;

pub(in crate::lower) fn all_of<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if let Some(branches) = branches(reader, member) {
        reader.push(Keyword::AllOf(model::AllOf(branches)));
    }
}

pub(in crate::lower) fn any_of<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if let Some(branches) = branches(reader, member) {
        reader.push(Keyword::AnyOf(model::AnyOf { branches, tag: None }));
    }
}

pub(in crate::lower) fn one_of<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if let Some(branches) = branches(reader, member) {
        reader.push(Keyword::OneOf(model::OneOf { branches, tag: None }));
    }
}

fn branches<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) -> Option<Vec<SchemaId>> {
    let branches = reader.row(member).filter(|branches| !branches.is_empty());
    match branches {
        Some(_) => reader.enforced(member),
        None => reader.malformed(member, "a sequence of at least one schema"),
    }
    branches
}

pub(in crate::lower) fn not<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let schema = reader.child(member);
    reader.push(Keyword::Not(model::Not(schema)));
    reader.enforced(member);
}

/// `if`, with the `then` and `else` beside it.
pub(in crate::lower) fn condition<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let condition = reader.child(member);
    let then = reader.mapping.member("then").map(|then| reader.child(then));
    let otherwise = reader.mapping.member("else").map(|otherwise| reader.child(otherwise));
    reader.push(Keyword::If(model::If { condition, then, otherwise }));
    reader.enforced(member);
}

/// `then` and `else` mean something beside `if` only; its reader takes them.
pub(in crate::lower) fn branch<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    match reader.mapping.get("if") {
        Some(_) => reader.enforced(member),
        None => reader.noted(member),
    }
}

pub(in crate::lower) fn items<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if member.value.items().is_some() {
        return reader.malformed(member, "a schema (a sequence belongs to `prefixItems`)");
    }
    let schema = reader.child(member);
    elements(reader, |elements| elements.rest = Some(schema));
    reader.enforced(member);
}

pub(in crate::lower) fn prefix<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if let Some(prefix) = branches(reader, member) {
        elements(reader, |elements| elements.prefix = prefix);
    }
}

/// `contains`, with the `minContains` and `maxContains` beside it.
pub(in crate::lower) fn contains<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let schema = reader.child(member);
    let min = reader.mapping.member("minContains").and_then(quietly).unwrap_or(1);
    let max = reader.mapping.member("maxContains").and_then(quietly);
    reader.push(Keyword::Contains(model::Contains { schema, min, max }));
    reader.enforced(member);
}

pub(in crate::lower) fn unevaluated_items<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let schema = reader.child(member);
    reader.push(Keyword::UnevaluatedItems(model::UnevaluatedItems(schema)));
    reader.enforced(member);
}

pub(in crate::lower) fn unevaluated_properties<'a>(
    reader: &mut Reader<'_, '_, 'a>,
    member: &'a Member,
) {
    let schema = reader.child(member);
    reader.push(Keyword::UnevaluatedProperties(model::UnevaluatedProperties(schema)));
    reader.enforced(member);
}

/// Changes the one keyword that `items` and `prefixItems` share.
fn elements(reader: &mut Reader<'_, '_, '_>, change: impl FnOnce(&mut model::Elements)) {
    reader.share(
        |keyword| match keyword {
            Keyword::Elements(known) => Some(known),
            _ => None,
        },
        Keyword::Elements,
        change,
    );
}
