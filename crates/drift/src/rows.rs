//! The source verdict of a row, where no surface tells it: what the regenerated crate does to user code.

use crate::{Openness, Policy, Source, Way};

/// Rows after which user code does not compile, or means something else.
const BREAKS: &[&str] = &[
    "operation-removed",
    "operation-renamed",
    "status-removed",
    "media-type-removed",
    "body-required",
    "body-optional",
    "body-removed",
    "param-required-added",
    "param-became-required",
    "param-became-optional",
    "param-removed",
    "prop-required-removed",
    "prop-optional-removed",
    "became-required",
    "became-optional",
    "became-nullable",
    "became-non-nullable",
    "type-changed",
    "type-widened",
    "type-narrowed",
    "enum-value-removed",
    "enum-introduced",
    "enum-dropped",
    "additional-properties-changed",
    "branch-removed",
    "became-union",
    "union-dropped",
    "discriminator-added",
    "discriminator-removed",
    "discriminator-changed",
    "ref-renamed",
    "ref-changed",
    "ref-inlined",
    "ref-extracted",
    "component-removed",
    "header-removed",
    "header-became-optional",
    "header-became-required",
    "items-set",
    "items-removed",
    "prefix-items-set",
    "prefix-items-removed",
    "media-schema-set",
    "media-schema-removed",
];

/// Rows after which user code has more to use, or is warned.
const GROWS: &[&str] = &[
    "operation-added",
    "status-added",
    "error-status-added",
    "media-type-added",
    "body-added",
    "param-optional-added",
    "prop-optional-added",
    "component-added",
    "header-added",
    "deprecated-set",
];

/// The verdict of a row.
pub(crate) fn source(id: &str, way: Way, policy: Policy) -> Source {
    let opened = |openness: Openness| match (way, openness) {
        // Types that only requests reach are closed: code may match all variants.
        (Way::Request, _) | (_, Openness::Closed) => Source::Break,
        (_, Openness::Open) => Source::Minor,
    };
    match id {
        "enum-value-added" => opened(policy.enums),
        "branch-added" => opened(policy.unions),
        // `new` asks for it in what is sent; what is received is only read.
        "prop-required-added" if way == Way::Response => Source::Minor,
        "prop-required-added" => Source::Break,
        id if BREAKS.contains(&id) => Source::Break,
        id if GROWS.contains(&id) => Source::Minor,
        _ => Source::Ok,
    }
}
