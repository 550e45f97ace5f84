//! The keys of the objects around schemas (OpenAPI 3.2, section 4). One that is none of them may be a slip of the pen, and what
//! stands below it is lost.

use crate::codes;
use crate::load::Mapping;
use crate::lower::Lowering;
use crate::pointer::{join, place_at};
use crate::version::Version;

/// An object: what it is called, its keys, and those it has since 3.2.
pub(super) struct Object(&'static str, &'static [&'static str], &'static [&'static str]);

pub(super) const PATH_ITEM: Object = Object(
    "a path item",
    &[
        "$ref",
        "summary",
        "description",
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "servers",
        "parameters",
    ],
    &["query", "additionalOperations"],
);

pub(super) const OPERATION: Object = Object(
    "an operation",
    &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "deprecated",
        "security",
        "servers",
    ],
    &[],
);

pub(super) const BODY: Object =
    Object("a request body", &["description", "content", "required"], &[]);

pub(super) const RESPONSE: Object =
    Object("a response", &["description", "headers", "content", "links"], &["summary"]);

pub(super) const MEDIA: Object = Object(
    "a media type",
    &["schema", "example", "examples", "encoding"],
    &["itemSchema", "prefixEncoding", "itemEncoding"],
);

pub(super) const PARAMETER: Object = Object(
    "a parameter or header",
    &[
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
    ],
    &[],
);

/// Warns of the keys the object does not have. An object that several places refer to is looked at once.
pub(super) fn check(
    lowering: &mut Lowering<'_, '_>,
    object: &Object,
    mapping: &Mapping,
    pointer: &str,
) {
    if !lowering.checked.insert(std::ptr::from_ref(mapping).addr()) {
        return;
    }
    let Object(name, always, since) = object;
    let since: &[&str] = if lowering.version() >= Version::V32 { since } else { &[] };
    for member in mapping.iter().filter(|member| !member.key.starts_with("x-")) {
        let mut keys = always.iter().chain(since);
        if keys.clone().any(|key| *key == member.key) {
            continue;
        }
        let at = place_at(member.key_at, &join(pointer, &member.key));
        let mut problem = codes::NO_KEY
            .at(at, format!("`{}` is not a key of {name}: it is left out", member.key));
        if let Some(meant) = keys.find(|key| key.eq_ignore_ascii_case(&member.key)) {
            problem = problem.help(format!("write `{meant}`"));
        }
        lowering.say(problem);
    }
}
