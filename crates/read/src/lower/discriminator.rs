//! `discriminator` (OpenAPI 3.1, section 4.8.25): the tag of the union beside it.

use std::collections::BTreeMap;

use specwright_model::pointer::unescape;
use specwright_model::{Keyword, SchemaId, keywords as model};

use super::schema::Reader;
use crate::codes;
use crate::load::{Member, Tree};
use crate::pointer::{join, place};

/// Checks the form; [`attach`] gives it to the union when that has been read.
pub(super) fn read<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let property = member.value.get("propertyName").and_then(Tree::text);
    let mapping = member.value.get("mapping").is_none_or(|mapping| mapping.mapping().is_some());
    if property.is_none() || !mapping {
        return reader.malformed(member, "a mapping with `propertyName` and perhaps a `mapping`");
    }
    // Without a union beside it, it belongs to the heirs of the schema and decides nothing here.
    reader.noted(member);
}

/// Gives the discriminator to the union beside it.
pub(super) fn attach(reader: &mut Reader<'_, '_, '_>) {
    let Some(member) = reader.mapping.member("discriminator") else { return };
    let Some(property) = member.value.get("propertyName").and_then(Tree::text) else { return };
    let key = if reader.mapping.get("oneOf").is_some() { "oneOf" } else { "anyOf" };
    let Some((branches, _)) = union(reader.keywords_mut(), key) else { return };
    let branches = branches.len();
    let targets = targets(reader, key, branches);
    let mut values = mapped(reader, member, &targets);
    implied(&targets, &mut values);
    if let Some((_, tag)) = union(reader.keywords_mut(), key) {
        *tag = Some(model::Tag { property: property.to_owned(), values });
    }
}

/// The union of that name: its branches, and the tag it is to have.
fn union<'k>(
    keywords: &'k mut [Keyword],
    key: &str,
) -> Option<(&'k [SchemaId], &'k mut Option<model::Tag>)> {
    keywords.iter_mut().filter(|keyword| keyword.name() == key).find_map(|keyword| match keyword {
        Keyword::OneOf(union) => Some((union.branches.as_slice(), &mut union.tag)),
        Keyword::AnyOf(union) => Some((union.branches.as_slice(), &mut union.tag)),
        _ => None,
    })
}

/// Where the branches lead: the pointers of what they refer to, else their own.
fn targets(reader: &mut Reader<'_, '_, '_>, key: &str, branches: usize) -> Vec<String> {
    let base = reader.at(key);
    let items = reader.mapping.get(key).and_then(Tree::items).unwrap_or_default();
    let target = |(index, item): (usize, &Tree)| {
        let own = join(&base, &index.to_string());
        let Some(text) = item.get("$ref").and_then(Tree::text) else { return own };
        let at = place(item, &own);
        reader
            .lowering
            .document
            .reference(text, reader.resource, &at)
            .map_or(own, |target| target.pointer)
    };
    items.iter().enumerate().take(branches).map(target).collect()
}

/// What `mapping` says: values and the branches they mean.
fn mapped(
    reader: &mut Reader<'_, '_, '_>,
    member: &Member,
    targets: &[String],
) -> Vec<(String, usize)> {
    let branches = by_pointer(targets);
    let mapping = member.value.get("mapping").and_then(Tree::mapping).into_iter().flatten();
    let base = join(&reader.at("discriminator"), "mapping");
    let mut values = Vec::new();
    for entry in mapping {
        let at = place(&entry.value, &join(&base, &entry.key));
        let meant = entry.value.text().and_then(|text| meaning(reader, text, &at));
        if let Some(branch) = meant.and_then(|pointer| branches.get(pointer.as_str()).copied()) {
            values.push((entry.key.clone(), branch));
            continue;
        }
        let message = format!("the mapping of `{}` names no branch of the union", entry.key);
        let problem = codes::TAG_MAPPING.at(at, message).keyword("discriminator");
        reader.lowering.say(problem);
    }
    values
}

/// The pointer a mapping's value means: a component's name, else a reference.
fn meaning(
    reader: &Reader<'_, '_, '_>,
    text: &str,
    at: &specwright_model::Place,
) -> Option<String> {
    let schemas = reader
        .lowering
        .document
        .root
        .get("components")
        .and_then(|components| components.get("schemas"));
    if schemas.is_some_and(|schemas| schemas.get(text).is_some()) {
        return Some(component(text));
    }
    reader.lowering.document.reference(text, reader.resource, at).ok().map(|target| target.pointer)
}

/// Branches the mapping does not name go by the name of their component.
fn implied(targets: &[String], values: &mut Vec<(String, usize)>) {
    let named: std::collections::BTreeSet<usize> =
        values.iter().map(|(_, branch)| *branch).collect();
    let mut taken: std::collections::BTreeSet<String> =
        values.iter().map(|(value, _)| value.clone()).collect();
    for (branch, target) in targets.iter().enumerate().filter(|(branch, _)| !named.contains(branch))
    {
        let name = target.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'));
        if let Some(name) = name.map(unescape)
            && taken.insert(name.clone())
        {
            values.push((name, branch));
        }
    }
}

/// The branch of each pointer; the first where several lead to one place.
fn by_pointer(targets: &[String]) -> BTreeMap<&str, usize> {
    targets.iter().enumerate().rev().map(|(branch, target)| (target.as_str(), branch)).collect()
}

fn component(name: &str) -> String {
    join("/components/schemas", name)
}
