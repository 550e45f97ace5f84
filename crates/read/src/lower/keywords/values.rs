//! Keywords about the value itself: its type, the values let in, its text.

use std::collections::BTreeMap;

use specwright_model::{Keyword, Types, Value, keywords as model};

use crate::load::{Member, Node, Tree};
use crate::lower::schema::{Reader, shown};
use crate::lower::{equal, formats};
use crate::pointer::{join, place};
use crate::resolve::nearest;
use crate::version::Version;
use crate::{Formats, codes};

pub(in crate::lower) fn types<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let old = reader.version() == Version::V30;
    let one = |tree: &Tree| {
        tree.text().and_then(Types::named).filter(|types| !(old && *types == Types::NULL))
    };
    let found = match member.value.items() {
        Some(items) if !old && !items.is_empty() => items
            .iter()
            .map(one)
            .try_fold(Types::NONE, |all, types| types.map(|types| all.union(types))),
        Some(_) => None,
        None => one(&member.value),
    };
    let Some(found) = found else {
        let wanted = if old {
            "one of array, boolean, integer, number, object and string"
        } else {
            "one of array, boolean, integer, null, number, object and string, or a sequence of such"
        };
        return reader.malformed_but(member, wanted, like_a_type(&member.value, old));
    };
    let nullable = old && reader.mapping.get("nullable").and_then(Tree::flag) == Some(true);
    let types = if nullable { found.union(Types::NULL) } else { found };
    reader.push(Keyword::Type(model::Type(types)));
    reader.enforced(member);
}

const NAMES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// What may be meant by a `type` that is none.
fn like_a_type(tree: &Tree, old: bool) -> Option<String> {
    if old
        && (tree.items().is_some()
            || tree.text() == Some("null")
            || matches!(tree.value, Node::Null))
    {
        return Some(
            "write one type with `nullable: true`, or move the document to 3.1".to_owned(),
        );
    }
    let near = nearest(tree.text()?, NAMES.into_iter());
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")))
}

/// In 3.0 the reader of `type` takes it into account (OpenAPI 3.0.3, section 4.7.24.1); elsewhere it means nothing.
pub(in crate::lower) fn nullable<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(flag) = member.value.flag() else { return reader.malformed(member, "true or false") };
    let old = reader.version() == Version::V30;
    if old && reader.mapping.get("type").is_some() {
        return reader.enforced(member);
    }
    if !flag {
        return reader.noted(member);
    }
    let (message, help) = if old {
        (
            "`nullable` has no effect without `type` beside it",
            "add `type`, or wrap the schema in `anyOf` with one that takes null",
        )
    } else {
        ("`nullable` means nothing since OpenAPI 3.1", "add \"null\" to `type`")
    };
    let problem =
        codes::NULLABLE.at(reader.key_place(member), message).help(help).keyword("nullable");
    reader.lowering.say(problem);
    reader.not_enforced(
        member,
        if old { "no type beside it" } else { "not a keyword since OpenAPI 3.1" },
    );
}

pub(in crate::lower) fn enumeration<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(items) = member.value.items() else {
        return reader.malformed(member, "a sequence of values");
    };
    let mut seen = BTreeMap::new();
    let mut values: Vec<Value> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let value = item.to_value();
        let first = *seen.entry(equal::fingerprint(&value)).or_insert(index);
        if first == index {
            values.push(value);
            continue;
        }
        let line = items.get(first).map_or(0, |item| item.at.line);
        let at = place(item, &join(&reader.at("enum"), &index.to_string()));
        let message = format!("{} is listed twice, first at line {line}", shown(item));
        reader.lowering.say(codes::ENUM_TWICE.at(at, message).keyword("enum"));
    }
    if values.is_empty() {
        let at = place(&member.value, &reader.at("enum"));
        let problem = codes::ENUM_EMPTY.at(at, "an empty `enum` lets nothing in").keyword("enum");
        reader.lowering.say(problem);
    }
    reader.push(Keyword::Enum(model::Enum(values)));
    reader.enforced(member);
}

pub(in crate::lower) fn constant<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    reader.push(Keyword::Const(model::Const(member.value.to_value())));
    reader.enforced(member);
}

pub(in crate::lower) fn pattern<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(text) = member.value.text() else {
        return reader.malformed(member, "a regular expression");
    };
    let at = place(&member.value, &reader.at("pattern"));
    if let Err(problem) = checked(text, "pattern", at) {
        reader.lowering.say(problem);
        return reader.not_enforced(member, "the pattern cannot be run");
    }
    reader.push(Keyword::Pattern(model::Pattern(text.to_owned())));
    reader.enforced(member);
}

/// Whether the runtime can run a pattern: it may be no regular expression, or none that runs in linear time.
pub(super) fn checked(
    text: &str,
    keyword: &str,
    at: specwright_model::Place,
) -> Result<(), crate::report::Problem> {
    let Err(error) = specwright::Pattern::check(text) else { return Ok(()) };
    Err(if error.malformed {
        let problem =
            codes::PATTERN.at(at, format!("the pattern is no regular expression: {error}"));
        problem.keyword(keyword)
    } else {
        codes::PATTERN_REFUSED
            .at(at, format!("the pattern is not enforced: {error}"))
            .keyword(keyword)
    })
}

/// Asserted when its name is on the list and the caller wants it; a note otherwise.
pub(in crate::lower) fn format<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(name) = member.value.text() else { return reader.malformed(member, "a string") };
    if reader.lowering.options.formats == Formats::Assert && formats::asserted(name) {
        reader.push(Keyword::Format(model::Format(name.to_owned())));
        reader.enforced(member);
    } else {
        reader.notes.format = Some(name.to_owned());
        reader.noted(member);
    }
}

pub(in crate::lower) fn unique<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    match member.value.flag() {
        Some(true) => {
            reader.push(Keyword::UniqueItems(model::UniqueItems));
            reader.enforced(member);
        }
        Some(false) => reader.noted(member),
        None => reader.malformed(member, "true or false"),
    }
}
