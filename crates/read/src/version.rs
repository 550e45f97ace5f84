//! Which OpenAPI the document is written in.

use specwright_model::Place;

use crate::codes;
use crate::load::Tree;
use crate::pointer::{place, place_at};
use crate::report::Report;

/// A minor version of OpenAPI 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    V30,
    V31,
    V32,
}

/// The version of the document; `None` when a fatal diagnostic was added.
pub(crate) fn version(tree: &Tree, report: &mut Report) -> Option<Version> {
    let Some(root) = tree.mapping() else {
        report.add(
            codes::VERSION
                .at(place(tree, ""), format!("the document is {}, not a mapping", tree.kind())),
        );
        return None;
    };
    if let Some(swagger) = root.member("swagger") {
        let at = place_at(swagger.key_at, "/swagger");
        report.add(codes::SWAGGER.at(at, "the document is Swagger 2.0, which is not read"));
        return None;
    }
    let Some(openapi) = root.get("openapi") else {
        let at = Place { line: tree.at.line, column: tree.at.column, ..Place::default() };
        report.add(codes::VERSION.at(at, "the document has no `openapi` member"));
        return None;
    };
    let text = openapi.label().unwrap_or_default();
    let version = match text.split('.').take(2).collect::<Vec<_>>().as_slice() {
        ["3", "0"] => Some(Version::V30),
        ["3", "1"] => Some(Version::V31),
        ["3", "2"] => Some(Version::V32),
        _ => None,
    };
    if version.is_none() {
        report.add(
            codes::VERSION.at(place(openapi, "/openapi"), "this version of OpenAPI is not read"),
        );
    }
    version
}
