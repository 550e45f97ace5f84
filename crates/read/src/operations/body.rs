//! Request bodies, responses and their media types.

use specwright_model::{Body, Encoding, Media, Response, Style, Value};

use super::{keys, parameter};
use crate::load::{Member, Tree};
use crate::lower::Lowering;
use crate::pointer::{join, place};

pub(super) fn request<'a>(
    lowering: &mut Lowering<'_, 'a>,
    tree: &'a Tree,
    pointer: String,
) -> Option<Body> {
    let target = lowering.document.object(tree, pointer, lowering.report)?;
    let (tree, pointer) = (target.tree, target.pointer);
    let mapping = lowering.mapping(tree, &pointer)?;
    keys::check(lowering, &keys::BODY, mapping, &pointer);
    Some(Body {
        place: place(tree, &pointer),
        required: tree.get("required").and_then(Tree::flag).unwrap_or_default(),
        description: tree.get("description").and_then(Tree::text).map(str::to_owned),
        content: content(lowering, tree, &pointer),
    })
}

pub(super) fn responses<'a>(
    lowering: &mut Lowering<'_, 'a>,
    tree: Option<&'a Tree>,
    pointer: &str,
) -> Vec<Response> {
    let Some(members) = tree.and_then(|tree| lowering.mapping(tree, pointer)) else {
        return Vec::new();
    };
    let members = members.iter().filter(|member| !member.key.starts_with("x-"));
    members.filter_map(|member| response(lowering, member, join(pointer, &member.key))).collect()
}

pub(super) fn response<'a>(
    lowering: &mut Lowering<'_, 'a>,
    member: &'a Member,
    pointer: String,
) -> Option<Response> {
    let target = lowering.document.object(&member.value, pointer, lowering.report)?;
    let (tree, pointer) = (target.tree, target.pointer);
    let mapping = lowering.mapping(tree, &pointer)?;
    keys::check(lowering, &keys::RESPONSE, mapping, &pointer);
    let mut headers = Vec::new();
    if let Some(all) = tree.get("headers") {
        let base = join(&pointer, "headers");
        for header in lowering.mapping(all, &base).into_iter().flatten() {
            headers.extend(parameter::header(
                lowering,
                &header.key,
                &header.value,
                join(&base, &header.key),
            ));
        }
    }
    Some(Response {
        place: place(tree, &pointer),
        status: member.key.clone(),
        description: tree.get("description").and_then(Tree::text).map(str::to_owned),
        content: content(lowering, tree, &pointer),
        headers,
    })
}

fn content<'a>(lowering: &mut Lowering<'_, 'a>, tree: &'a Tree, pointer: &str) -> Vec<Media> {
    let Some(content) = tree.get("content") else { return Vec::new() };
    let pointer = join(pointer, "content");
    let Some(members) = lowering.mapping(content, &pointer) else { return Vec::new() };
    members
        .iter()
        .filter_map(|member| media(lowering, member, join(&pointer, &member.key)))
        .collect()
}

fn media<'a>(
    lowering: &mut Lowering<'_, 'a>,
    member: &'a Member,
    pointer: String,
) -> Option<Media> {
    // A media type may be a reference since 3.2.
    let target = lowering.document.object(&member.value, pointer, lowering.report)?;
    let (tree, pointer) = (target.tree, target.pointer);
    let mapping = lowering.mapping(tree, &pointer)?;
    keys::check(lowering, &keys::MEDIA, mapping, &pointer);
    let around = lowering.document.resource_of(&pointer);
    let whole = tree.get("schema").map(|it| lowering.schema(it, join(&pointer, "schema"), around));
    let items =
        tree.get("itemSchema").filter(|_| lowering.version() >= crate::version::Version::V32);
    let schema = match items {
        // The whole of a sequential media type is an array of its items (OpenAPI 3.2, section 4.14.2).
        Some(item) => {
            let item = lowering.schema(item, join(&pointer, "itemSchema"), around);
            Some(lowering.array_of(item, whole, (tree, &pointer)))
        }
        None => whole,
    };
    Some(Media {
        place: place(tree, &pointer),
        media_type: member.key.clone(),
        schema,
        encoding: encoding(lowering, tree, &pointer),
        examples: examples(lowering, tree, &pointer),
    })
}

fn encoding<'a>(lowering: &mut Lowering<'_, 'a>, tree: &'a Tree, pointer: &str) -> Vec<Encoding> {
    let Some(encoding) = tree.get("encoding") else { return Vec::new() };
    let pointer = join(pointer, "encoding");
    let Some(members) = lowering.mapping(encoding, &pointer) else { return Vec::new() };
    let entry = |member: &'a Member| {
        let style =
            parameter::styled(lowering, (&member.value, &join(&pointer, &member.key)), Style::Form);
        Encoding {
            name: member.key.clone(),
            style,
            explode: member
                .value
                .get("explode")
                .and_then(Tree::flag)
                .unwrap_or(parameter::explodes(style)),
            content_type: member.value.get("contentType").and_then(Tree::text).map(str::to_owned),
        }
    };
    members.iter().map(entry).collect()
}

/// `example`, then the values of `examples`.
fn examples<'a>(lowering: &mut Lowering<'_, 'a>, tree: &'a Tree, pointer: &str) -> Vec<Value> {
    let mut values: Vec<Value> = tree.get("example").map(Tree::to_value).into_iter().collect();
    let pointer = join(pointer, "examples");
    for member in tree.get("examples").and_then(Tree::mapping).into_iter().flatten() {
        let at = join(&pointer, &member.key);
        let Some(example) = lowering.document.object(&member.value, at, lowering.report) else {
            continue;
        };
        values.extend(
            example.tree.get("dataValue").or_else(|| example.tree.get("value")).map(Tree::to_value),
        );
    }
    values
}
