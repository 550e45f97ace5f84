//! Keywords that take a number; its text is kept as it is.
//!
//! In OpenAPI 3.0 `exclusiveMaximum: true` sharpens the `maximum` beside it (draft-wright-00, section 5.3).

use specwright_model::{Keyword, keywords as model};

use crate::load::{Member, Node, canonical};
use crate::lower::schema::Reader;
use crate::version::Version;

pub(in crate::lower) fn maximum<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(limit) = number(reader, member) else { return };
    let keyword = if sharpened(reader, "exclusiveMaximum") {
        Keyword::ExclusiveMaximum(model::ExclusiveMaximum(limit))
    } else {
        Keyword::Maximum(model::Maximum(limit))
    };
    reader.push(keyword);
    reader.enforced(member);
}

pub(in crate::lower) fn minimum<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(limit) = number(reader, member) else { return };
    let keyword = if sharpened(reader, "exclusiveMinimum") {
        Keyword::ExclusiveMinimum(model::ExclusiveMinimum(limit))
    } else {
        Keyword::Minimum(model::Minimum(limit))
    };
    reader.push(keyword);
    reader.enforced(member);
}

pub(in crate::lower) fn exclusive_maximum<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if reader.version() == Version::V30 {
        return flag(reader, member, "maximum");
    }
    if let Some(limit) = number(reader, member) {
        reader.push(Keyword::ExclusiveMaximum(model::ExclusiveMaximum(limit)));
        reader.enforced(member);
    }
}

pub(in crate::lower) fn exclusive_minimum<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if reader.version() == Version::V30 {
        return flag(reader, member, "minimum");
    }
    if let Some(limit) = number(reader, member) {
        reader.push(Keyword::ExclusiveMinimum(model::ExclusiveMinimum(limit)));
        reader.enforced(member);
    }
}

pub(in crate::lower) fn multiple_of<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let positive = |text: &str| {
        let (negative, digits, _) = canonical(text);
        !negative && !digits.is_empty()
    };
    match &member.value.value {
        Node::Number(text) if positive(text) => {
            reader.push(Keyword::MultipleOf(model::MultipleOf(text.clone())));
            reader.enforced(member);
        }
        _ => reader.malformed(member, "a number above zero"),
    }
}

/// Whether the boolean of 3.0 beside a limit makes it exclusive.
fn sharpened(reader: &Reader<'_, '_, '_>, key: &str) -> bool {
    let beside = reader.mapping.get(key).and_then(crate::load::Tree::flag);
    reader.version() == Version::V30 && beside == Some(true)
}

/// The boolean of 3.0: the reader of the limit beside it has taken it into account.
fn flag(reader: &mut Reader<'_, '_, '_>, member: &Member, beside: &str) {
    match (member.value.flag(), reader.mapping.get(beside)) {
        (None, _) => reader.malformed(member, "true or false in OpenAPI 3.0"),
        (Some(true), Some(_)) => reader.enforced(member),
        _ => reader.noted(member),
    }
}

fn number(reader: &mut Reader<'_, '_, '_>, member: &Member) -> Option<String> {
    if let Node::Number(text) = &member.value.value {
        return Some(text.clone());
    }
    reader.malformed(member, "a number");
    None
}
