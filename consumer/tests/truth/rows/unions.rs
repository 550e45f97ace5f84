//! Alternatives.

use crate::change::{At, add, always, put};
use crate::rows::Row;
use specwright_build::model::keywords::{AnyOf, OneOf, Required, Tag, Type};
use specwright_build::model::{Keyword, Model, SchemaId, Types};

pub(super) const ROWS: &[Row] = &[
    Row::of("branch added", |at| {
        let (branches, mut next) = (branches(at)?, at.model.clone());
        // A branch beside one that lets everything in changes nothing.
        let typed = |id: &SchemaId| {
            let branch = at.model.schema(at.model.resolve(*id));
            branch.types().is_some_and(|types| !types.contains(Types::BOOLEAN))
        };
        if !branches.iter().all(typed) {
            return None;
        }
        let mut grown = branches.to_vec();
        grown.push(add(&mut next, at.id, "anyOf/fresh", vec![Keyword::Type(Type(Types::BOOLEAN))]));
        say(&mut next, at, grown, None);
        Some(next)
    }),
    Row::of("branch removed", |at| {
        let (_, rest) = branches(at)?.split_last()?;
        let mut next = at.model.clone();
        (rest.len() > 1).then(|| say(&mut next, at, rest.to_vec(), None))?;
        Some(next)
    }),
    Row::of("union dropped", |at| {
        let first = *branches(at)?.first()?;
        let first = at.model.schema(at.model.resolve(first)).keywords.clone();
        Some(at.with(|schema| schema.keywords = first))
    }),
    Row::of("became a union", |at| {
        let at = at.plain(Types::STRING, &[])?;
        let mut next = at.model.clone();
        let kind = Keyword::Required(Required(vec![always("kind")]));
        let says = [at.schema().keywords.clone(), vec![Keyword::Type(Type(Types::OBJECT)), kind]];
        let ids = (0..)
            .zip(says)
            .map(|(place, says)| add(&mut next, at.id, &format!("anyOf/{place}"), says));
        let branches = ids.collect();
        let union = Keyword::AnyOf(AnyOf { branches, tag: None });
        next.schemas[at.id.0 as usize].keywords = vec![union];
        Some(next)
    }),
    Row::of("discriminator added", |at| {
        let branches = branches(at)?;
        let object =
            |id: &SchemaId| at.model.schema(at.model.resolve(*id)).types() == Some(Types::OBJECT);
        let values = (0..branches.len()).map(|place| (format!("branch {place}"), place)).collect();
        let tag = Tag { property: "kind".to_owned(), values };
        let mut next = at.model.clone();
        branches.iter().all(object).then(|| say(&mut next, at, branches.to_vec(), Some(tag)))?;
        Some(next)
    }),
];

/// The branches of a schema that is nothing but a union without a discriminator.
fn branches(at: At<'_>) -> Option<&[SchemaId]> {
    match at.schema().keywords.as_slice() {
        [Keyword::AnyOf(union)] if union.tag.is_none() => Some(union.branches.as_slice()),
        [Keyword::OneOf(union)] if union.tag.is_none() => Some(union.branches.as_slice()),
        _ => None,
    }
    .filter(|branches| branches.len() > 1)
}

/// Says these branches by the keyword that is there.
fn say(next: &mut Model, at: At<'_>, branches: Vec<SchemaId>, tag: Option<Tag>) {
    let keyword = match at.said("oneOf") {
        Some(_) => Keyword::OneOf(OneOf { branches, tag }),
        None => Keyword::AnyOf(AnyOf { branches, tag }),
    };
    put(&mut next.schemas[at.id.0 as usize], keyword);
}
