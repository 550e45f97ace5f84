//! One minimal change per row of the taxonomy and direction, with all three verdicts.

mod calls;
mod composition;
mod limits;
mod members;
mod surroundings;
mod values;

use crate::support::{document, lines, received, sent};
use specwright_drift::{Openness, Policy, UnknownMembers, Way, drift};
use specwright_model::Model;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The rows of the taxonomy, and the directions a change of that row can have.
pub(crate) const TAXONOMY: &[(&str, Way)] = &[
    ("operation-removed", Way::Both),
    ("operation-added", Way::Both),
    ("operation-renamed", Way::Both),
    ("status-removed / success-status-changed", Way::Response),
    ("error-status-added", Way::Response),
    ("media-type-removed / changed", Way::Both),
    ("body-required", Way::Request),
    ("param-required-added, param-became-required", Way::Request),
    ("param-optional-added", Way::Request),
    ("param-removed", Way::Request),
    ("param-serialization", Way::Request),
    ("prop-required-added", Way::Both),
    ("prop-optional-added", Way::Both),
    ("prop-required-removed", Way::Both),
    ("prop-optional-removed", Way::Both),
    ("became-required", Way::Both),
    ("became-optional", Way::Both),
    ("became-nullable", Way::Both),
    ("became-non-nullable", Way::Both),
    ("type-changed (incompatible)", Way::Both),
    ("type-widened", Way::Both),
    ("type-narrowed", Way::Both),
    ("width-changed", Way::Both),
    ("format-changed", Way::Both),
    ("enum-value-added", Way::Both),
    ("enum-value-removed", Way::Both),
    ("enum-introduced / enum-dropped", Way::Both),
    ("const/default changed", Way::Both),
    ("upper-bound-lowered/set", Way::Both),
    ("upper-bound-raised/removed", Way::Both),
    ("lower-bound-raised/set, lowered/removed", Way::Both),
    ("pattern/uniqueItems/multipleOf set / removed / changed", Way::Both),
    ("additionalProperties closed / opened / value type", Way::Both),
    ("oneOf/anyOf branch added", Way::Both),
    ("oneOf/anyOf branch removed", Way::Both),
    ("scalar/object -> union", Way::Both),
    ("discriminator added/removed/property/mapping changed", Way::Both),
    ("allOf branch added/removed, property moved", Way::Both),
    ("ref-renamed / inlined / extracted, same shape", Way::Both),
    ("readOnly/writeOnly set", Way::Both),
    ("header required/type/nullable (response)", Way::Response),
    ("deprecated set", Way::Both),
    ("server-url, security scheme/requirement/scope", Way::Request),
    ("description/example/title/x-*", Way::Both),
    ("provider governance", Way::Both),
    // Of the keywords without a row, each moves by its own file.
    ("every other keyword", Way::Both),
];

/// A change of a schema: it is made to what is sent and to what is received.
struct Schema {
    row: &'static str,
    change: &'static str,
    base: String,
    revision: String,
}

fn schema(
    row: &'static str,
    change: &'static str,
    base: impl Into<String>,
    revision: impl Into<String>,
) -> Schema {
    Schema { row, change, base: base.into(), revision: revision.into() }
}

/// A change around schemas, which has a direction of its own.
struct Call {
    row: &'static str,
    change: &'static str,
    way: Way,
    base: Model,
    revision: Model,
}

fn call(row: &'static str, change: &'static str, way: Way, models: (Model, Model)) -> Call {
    Call { row, change, way, base: models.0, revision: models.1 }
}

/// The closed policy: nothing unknown is kept.
fn closed() -> Policy {
    Policy {
        enums: Openness::Closed,
        unions: Openness::Closed,
        unknown_members: UnknownMembers::Deny,
        ..Policy::default()
    }
}

/// A snapshot of a table, without the code that made it.
fn golden(name: &str, table: &str) {
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, table) });
}

/// Each change both ways round, and for a client that is closed where that makes a difference.
fn schemas(name: &str, rows: &[Schema]) {
    let mut out = String::new();
    for Schema { row, change, base, revision } in rows {
        writeln!(out, "{row}: {change}").unwrap();
        for (way, document) in [("request", sent as fn(&str) -> Model), ("response", received)] {
            let (base, revision) = (document(base), document(revision));
            let open = lines(&drift(&base, &revision, &Policy::default()));
            let shut = lines(&drift(&base, &revision, &closed()));
            writeln!(out, "    {way:<17}{open}").unwrap();
            if shut != open {
                writeln!(out, "    {:<17}{shut}", format!("{way}, closed")).unwrap();
            }
        }
    }
    golden(name, &out);
}

/// Each change as it is.
fn calls(name: &str, rows: &[Call]) {
    let mut out = String::new();
    for Call { row, change, way, base, revision } in rows {
        let found = lines(&drift(base, revision, &Policy::default()));
        writeln!(out, "{row}: {change}\n    {:<17}{found}", way.word()).unwrap();
    }
    golden(name, &out);
}

#[test]
fn members() {
    schemas("members", &members::rows());
}

#[test]
fn values() {
    schemas("values", &values::rows());
}

#[test]
fn limits() {
    schemas("limits", &limits::rows());
}

#[test]
fn composition() {
    schemas("composition", &composition::rows());
}

#[test]
fn operations() {
    calls("operations", &calls::rows());
}

#[test]
fn surroundings() {
    calls("surroundings", &surroundings::rows());
}

#[test]
fn every_row_has_its_goldens() {
    let mut shown = BTreeSet::new();
    for tables in [members::rows(), values::rows(), limits::rows(), composition::rows()] {
        shown.extend(tables.iter().flat_map(|one| [(one.row, "request"), (one.row, "response")]));
    }
    for one in calls::rows().iter().chain(&surroundings::rows()) {
        shown.extend(ways(one.way).into_iter().map(|way| (one.row, way)));
    }
    let wanted: BTreeSet<(&str, &str)> = TAXONOMY
        .iter()
        .flat_map(|(row, way)| ways(*way).into_iter().map(|way| (*row, way)))
        .collect();
    let lacking: Vec<_> = wanted.difference(&shown).collect();
    assert!(lacking.is_empty(), "no golden for {lacking:?}");
    let unknown: Vec<_> =
        shown.iter().filter(|(row, _)| !TAXONOMY.iter().any(|(known, _)| known == row)).collect();
    assert!(unknown.is_empty(), "no row of the taxonomy: {unknown:?}");
}

fn ways(way: Way) -> Vec<&'static str> {
    match way {
        Way::Request => vec!["request"],
        Way::Response => vec!["response"],
        Way::Both => vec!["request", "response"],
    }
}

/// A document of one operation.
fn operation(rest: &str) -> Model {
    document(&format!("{{{rest}}}"), "")
}
