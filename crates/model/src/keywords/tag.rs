//! `discriminator`: the member that tells which branch of a union a payload means (OpenAPI 3.1, section 4.8.25).
//!
//! ```yaml
//! discriminator: { propertyName: kind, mapping: { card: "#/components/schemas/Card" } }
//! ```

use crate::keyword::Arg;
use crate::{SchemaId, Shift};

/// `discriminator`, its mapping completed with the names of the branches.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// `propertyName`.
    pub property: String,
    /// A value, and the branch it means by its place in the union.
    pub values: Vec<(String, usize)>,
}

/// The argument shared by `anyOf` and `oneOf`.
pub(super) fn union(branches: &[SchemaId], tag: Option<&Tag>) -> Arg {
    let value = |(value, branch): &(String, usize)| {
        let branch = Arg::Count(u64::try_from(*branch).unwrap_or(u64::MAX));
        Arg::Record("TagValue", vec![("value", Arg::Text(value.clone())), ("branch", branch)])
    };
    let tag = tag.map(|tag| {
        let values = Arg::List(tag.values.iter().map(value).collect());
        Box::new(Arg::Record(
            "Tag",
            vec![("property", Arg::Text(tag.property.clone())), ("values", values)],
        ))
    });
    let branches = Arg::List(branches.iter().copied().map(Arg::Schema).collect());
    Arg::Record("Union", vec![("branches", branches), ("tag", Arg::Option(tag))])
}

/// How a change of the tag moves what a tagged reader takes: another member or value is another language.
pub(super) fn shift(base: Option<&Tag>, next: Option<&Tag>) -> Shift {
    let lacks = |tag: &Tag, of: &Tag| {
        of.values.iter().any(|(value, _)| !tag.values.iter().any(|(known, _)| known == value))
    };
    match (base, next) {
        (None, None) => Shift::Same,
        (Some(base), Some(next)) if base.property == next.property => {
            Shift::of(lacks(next, base), lacks(base, next))
        }
        _ => Shift::Sideways,
    }
}
