//! The changes: a row of the taxonomy each, made to one schema of a real document.

#![expect(
    clippy::unnecessary_wraps,
    reason = "what a side says more is optional: these are its values"
)]

use specwright_model::keywords::{
    AnyOf, Const, Enum, Format, MaxItems, MaxLength, Maximum, Members, MinItems, MinLength,
    Minimum, MultipleOf, Never, OneOf, Pattern, Required, RequiredMember, Type, UniqueItems,
};
use specwright_model::{Direction, Keyword, Model, Schema, SchemaId, Types, Value};

/// A row: what the base says and what the revision says instead. It applies to some schemas only.
pub(crate) struct Mutation {
    pub(crate) name: &'static str,
    pub(crate) apply: fn(&Model, SchemaId) -> Option<(Model, Model)>,
    /// Whether it is about members: then a sender sends what its document names, and nothing beside.
    pub(crate) named: bool,
}

macro_rules! rows {
    ($($name:literal => $apply:expr,)*) => {
        &[$(Mutation { name: $name, apply: $apply, named: about_member($name) },)*]
    };
}

/// Read forwards and backwards: what is set is also removed, what is raised is also lowered.
pub(crate) const MUTATIONS: &[Mutation] = rows! {
    "maxLength set" => |m, at| text(m, at, None, max_length(9)),
    "maxLength raised" => |m, at| text(m, at, max_length(7), max_length(9)),
    "minLength set" => |m, at| text(m, at, None, min_length(2)),
    "minLength raised" => |m, at| text(m, at, min_length(2), min_length(4)),
    "pattern set" => |m, at| text(m, at, None, pattern("^a")),
    "pattern changed" => |m, at| text(m, at, pattern("^a"), pattern("^b")),
    "format set" => |m, at| text(m, at, None, format("date")),
    "format changed" => |m, at| text(m, at, format("date"), format("uuid")),
    "enum introduced" => |m, at| text(m, at, None, values(&["a", "b"])),
    "enum value added" => |m, at| text(m, at, values(&["a", "b"]), values(&["a", "b", "c"])),
    "const introduced" => |m, at| text(m, at, None, constant("a")),
    "const changed" => |m, at| text(m, at, constant("a"), constant("b")),
    "type changed" => |m, at| text(m, at, None, Some(Keyword::Type(Type(Types::BOOLEAN)))),
    "became nullable" => |m, at| {
        text(m, at, None, Some(Keyword::Type(Type(Types::STRING.union(Types::NULL)))))
    },
    "maximum set" => |m, at| integer(m, at, None, maximum("50")),
    "maximum raised" => |m, at| integer(m, at, maximum("50"), maximum("60")),
    "minimum set" => |m, at| integer(m, at, None, minimum("-5")),
    "minimum raised" => |m, at| integer(m, at, minimum("-5"), minimum("3")),
    "multipleOf set" => |m, at| integer(m, at, None, multiple("7")),
    "multipleOf changed" => |m, at| integer(m, at, multiple("7"), multiple("5")),
    "type widened" => |m, at| integer(m, at, None, Some(Keyword::Type(Type(Types::NUMBER)))),
    "maxItems set" => |m, at| list(m, at, None, Some(Keyword::MaxItems(MaxItems(3)))),
    "maxItems raised" => |m, at| {
        list(m, at, Some(Keyword::MaxItems(MaxItems(2))), Some(Keyword::MaxItems(MaxItems(4))))
    },
    "minItems set" => |m, at| list(m, at, None, Some(Keyword::MinItems(MinItems(1)))),
    "uniqueItems set" => |m, at| list(m, at, None, Some(Keyword::UniqueItems(UniqueItems))),
    "became required" => became_required,
    "optional member added" => |m, at| member_added(m, at, false),
    "required member added" => |m, at| member_added(m, at, true),
    "additionalProperties closed" => |m, at| additional(m, at, Keyword::Never(Never)),
    "additionalProperties typed" => |m, at| additional(m, at, Keyword::Type(Type(Types::STRING))),
    "branch added" => union_grew,
    "branch added to a union of the document" => branch_added,
    "became a union" => became_union,
};

const fn about_member(name: &str) -> bool {
    matches!(name.as_bytes(), b"optional member added" | b"required member added")
}

fn max_length(count: u64) -> Option<Keyword> {
    Some(Keyword::MaxLength(MaxLength(count)))
}

fn min_length(count: u64) -> Option<Keyword> {
    Some(Keyword::MinLength(MinLength(count)))
}

fn pattern(source: &str) -> Option<Keyword> {
    Some(Keyword::Pattern(Pattern(source.to_owned())))
}

fn format(name: &str) -> Option<Keyword> {
    Some(Keyword::Format(Format(name.to_owned())))
}

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn values(names: &[&str]) -> Option<Keyword> {
    Some(Keyword::Enum(Enum(names.iter().map(|name| string(name)).collect())))
}

fn constant(text: &str) -> Option<Keyword> {
    Some(Keyword::Const(Const(string(text))))
}

fn maximum(text: &str) -> Option<Keyword> {
    Some(Keyword::Maximum(Maximum(text.to_owned())))
}

fn minimum(text: &str) -> Option<Keyword> {
    Some(Keyword::Minimum(Minimum(text.to_owned())))
}

fn multiple(text: &str) -> Option<Keyword> {
    Some(Keyword::MultipleOf(MultipleOf(text.to_owned())))
}

/// A string that says nothing more, with one keyword more on either side.
fn text(
    model: &Model,
    at: SchemaId,
    base: Option<Keyword>,
    next: Option<Keyword>,
) -> Option<(Model, Model)> {
    plain((model, at), Types::STRING, &[], base, next)
}

fn integer(
    model: &Model,
    at: SchemaId,
    base: Option<Keyword>,
    next: Option<Keyword>,
) -> Option<(Model, Model)> {
    plain((model, at), Types::INTEGER, &[], base, next)
}

fn list(
    model: &Model,
    at: SchemaId,
    base: Option<Keyword>,
    next: Option<Keyword>,
) -> Option<(Model, Model)> {
    plain((model, at), Types::ARRAY, &["items"], base, next)
}

/// A schema of one type that says nothing but that and what is named.
fn plain(
    (model, at): (&Model, SchemaId),
    types: Types,
    beside: &[&str],
    base: Option<Keyword>,
    next: Option<Keyword>,
) -> Option<(Model, Model)> {
    let schema = model.schema(at);
    let known = |keyword: &Keyword| keyword.name() == "type" || beside.contains(&keyword.name());
    if schema.types() != Some(types) || !schema.keywords.iter().all(known) {
        return None;
    }
    let with = |keyword: Option<Keyword>| {
        let mut model = model.clone();
        if let Some(keyword) = keyword {
            put(schema_mut(&mut model, at), keyword);
        }
        model
    };
    Some((with(base), with(next)))
}

fn schema_mut(model: &mut Model, at: SchemaId) -> &mut Schema {
    &mut model.schemas[at.0 as usize]
}

/// Says a keyword, in its place of the order; what it said before is forgotten.
fn put(schema: &mut Schema, keyword: Keyword) {
    schema.keywords.retain(|other| other.name() != keyword.name());
    schema.keywords.push(keyword);
    schema.keywords.sort_by_key(Keyword::order);
}

/// A new schema below another.
fn add(model: &mut Model, at: SchemaId, below: &str, keywords: Vec<Keyword>) -> SchemaId {
    let place = model.schema(at).place.child(below);
    model.schemas.push(Schema { place, keywords, ..Schema::default() });
    SchemaId(u32::try_from(model.schemas.len() - 1).unwrap())
}

/// The members of an object that is nothing else.
fn object(model: &Model, at: SchemaId) -> Option<(&Members, Vec<RequiredMember>)> {
    let schema = model.schema(at);
    let known = ["type", "required", "properties"];
    if schema.types() != Some(Types::OBJECT)
        || !schema.keywords.iter().all(|keyword| known.contains(&keyword.name()))
    {
        return None;
    }
    let required = schema.keywords.iter().find_map(|keyword| match keyword {
        Keyword::Required(required) => Some(required.0.clone()),
        _ => None,
    });
    Some((schema.members()?, required.unwrap_or_default()))
}

/// Who is not asked for a member of that schema.
fn except(schema: &Schema) -> Vec<Direction> {
    let read = schema.notes.read_only.then_some(Direction::Request);
    read.into_iter().chain(schema.notes.write_only.then_some(Direction::Response)).collect()
}

fn became_required(model: &Model, at: SchemaId) -> Option<(Model, Model)> {
    let (members, mut required) = object(model, at)?;
    let optional = |name: &String| !required.iter().any(|member| member.name == *name);
    let (name, schema) = members.properties.iter().find(|(name, _)| optional(name))?.clone();
    required.push(RequiredMember { name, except: except(model.schema(schema)) });
    let mut next = model.clone();
    put(schema_mut(&mut next, at), Keyword::Required(Required(required)));
    Some((model.clone(), next))
}

fn member_added(model: &Model, at: SchemaId, asked: bool) -> Option<(Model, Model)> {
    let (members, mut required) = object(model, at)?;
    // Where all other members are of a schema, it was a member of that schema before: another row.
    let other = members.additional.map(|id| model.schema(id));
    if other.is_some_and(|schema| !schema.keywords.is_empty() && !schema.is_never()) {
        return None;
    }
    let (mut members, mut next) = (members.clone(), model.clone());
    let types = vec![Keyword::Type(Type(Types::STRING))];
    let fresh = add(&mut next, at, "properties/fresh", types);
    members.properties.push(("fresh".to_owned(), fresh));
    put(schema_mut(&mut next, at), Keyword::Members(members));
    if asked {
        required.push(RequiredMember { name: "fresh".to_owned(), except: Vec::new() });
        put(schema_mut(&mut next, at), Keyword::Required(Required(required)));
    }
    Some((model.clone(), next))
}

fn additional(model: &Model, at: SchemaId, says: Keyword) -> Option<(Model, Model)> {
    let (members, _) = object(model, at)?;
    let (mut members, mut next) = (members.clone(), model.clone());
    if members.additional.is_some() || !members.patterns.is_empty() {
        return None;
    }
    members.additional = Some(add(&mut next, at, "additionalProperties", vec![says]));
    put(schema_mut(&mut next, at), Keyword::Members(members));
    Some((model.clone(), next))
}

fn branch_added(model: &Model, at: SchemaId) -> Option<(Model, Model)> {
    let schema = model.schema(at);
    let union = schema.keywords.iter().find(|keyword| match keyword {
        Keyword::AnyOf(union) => union.tag.is_none() && union.branches.len() > 1,
        Keyword::OneOf(union) => union.tag.is_none() && union.branches.len() > 1,
        _ => false,
    });
    let mut keyword = union?.clone();
    // Beside a union that says more, or lets everything in, a branch may change nothing.
    let all_typed = keyword.children().iter().all(|id| model.schema(*id).types().is_some());
    if schema.keywords.len() != 1 || !all_typed {
        return None;
    }
    let mut next = model.clone();
    let types = vec![Keyword::Type(Type(Types::BOOLEAN))];
    let fresh = add(&mut next, at, &format!("{}/fresh", keyword.name()), types);
    match &mut keyword {
        Keyword::AnyOf(AnyOf { branches, .. }) | Keyword::OneOf(OneOf { branches, .. }) => {
            branches.push(fresh);
        }
        _ => return None,
    }
    put(schema_mut(&mut next, at), keyword);
    Some((model.clone(), next))
}

/// A string, or an object beside it.
fn became_union(model: &Model, at: SchemaId) -> Option<(Model, Model)> {
    let (base, next) = text(model, at, None, None)?;
    Some((base, union_of(next, at, 2)))
}

/// A union where a string was, and the same with one branch more.
fn union_grew(model: &Model, at: SchemaId) -> Option<(Model, Model)> {
    let (base, next) = text(model, at, None, None)?;
    Some((union_of(base, at, 2), union_of(next, at, 3)))
}

/// Says the first branches of a string, an object and a list instead of what a schema says.
fn union_of(mut model: Model, at: SchemaId, count: usize) -> Model {
    let kind = |member: &str| RequiredMember { name: member.to_owned(), except: Vec::new() };
    let branches = [
        vec![Keyword::Type(Type(Types::STRING))],
        vec![Keyword::Type(Type(Types::OBJECT)), Keyword::Required(Required(vec![kind("kind")]))],
        vec![Keyword::Type(Type(Types::ARRAY)), Keyword::MaxItems(MaxItems(3))],
    ];
    let said = branches.into_iter().take(count).enumerate();
    let ids: Vec<SchemaId> =
        said.map(|(place, says)| add(&mut model, at, &format!("anyOf/{place}"), says)).collect();
    schema_mut(&mut model, at).keywords = vec![Keyword::AnyOf(AnyOf { branches: ids, tag: None })];
    model
}
