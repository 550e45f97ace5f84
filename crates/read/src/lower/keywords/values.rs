//! Keywords about the value itself: its type, the values let in, its text.

use std::collections::BTreeSet;

use specwright_model::{Keyword, Types, Value, keywords as model};

use crate::load::{Member, Tree};
use crate::lower::schema::Reader;
use crate::lower::{equal, formats};
use crate::pointer::{join, place};
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
        return reader.malformed(member, wanted);
    };
    let nullable = old && reader.mapping.get("nullable").and_then(Tree::flag) == Some(true);
    let types = if nullable { found.union(Types::NULL) } else { found };
    reader.push(Keyword::Type(model::Type(types)));
    reader.enforced(member);
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
    let mut seen = BTreeSet::new();
    let mut values: Vec<Value> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let value = item.to_value();
        if seen.insert(equal::fingerprint(&value)) {
            values.push(value);
        } else {
            let at = place(item, &join(&reader.at("enum"), &index.to_string()));
            reader
                .lowering
                .say(codes::ENUM_TWICE.at(at, "this value is listed already").keyword("enum"));
        }
    }
    if values.is_empty() {
        let at = place(&member.value, &reader.at("enum"));
        let problem = codes::ENUM_EMPTY.at(at, "an empty `enum` lets nothing in").keyword("enum");
        reader.lowering.say(problem.help("list the values, or remove the keyword"));
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
        problem
            .help("patterns are regular expressions of ECMA-262, read with the `u` flag")
            .keyword(keyword)
    } else {
        codes::PATTERN_REFUSED
            .at(at, format!("the pattern is not enforced: {error}"))
            .help("values are not checked against it; say it by a simpler pattern, in the document or in overlay.yaml")
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
