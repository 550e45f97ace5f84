//! Keywords that take a count: a whole number, not negative; `5.0` is one.

use specwright_model::{Keyword, keywords as model};

use crate::load::{Member, Node, count};
use crate::lower::schema::Reader;

macro_rules! counts {
    ($($read:ident $name:ident)*) => {
        $(pub(in crate::lower) fn $read<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
            if let Some(count) = count_of(reader, member) {
                reader.push(Keyword::$name(model::$name(count)));
                reader.enforced(member);
            }
        })*
    };
}

counts! {
    max_items MaxItems
    max_length MaxLength
    max_properties MaxProperties
    min_items MinItems
    min_length MinLength
    min_properties MinProperties
}

/// `minContains` and `maxContains` mean something beside `contains` only; its reader takes them.
pub(in crate::lower) fn bound_of_contains<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if count_of(reader, member).is_none() {
        return;
    }
    match reader.mapping.get("contains") {
        Some(_) => reader.enforced(member),
        None => reader.noted(member),
    }
}

/// The count, or `None` and a diagnostic.
fn count_of(reader: &mut Reader<'_, '_, '_>, member: &Member) -> Option<u64> {
    let found = quietly(member);
    if found.is_none() {
        reader.malformed(member, "a whole number that is not negative");
    }
    found
}

/// The count, when the value is one.
pub(super) fn quietly(member: &Member) -> Option<u64> {
    match &member.value.value {
        Node::Number(text) => count(text),
        _ => None,
    }
}
