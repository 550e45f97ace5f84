//! The members of objects.

use crate::change::{At, add, always, put};
use crate::rows::Row;
use specwright_build::model::keywords::{AllOf, Members, Never, Pattern, Ref, Required, Type};
use specwright_build::model::{Keyword, Model, SchemaId, Types};

pub(super) const ROWS: &[Row] = &[
    Row::of("became required", |at| {
        let mut required = at.required();
        required.push(always(&at.member(false)?.0));
        Some(at.asking(required))
    })
    .several(3),
    Row::of("became optional", |at| {
        let name = at.member(true)?.0;
        Some(at.asking(at.required().into_iter().filter(|one| one.name != name).collect()))
    })
    .several(3),
    Row::about_members("optional member added", |at| added(at, false)),
    Row::about_members("required member added", |at| added(at, true)),
    Row::about_members("optional member removed", |at| removed(at, false)).several(3),
    Row::about_members("required member removed", |at| removed(at, true)).several(3),
    Row::of("additionalProperties closed", |at| additional(at, Keyword::Never(Never))),
    Row::of("additionalProperties typed", |at| {
        additional(at, Keyword::Type(Type(at.chosen(&[Types::STRING, Types::BOOLEAN])?)))
    })
    .several(2),
    Row::of("additionalProperties opened", |at| {
        let closed = at.schema().members()?.additional?;
        at.model.schema(closed).is_never().then(|| at.with_members(|all| all.additional = None))?
    }),
    Row::of_json("type of other members changed", |at| {
        let other = at.schema().members()?.additional?;
        let of = At { id: other, ..at };
        let known = of.schema().types()?;
        let others = [Types::STRING, Types::BOOLEAN, Types::ARRAY, Types::OBJECT];
        let others: Vec<_> = others.into_iter().filter(|other| *other != known).collect();
        let fresh = at.chosen(&others)?;
        Some(of.with(|schema| schema.keywords = vec![Keyword::Type(Type(fresh))]))
    })
    .several(3),
    Row::of("allOf branch added", |at| {
        let Keyword::AllOf(AllOf(parts)) = at.said("allOf")? else { return None };
        let types = parts.iter().find_map(|id| at.model.schema(at.model.resolve(*id)).types());
        let limit = match types? {
            Types::OBJECT => {
                Keyword::Required(Required(vec![always(at.chosen(&["fresh", "another"])?)]))
            }
            Types::STRING => Keyword::Pattern(Pattern(at.chosen(&[r"^\?", "~$"])?.to_owned())),
            _ => return None,
        };
        let (mut parts, mut next) = (parts.clone(), at.model.clone());
        parts.push(add(&mut next, at.id, "allOf/fresh", vec![limit]));
        put(&mut next.schemas[at.id.0 as usize], Keyword::AllOf(AllOf(parts)));
        Some(next)
    })
    .several(2),
    Row::about_members("allOf branch removed", |at| {
        let Keyword::AllOf(AllOf(parts)) = at.said("allOf")? else { return None };
        let mut rest = parts.clone();
        rest.remove(rest.len().checked_sub(at.turn + 1)?);
        (!rest.is_empty()).then(|| at.saying(Keyword::AllOf(AllOf(rest))))
    })
    .several(3),
    Row::of("split into parts", |at| {
        let at = at.object()?;
        let says = at.schema().keywords.clone();
        let mut next = at.model.clone();
        let part = add(&mut next, at.id, "allOf/0", says);
        put(&mut next.schemas[at.id.0 as usize], Keyword::AllOf(AllOf(vec![part])));
        next.schemas[at.id.0 as usize].keywords.retain(|keyword| keyword.name() == "allOf");
        Some(next)
    }),
    Row::of("extracted", |at| {
        let says = at.schema().keywords.clone();
        let mut next = at.model.clone();
        let fresh = add(&mut next, at.id, "extracted", says);
        next.schemas[at.id.0 as usize].keywords = vec![Keyword::Ref(Ref(fresh))];
        Some(next)
    }),
    Row::of("of another name", |at| {
        let (target, 1) = (at.schema().reference()?, at.schema().keywords.len()) else {
            return None;
        };
        let mut next = at.model.clone();
        let other = next.schema(target).clone();
        next.schemas.push(other);
        let other = SchemaId(u32::try_from(next.schemas.len() - 1).unwrap());
        next.schemas[other.0 as usize].place.pointer.push_str("Renamed");
        next.schemas[at.id.0 as usize].keywords = vec![Keyword::Ref(Ref(other))];
        Some(next)
    }),
    Row::of("inlined", |at| {
        let (target, 1) = (at.schema().reference()?, at.schema().keywords.len()) else {
            return None;
        };
        // Not while it refers to itself.
        let says = at.model.schema(target).keywords.clone();
        let again = says.iter().flat_map(Keyword::children).any(|id| id == at.id);
        (!again).then(|| at.with(|schema| schema.keywords = says))
    }),
];

fn added(at: At<'_>, asked: bool) -> Option<Model> {
    let at = at.object()?;
    let members = at.schema().members()?;
    // Where all other members are of a schema, it was a member of that schema before: another row.
    let other = members.additional.map(|id| at.model.schema(id));
    if other.is_some_and(|schema| !schema.keywords.is_empty() && !schema.is_never()) {
        return None;
    }
    let (mut members, mut next) = (members.clone(), at.model.clone());
    let says = vec![Keyword::Type(Type(Types::STRING))];
    let fresh = add(&mut next, at.id, "properties/fresh", says);
    members.properties.push(("fresh".to_owned(), fresh));
    let owner = &mut next.schemas[at.id.0 as usize];
    put(owner, Keyword::Members(members));
    if asked {
        let mut required = at.required();
        required.push(always("fresh"));
        put(owner, Keyword::Required(Required(required)));
    }
    Some(next)
}

fn removed(at: At<'_>, asked: bool) -> Option<Model> {
    let (name, _) = at.member(asked)?;
    let mut members = at.schema().members()?.clone();
    members.properties.retain(|(other, _)| *other != name);
    let required = at.required().into_iter().filter(|one| one.name != name).collect();
    let mut next = at.asking(required);
    put(&mut next.schemas[at.id.0 as usize], Keyword::Members(members));
    Some(next)
}

/// Says what all other members are, where nothing is said of them.
fn additional(at: At<'_>, says: Keyword) -> Option<Model> {
    let members: Members = at.object()?.schema().members()?.clone();
    let open = members.additional.is_none_or(|id| at.model.schema(id).keywords.is_empty());
    if !open || !members.patterns.is_empty() {
        return None;
    }
    let mut next = at.model.clone();
    let additional = Some(add(&mut next, at.id, "additionalProperties", vec![says]));
    put(&mut next.schemas[at.id.0 as usize], Keyword::Members(Members { additional, ..members }));
    Some(next)
}
