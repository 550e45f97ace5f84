//! Keywords about the members of objects.

use specwright_model::{Direction, Keyword, SchemaId, keywords as model};

use super::values::checked;
use crate::codes;
use crate::load::{Member, Tree};
use crate::lower::schema::Reader;
use crate::pointer::{join, place};

pub(in crate::lower) fn properties<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    match reader.named(member) {
        Some(properties) => {
            group(reader, |members| members.properties = properties);
            reader.enforced(member);
        }
        None => reader.malformed(member, "a mapping of schemas"),
    }
}

pub(in crate::lower) fn patterns<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(named) = reader.named(member) else {
        return reader.malformed(member, "a mapping of schemas");
    };
    let mut patterns = Vec::new();
    let base = reader.at(&member.key);
    for (pattern, schema) in named {
        let at = member
            .value
            .mapping()
            .and_then(|mapping| mapping.member(&pattern))
            .map(|entry| entry.key_at);
        let at = crate::pointer::place_at(at.unwrap_or_default(), &join(&base, &pattern));
        match checked(&pattern, "patternProperties", at) {
            Ok(()) => patterns.push((pattern, schema)),
            Err(problem) => reader.lowering.say(problem),
        }
    }
    // Without one of its patterns `additionalProperties` would speak of other members than it should.
    if Some(patterns.len()) != member.value.mapping().map(crate::load::Mapping::len) {
        return reader.not_enforced(member, "a pattern cannot be run");
    }
    group(reader, |members| members.patterns = patterns);
    reader.enforced(member);
}

pub(in crate::lower) fn additional<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    if member.value.mapping().is_none() && member.value.flag().is_none() {
        return reader.malformed(member, "a schema, true or false");
    }
    let schema = reader.child(member);
    group(reader, |members| members.additional = Some(schema));
    reader.enforced(member);
}

pub(in crate::lower) fn names<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let schema = reader.child(member);
    reader.push(Keyword::PropertyNames(model::PropertyNames(schema)));
    reader.enforced(member);
}

pub(in crate::lower) fn required<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(names) = strings(&member.value) else {
        return reader.malformed(member, "a sequence of names");
    };
    let mut members: Vec<model::RequiredMember> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for name in names {
        if seen.insert(name.clone()) {
            let except = except(reader, &name);
            members.push(model::RequiredMember { name, except });
        }
    }
    if !members.is_empty() {
        reader.push(Keyword::Required(model::Required(members)));
    }
    reader.enforced(member);
}

pub(in crate::lower) fn dependent_required<'a>(
    reader: &mut Reader<'_, '_, 'a>,
    member: &'a Member,
) {
    let entries = member.value.mapping().map(|mapping| {
        mapping
            .iter()
            .map(|entry| strings(&entry.value).map(|names| (entry.key.clone(), names)))
            .collect::<Option<Vec<_>>>()
    });
    match entries.flatten() {
        Some(entries) => {
            depend_on_names(reader, entries);
            reader.enforced(member);
        }
        None => reader.malformed(member, "a mapping of sequences of names"),
    }
}

pub(in crate::lower) fn dependent_schemas<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    match reader.named(member) {
        Some(entries) => {
            depend_on_schemas(reader, entries);
            reader.enforced(member);
        }
        None => reader.malformed(member, "a mapping of schemas"),
    }
}

/// The elder of `dependentRequired` and `dependentSchemas`, still honoured (JSON Schema Core, appendix on compatibility).
pub(in crate::lower) fn dependencies<'a>(reader: &mut Reader<'_, '_, 'a>, member: &'a Member) {
    let Some(mapping) = member.value.mapping() else {
        return reader.malformed(member, "a mapping");
    };
    let base = reader.at(&member.key);
    for entry in mapping {
        if entry.value.items().is_none() {
            let schema = reader.below(&base, &entry.key, &entry.value);
            depend_on_schemas(reader, vec![(entry.key.clone(), schema)]);
        } else if let Some(names) = strings(&entry.value) {
            depend_on_names(reader, vec![(entry.key.clone(), names)]);
        } else {
            let at = place(&entry.value, &join(&base, &entry.key));
            let problem = codes::MALFORMED.at(at, "a sequence of names or a schema is wanted here");
            reader.lowering.say(problem.keyword("dependencies"));
        }
    }
    reader.enforced(member);
}

fn depend_on_names(reader: &mut Reader<'_, '_, '_>, entries: Vec<(String, Vec<String>)>) {
    reader.share(
        |keyword| match keyword {
            Keyword::DependentRequired(known) => Some(known),
            _ => None,
        },
        Keyword::DependentRequired,
        |known| known.0.extend(entries),
    );
}

fn depend_on_schemas(reader: &mut Reader<'_, '_, '_>, entries: Vec<(String, SchemaId)>) {
    reader.share(
        |keyword| match keyword {
            Keyword::DependentSchemas(known) => Some(known),
            _ => None,
        },
        Keyword::DependentSchemas,
        |known| known.0.extend(entries),
    );
}

/// Changes the one keyword that `properties`, `patternProperties` and `additionalProperties` share.
fn group(reader: &mut Reader<'_, '_, '_>, change: impl FnOnce(&mut model::Members)) {
    reader.share(
        |keyword| match keyword {
            Keyword::Members(known) => Some(known),
            _ => None,
        },
        Keyword::Members,
        change,
    );
}

/// The directions in which a required member is not asked for: what its own schema, or the one it refers to, says.
fn except(reader: &Reader<'_, '_, '_>, name: &str) -> Vec<Direction> {
    let property = reader.mapping.get("properties").and_then(|properties| properties.get(name));
    let marked = |mark: &str| property.is_some_and(|property| is_marked(reader, property, mark));
    let mut except = Vec::new();
    if marked("readOnly") {
        except.push(Direction::Request);
    }
    if marked("writeOnly") {
        except.push(Direction::Response);
    }
    except
}

/// Follows references and single `allOf`s, a bounded number of them: they may lead in circles.
fn is_marked(reader: &Reader<'_, '_, '_>, property: &Tree, mark: &str) -> bool {
    let old = reader.version() == crate::version::Version::V30;
    let (mut at, mut resource) = (property, reader.resource);
    for _ in 0..32 {
        let reference = at.get("$ref").and_then(Tree::text);
        // Beside a reference 3.0 ignores everything.
        if at.get(mark).and_then(Tree::flag) == Some(true) && !(old && reference.is_some()) {
            return true;
        }
        let next = match (reference, at.get("allOf").and_then(Tree::items)) {
            (Some(text), _) => {
                let nowhere = specwright_model::Place::default();
                reader.lowering.document.reference(text, resource, &nowhere).ok().map(|target| {
                    resource = target.resource;
                    target.tree
                })
            }
            (None, Some([only])) => Some(only),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

/// The strings of a sequence; `None` when it is something else.
fn strings(tree: &Tree) -> Option<Vec<String>> {
    tree.items()?.iter().map(|item| item.text().map(str::to_owned)).collect()
}
