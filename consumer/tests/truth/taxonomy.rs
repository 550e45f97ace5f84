//! The taxonomy's rows, each by the changes that are made for it, and what the four documents offer no place for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::trial::Count;
use crate::{WAYS, calls, rows};

/// A row of the taxonomy.
struct Taxon {
    id: &'static str,
    /// Changes of schemas, measured by types.
    rows: &'static [&'static str],
    /// Changes of operations, measured by their table.
    calls: &'static [&'static str],
}

const fn types(id: &'static str, rows: &'static [&'static str]) -> Taxon {
    Taxon { id, rows, calls: &[] }
}

const fn calls(id: &'static str, calls: &'static [&'static str]) -> Taxon {
    Taxon { id, rows: &[], calls }
}

const TABLE: &[Taxon] = &[
    calls("operation-removed", &["operation removed"]),
    calls("operation-added", &["operation added"]),
    calls("operation-renamed", &["operation renamed"]),
    calls(
        "status-removed / success-status-changed",
        &["success status changed", "success status added", "error status removed"],
    ),
    calls("error-status-added", &["error status added"]),
    calls(
        "media-type-removed / changed",
        &[
            "media type sent changed",
            "media type sent added",
            "media type received changed",
            "media type received added",
        ],
    ),
    calls(
        "body-required",
        &[
            "body removed",
            "required body added",
            "optional body added",
            "body became required",
            "body became optional",
        ],
    ),
    calls(
        "param-required-added, param-became-required",
        &["required parameter added", "parameter became required"],
    ),
    calls("param-optional-added", &["optional parameter added", "parameter became optional"]),
    calls("param-removed", &["parameter removed"]),
    calls("param-serialization", &["style of a parameter changed", "parameter exploded otherwise"]),
    types("prop-required-added", &["required member added"]),
    types("prop-optional-added", &["optional member added"]),
    types("prop-required-removed", &["required member removed"]),
    types("prop-optional-removed", &["optional member removed"]),
    types("became-required", &["became required"]),
    types("became-optional", &["became optional"]),
    types("became-nullable", &["became nullable"]),
    types("became-non-nullable", &["became non-nullable"]),
    types(
        "type-changed (incompatible)",
        &["type changed", "type of a number changed", "type of a list changed"],
    ),
    types("type-widened", &["type widened"]),
    types("type-narrowed", &["type narrowed"]),
    types("width-changed", &["width set", "width narrowed"]),
    types("format-changed", &["format set", "format changed", "format removed"]),
    types("enum-value-added", &["enum value added"]),
    types("enum-value-removed", &["enum value removed"]),
    types("enum-introduced / enum-dropped", &["enum introduced", "enum dropped"]),
    types(
        "const/default changed",
        &[
            "const introduced",
            "const changed",
            "const removed",
            "default set",
            "default changed",
            "default removed",
        ],
    ),
    types(
        "upper-bound-lowered/set",
        &[
            "maxLength set",
            "maxLength lowered",
            "maximum set",
            "maximum lowered",
            "maxItems set",
            "maxItems lowered",
            "maxProperties set",
        ],
    ),
    types(
        "upper-bound-raised/removed",
        &[
            "maxLength raised",
            "maxLength removed",
            "maximum raised",
            "maximum removed",
            "maxItems raised",
            "maxItems removed",
        ],
    ),
    types(
        "lower-bound-raised/set, lowered/removed",
        &[
            "minLength set",
            "minLength raised",
            "minLength lowered",
            "minLength removed",
            "minimum set",
            "minimum raised",
            "minimum lowered",
            "minimum removed",
            "minItems set",
            "minItems raised",
            "minItems removed",
            "minProperties set",
        ],
    ),
    types(
        "pattern/uniqueItems/multipleOf set / removed / changed",
        &[
            "pattern set",
            "pattern changed",
            "pattern removed",
            "uniqueItems set",
            "uniqueItems removed",
            "multipleOf set",
            "multipleOf removed",
        ],
    ),
    types(
        "additionalProperties closed / opened / value type",
        &[
            "additionalProperties closed",
            "additionalProperties typed",
            "additionalProperties opened",
            "type of other members changed",
        ],
    ),
    types("oneOf/anyOf branch added", &["branch added"]),
    types("oneOf/anyOf branch removed", &["branch removed", "union dropped"]),
    types("scalar/object -> union (\"expandable\",\"emptyable\")", &["became a union"]),
    types(
        "discriminator added/removed/property/mapping changed",
        &["discriminator added", "discriminator removed"],
    ),
    types(
        "allOf branch added/removed, property moved",
        &["allOf branch added", "allOf branch removed", "split into parts"],
    ),
    types(
        "ref-renamed / inlined / extracted, same shape",
        &["inlined", "extracted", "of another name"],
    ),
    types("readOnly/writeOnly set", &["readOnly set", "writeOnly set"]),
    Taxon { id: "deprecated set", rows: &["deprecated"], calls: &["operation deprecated"] },
    calls(
        "server-url, security scheme/requirement/scope",
        &["credential added", "credential dropped", "scope added"],
    ),
    types("description/example/title/x-*", &["described otherwise"]),
    calls("provider governance (sunset, stability, info.version, tags)", &["tagged otherwise"]),
];

/// Rows that no code compiled from the four documents shows, and why.
const UNSEEN: &[(&str, &str)] = &[(
    "header required/type/nullable (response)",
    "the table of operations has no headers of responses, and no type reads one",
)];

/// Rows of ours that have no place in one direction, and why.
const NOWHERE: &[(&str, &[&str], &str)] = &[
    (
        "response",
        &["minLength raised", "minLength lowered", "minLength removed"],
        "no answer says `minLength`",
    ),
    (
        "response",
        &["maximum raised", "maximum lowered", "maximum removed"],
        "no answer says `maximum`",
    ),
    (
        "response",
        &["minimum raised", "minimum lowered", "minimum removed"],
        "no answer says `minimum`",
    ),
    (
        "response",
        &["maxItems raised", "maxItems lowered", "maxItems removed"],
        "no answer says `maxItems`",
    ),
    ("response", &["minItems raised", "minItems removed"], "no answer says `minItems`"),
    ("request", &["width narrowed"], "no document says `int64`"),
    ("response", &["width narrowed"], "no document says `int64`"),
    ("request", &["uniqueItems removed"], "no document says `uniqueItems`"),
    ("response", &["uniqueItems removed"], "no document says `uniqueItems`"),
    ("request", &["multipleOf removed"], "no document says `multipleOf`"),
    ("response", &["multipleOf removed"], "no document says `multipleOf`"),
    ("response", &["discriminator removed"], "no document says `discriminator`"),
    ("request", &["const changed", "const removed"], "no request says `const`"),
    ("response", &["type narrowed"], "no answer has a plain number"),
    ("response", &["additionalProperties opened"], "no answer says `additionalProperties: false`"),
    ("request", &["type of other members changed"], "no request has a map of values of one type"),
    ("response", &["allOf branch added", "allOf branch removed"], "no answer says `allOf`"),
    (
        "request",
        &["discriminator added", "discriminator removed"],
        "no request has a union of objects",
    ),
];

/// Why a row has no place in a direction; `None` when it has some.
pub(crate) fn nowhere(row: &str, way: &str) -> Option<&'static str> {
    let about = |(of, rows, _): &&(&str, &[&str], &str)| *of == way && rows.contains(&row);
    NOWHERE.iter().find(about).map(|(_, _, why)| *why)
}

/// The counts of each row of the taxonomy and of ours.
pub(crate) fn print(counts: &BTreeMap<(&str, &str), Count>) {
    println!("places tried wrong");
    for taxon in TABLE.iter().filter(|taxon| !taxon.rows.is_empty()) {
        println!("{}", taxon.id);
        for (row, way) in taxon.rows.iter().flat_map(|row| WAYS.map(|way| (*row, way))) {
            match (nowhere(row, way), counts.get(&(row, way))) {
                (None, Some(Count { places, tried, wrong, .. })) => {
                    println!("{places:6} {tried:5} {wrong:5}   {row}, {way}");
                }
                (why, _) => println!("     0     0     0   {row}, {way}: {}", why.unwrap_or("?")),
            }
        }
    }
    for (id, why) in UNSEEN {
        println!("{id}\n     0     0     0   {why}");
    }
}

#[test]
fn every_row_of_ours_is_of_one_of_the_taxonomy() {
    let ours: Vec<&str> = TABLE.iter().flat_map(|taxon| taxon.rows).copied().collect();
    let once: BTreeSet<&str> = ours.iter().copied().collect();
    assert_eq!(once.len(), ours.len());
    assert_eq!(once, rows::all().map(|row| row.name).collect());
    let calls: BTreeSet<&str> = TABLE.iter().flat_map(|taxon| taxon.calls).copied().collect();
    assert_eq!(calls, calls::names().collect());
    assert!(TABLE.iter().all(|taxon| !taxon.rows.is_empty() || !taxon.calls.is_empty()));
}

/// Where the taxonomy is at hand: every row of its table is measured, or told as one that cannot be.
#[test]
fn no_row_of_the_taxonomy_is_left_out() {
    let given = std::env::var_os("SPECWRIGHT_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let file = given.clone().unwrap_or(beside).join("drift/taxonomy.md");
    let Ok(text) = std::fs::read_to_string(&file) else {
        assert!(given.is_none(), "{} is missing", file.display());
        println!("skipped (not found): the taxonomy");
        return;
    };
    let table = text.split("\n| id | change |").nth(1).unwrap().split("\n\n").next().unwrap();
    let told: BTreeSet<&str> = table
        .lines()
        .skip(2)
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .collect();
    let known = TABLE.iter().map(|taxon| taxon.id).chain(UNSEEN.iter().map(|(id, _)| *id));
    assert_eq!(known.collect::<BTreeSet<_>>(), told);
}
