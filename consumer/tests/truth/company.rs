//! What a provider changes beside a change without changing what is accepted: the report must see through it.

use crate::change::{add, put};
use crate::place::Place;
use crate::trial::ENOUGH;
use specwright_build::model::keywords::{AllOf, AnyOf, Enum, Members, OneOf, Ref, Tag};
use specwright_build::model::{Keyword, Model, Schema, SchemaId};

/// A change that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Company {
    /// What a schema says becomes a part of it.
    Parted,
    /// What a schema says moves to a schema of its own.
    Extracted,
    /// Members, values and branches stand in another order.
    Reordered,
    /// Other words.
    Described,
    /// Old, and still there.
    Deprecated,
}

const ALL: [Company; 5] = [
    Company::Parted,
    Company::Extracted,
    Company::Reordered,
    Company::Described,
    Company::Deprecated,
];

/// How many schemas around a place have company for its changes.
const NEAR: usize = 6;

impl Company {
    fn fits(self, schema: &Schema) -> bool {
        match self {
            Self::Parted | Self::Extracted => !schema.keywords.is_empty() && !schema.is_never(),
            Self::Reordered => schema.keywords.iter().any(|keyword| reversed(keyword).is_some()),
            Self::Described => true,
            Self::Deprecated => !schema.notes.deprecated,
        }
    }

    /// Makes the change.
    pub(crate) fn join(self, model: &mut Model, at: SchemaId) {
        let says = model.schema(at).keywords.clone();
        let schema = at.0 as usize;
        match self {
            Self::Parted => {
                let part = add(model, at, "allOf/0", says);
                model.schemas[schema].keywords = vec![Keyword::AllOf(AllOf(vec![part]))];
            }
            Self::Extracted => {
                let other = add(model, at, "extracted", says);
                model.schemas[schema].keywords = vec![Keyword::Ref(Ref(other))];
            }
            Self::Reordered => {
                let reversed = says.iter().filter_map(reversed);
                reversed.for_each(|keyword| put(&mut model.schemas[schema], keyword));
            }
            Self::Described => {
                model.schemas[schema].notes.description = Some("quite other words".to_owned());
            }
            Self::Deprecated => model.schemas[schema].notes.deprecated = true,
        }
    }
}

/// The keyword with what it lists in the other order.
fn reversed(keyword: &Keyword) -> Option<Keyword> {
    let branches = |branches: &[SchemaId]| branches.iter().rev().copied().collect::<Vec<_>>();
    let tag = |tag: &Option<Tag>, count: usize| {
        let turned = |(value, at): &(String, usize)| (value.clone(), count - 1 - at);
        let of = |tag: &Tag| Tag {
            property: tag.property.clone(),
            values: tag.values.iter().map(turned).collect(),
        };
        tag.as_ref().map(of)
    };
    match keyword {
        Keyword::Members(members) if members.properties.len() > 1 => {
            let properties = members.properties.iter().rev().cloned().collect();
            Some(Keyword::Members(Members { properties, ..members.clone() }))
        }
        Keyword::Enum(Enum(values)) if values.len() > 1 => {
            Some(Keyword::Enum(Enum(values.iter().rev().cloned().collect())))
        }
        Keyword::AnyOf(union) if union.branches.len() > 1 => Some(Keyword::AnyOf(AnyOf {
            tag: tag(&union.tag, union.branches.len()),
            branches: branches(&union.branches),
        })),
        Keyword::OneOf(union) if union.branches.len() > 1 => Some(Keyword::OneOf(OneOf {
            tag: tag(&union.tag, union.branches.len()),
            branches: branches(&union.branches),
        })),
        _ => None,
    }
}

/// What may come with a change of a place: at the place, at the schema it belongs to and around; then several at once.
pub(crate) fn around(model: &Model, place: &Place) -> Vec<Vec<(Company, SchemaId)>> {
    let owner = place.owners[0].schema;
    let mut near = vec![place.id];
    near.extend(Some(owner).filter(|owner| *owner != place.id));
    let mut rest: Vec<_> = model.reached([owner]).filter(|id| !near.contains(id)).collect();
    rest.sort_unstable();
    near.extend(crate::spread(&rest, NEAR - near.len()).copied());
    let fits = |id: SchemaId| {
        ALL.into_iter().filter(move |one| one.fits(model.schema(id))).map(move |one| (one, id))
    };
    let single: Vec<_> = near.into_iter().flat_map(fits).collect();
    let one_more = |known: &Vec<(Company, SchemaId)>| {
        let others = single.iter().filter(|other| !known.contains(other));
        others.map(|other| [known.as_slice(), &[*other]].concat()).collect::<Vec<_>>()
    };
    let alone: Vec<_> = single.iter().map(|one| vec![*one]).collect();
    let pairs: Vec<_> = alone.iter().flat_map(one_more).collect();
    // Few are near: then three at once.
    let threes = pairs.iter().take(ENOUGH).flat_map(one_more).take(ENOUGH).collect::<Vec<_>>();
    [alone, pairs, threes].concat()
}
