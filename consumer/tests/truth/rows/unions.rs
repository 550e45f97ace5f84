//! Alternatives.

use crate::change::{At, add, always, put};
use crate::rows::Row;
use specwright_build::model::keywords::{AnyOf, OneOf, Required, Tag, Type};
use specwright_build::model::{Keyword, Model, SchemaId, Types};

pub(super) const ROWS: &[Row] = &[
    Row::of("branch added", |at| {
        let (branches, mut next) = (branches(at)?, at.model.clone());
        // A branch beside one that lets everything in changes nothing.
        let fresh = at.chosen(&[Types::BOOLEAN, Types::ARRAY])?;
        let typed = |id: &SchemaId| {
            let branch = at.model.schema(at.model.resolve(*id));
            branch.types().is_some_and(|types| !types.contains(fresh))
        };
        if !branches.iter().all(typed) {
            return None;
        }
        let mut grown = branches.to_vec();
        grown.push(add(&mut next, at.id, "anyOf/fresh", vec![Keyword::Type(Type(fresh))]));
        say(&mut next, at, grown, None);
        Some(next)
    })
    .several(2),
    Row::of("branch removed", |at| {
        let mut rest = branches(at)?.to_vec();
        rest.remove(rest.len().checked_sub(at.turn + 1)?);
        let mut next = at.model.clone();
        say(&mut next, at, rest, None);
        Some(next)
    })
    .several(3),
    Row::of("union dropped", |at| {
        let left = at.chosen(branches(at)?)?;
        let left = at.model.schema(at.model.resolve(left)).keywords.clone();
        Some(at.with(|schema| schema.keywords = left))
    })
    .several(3),
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
        let tag = Tag { property: at.chosen(&["kind", "type"])?.to_owned(), values };
        let mut next = at.model.clone();
        branches.iter().all(object).then(|| say(&mut next, at, branches.to_vec(), Some(tag)))?;
        Some(next)
    })
    .several(2),
    Row::of("discriminator removed", |at| {
        let mut keyword = at.said("anyOf").or(at.said("oneOf"))?.clone();
        let (Keyword::AnyOf(AnyOf { tag, .. }) | Keyword::OneOf(OneOf { tag, .. })) = &mut keyword
        else {
            return None;
        };
        tag.take()?;
        Some(at.saying(keyword))
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
