//! Parameters and headers.

use specwright_model::{Location, Parameter, Style};

use super::keys;
use crate::codes;
use crate::load::{Mapping, Tree};
use crate::lower::Lowering;
use crate::pointer::{join, place};
use crate::report::Problem;

/// The parameters of an operation, then those of its path that it does not name again.
pub(super) fn list<'a>(
    lowering: &mut Lowering<'_, 'a>,
    operation: (&'a Mapping, &str),
    item: (&'a Mapping, &str),
) -> Vec<Parameter> {
    let mut all: Vec<Parameter> = Vec::new();
    for (owner, pointer) in [operation, item] {
        let Some(list) = owner.get("parameters") else { continue };
        let pointer = join(pointer, "parameters");
        let Some(items) = list.items() else {
            lowering.say(codes::SHAPE.at(place(list, &pointer), "`parameters` takes a sequence"));
            continue;
        };
        let before = all.len();
        let mut names: std::collections::BTreeSet<(String, Location)> =
            all.iter().map(|parameter| (parameter.name.clone(), parameter.location)).collect();
        for (index, tree) in items.iter().enumerate() {
            let Some(parameter) = parameter(lowering, tree, join(&pointer, &index.to_string()))
            else {
                continue;
            };
            if names.insert((parameter.name.clone(), parameter.location)) {
                all.push(parameter);
            } else if all
                .iter()
                .skip(before)
                .any(|other| other.name == parameter.name && other.location == parameter.location)
            {
                let message = format!("the parameter `{}` is in this list already", parameter.name);
                lowering.say(codes::PARAMETER_TWICE.at(parameter.place, message));
            }
        }
    }
    all
}

pub(super) fn parameter<'a>(
    lowering: &mut Lowering<'_, 'a>,
    tree: &'a Tree,
    pointer: String,
) -> Option<Parameter> {
    let target = lowering.document.object(tree, pointer, lowering.report)?;
    let (tree, pointer) = (target.tree, target.pointer);
    let mapping = lowering.mapping(tree, &pointer)?;
    keys::check(lowering, &keys::PARAMETER, mapping, &pointer);
    let Some(name) = tree.get("name").and_then(Tree::label) else {
        lowering.say(missing(tree, &pointer, "name"));
        return None;
    };
    let Some(location) = tree.get("in").and_then(Tree::text).and_then(location) else {
        lowering
            .say(missing(tree, &pointer, "in").help("one of `path`, `query`, `header`, `cookie`"));
        return None;
    };
    Some(described(lowering, (tree, pointer), name, location))
}

/// A response header: a parameter that goes by its key.
pub(super) fn header<'a>(
    lowering: &mut Lowering<'_, 'a>,
    name: &str,
    tree: &'a Tree,
    pointer: String,
) -> Option<Parameter> {
    let target = lowering.document.object(tree, pointer, lowering.report)?;
    let mapping = lowering.mapping(target.tree, &target.pointer)?;
    keys::check(lowering, &keys::PARAMETER, mapping, &target.pointer);
    Some(described(lowering, (target.tree, target.pointer), name, Location::Header))
}

fn described<'a>(
    lowering: &mut Lowering<'_, 'a>,
    at: (&'a Tree, String),
    name: &str,
    location: Location,
) -> Parameter {
    let (tree, pointer) = at;
    let flag = |key: &str| tree.get(key).and_then(Tree::flag);
    let style = styled(lowering, (tree, &pointer), usual(location));
    let content =
        tree.get("content").and_then(Tree::mapping).and_then(|content| content.iter().next());
    let schema = match (tree.get("schema"), content) {
        (Some(schema), _) => Some((schema, join(&pointer, "schema"))),
        (None, Some(media)) => {
            let media_pointer = join(&join(&pointer, "content"), &media.key);
            // A media type may be a reference since 3.2.
            let target = lowering.document.object(&media.value, media_pointer, lowering.report);
            target.and_then(|media| {
                let schema = media.tree.get("schema")?;
                Some((schema, join(&media.pointer, "schema")))
            })
        }
        (None, None) => None,
    };
    Parameter {
        place: place(tree, &pointer),
        name: name.to_owned(),
        location,
        required: location == Location::Path || flag("required").unwrap_or_default(),
        style,
        explode: flag("explode").unwrap_or(explodes(style)),
        description: tree.get("description").and_then(Tree::text).map(str::to_owned),
        deprecated: flag("deprecated").unwrap_or_default(),
        schema: schema.map(|(schema, pointer)| {
            let around = lowering.document.resource_of(&pointer);
            lowering.schema(schema, pointer, around)
        }),
        media_type: content.map(|media| media.key.clone()),
    }
}

/// The style of a parameter or form member; malformed ones are told and taken for the usual one.
pub(super) fn styled(lowering: &mut Lowering<'_, '_>, at: (&Tree, &str), usual: Style) -> Style {
    let (tree, pointer) = at;
    let Some(written) = tree.get("style") else { return usual };
    written.text().and_then(style).unwrap_or_else(|| {
        lowering
            .say(codes::SHAPE.at(place(written, &join(pointer, "style")), "this style is unknown"));
        usual
    })
}

/// Whether a style explodes when nothing is said (OpenAPI 3.2, section 4.12.2.2).
pub(super) fn explodes(style: Style) -> bool {
    matches!(style, Style::Form | Style::Cookie)
}

fn usual(location: Location) -> Style {
    match location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie | Location::QueryString => Style::Form,
    }
}

fn location(text: &str) -> Option<Location> {
    match text {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "header" => Some(Location::Header),
        "cookie" => Some(Location::Cookie),
        "querystring" => Some(Location::QueryString),
        _ => None,
    }
}

fn style(text: &str) -> Option<Style> {
    match text {
        "matrix" => Some(Style::Matrix),
        "label" => Some(Style::Label),
        "form" => Some(Style::Form),
        "simple" => Some(Style::Simple),
        "spaceDelimited" => Some(Style::SpaceDelimited),
        "pipeDelimited" => Some(Style::PipeDelimited),
        "deepObject" => Some(Style::DeepObject),
        "cookie" => Some(Style::Cookie),
        _ => None,
    }
}

fn missing(tree: &Tree, pointer: &str, key: &str) -> Problem {
    match tree.get(key) {
        None => codes::MISSING.at(place(tree, pointer), format!("the parameter has no `{key}`")),
        Some(value) => codes::SHAPE.at(
            place(value, &join(pointer, key)),
            format!("`{key}` is not one of the known values"),
        ),
    }
}
