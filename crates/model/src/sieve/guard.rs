//! What a schema certainly refuses, as far as a look at its keywords tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::keywords::{Members, Required};
use crate::{Keyword, Model, SchemaId, Types, Value};

/// How many schemas are looked at for one union.
const WORK: u32 = 20_000;

/// What a schema takes, at most.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    /// The types.
    pub(super) types: Types,
    /// The texts, when they are listed.
    pub(super) texts: Option<BTreeSet<String>>,
    /// What is known of members.
    pub(super) members: BTreeMap<String, Member>,
    /// The only names members may have.
    closed: Option<BTreeSet<String>>,
}

/// What a schema asks of a member.
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// It must be there, in every direction.
    pub(super) required: bool,
    /// It must not.
    forbidden: bool,
    /// Its texts, when they are listed.
    pub(super) texts: Option<BTreeSet<String>>,
    /// It may be something else than a text.
    pub(super) besides: bool,
}

impl Guard {
    fn open() -> Self {
        Self { types: Types::ALL, texts: None, members: BTreeMap::new(), closed: None }
    }

    /// Whether no object with this member is taken.
    pub(super) fn forbids(&self, name: &str) -> bool {
        self.members.get(name).is_some_and(|member| member.forbidden)
            || self.closed.as_ref().is_some_and(|names| !names.contains(name))
    }

    fn and(&mut self, other: Self) {
        self.types = self.types.intersection(other.types);
        common(&mut self.texts, other.texts);
        common(&mut self.closed, other.closed);
        for (name, member) in other.members {
            let own = self
                .members
                .entry(name)
                .or_insert_with(|| Member { besides: true, ..Member::default() });
            own.required |= member.required;
            own.forbidden |= member.forbidden;
            own.besides &= member.besides;
            common(&mut own.texts, member.texts);
        }
    }
}

/// What both let in; `None` lets all in.
fn common(own: &mut Option<BTreeSet<String>>, other: Option<BTreeSet<String>>) {
    match (own.as_mut(), other) {
        (Some(own), Some(other)) => own.retain(|text| other.contains(text)),
        (None, Some(other)) => *own = Some(other),
        (_, None) => {}
    }
}

/// How much of a schema is looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    /// Types and texts.
    Shallow,
    /// Members too.
    Members,
}

/// The guards of a model's schemas, each worked out once.
pub(super) struct Guards<'a> {
    model: &'a Model,
    /// `None` while it is being worked out: a cycle adds nothing.
    known: BTreeMap<(SchemaId, Look), Option<Guard>>,
    work: u32,
}

impl<'a> Guards<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        Self { model, known: BTreeMap::new(), work: WORK }
    }

    /// The guard of a schema.
    pub(super) fn of(&mut self, id: SchemaId) -> Guard {
        self.look(id, Look::Members)
    }

    fn look(&mut self, id: SchemaId, look: Look) -> Guard {
        if let Some(known) = self.known.get(&(id, look)) {
            return known.clone().unwrap_or_else(Guard::open);
        }
        let Some(work) = self.work.checked_sub(1) else { return Guard::open() };
        self.work = work;
        self.known.insert((id, look), None);
        let mut guard = Guard::open();
        for keyword in &self.model.schema(id).keywords {
            guard.and(self.keyword(keyword, look));
        }
        self.known.insert((id, look), Some(guard.clone()));
        guard
    }

    fn keyword(&mut self, keyword: &Keyword, look: Look) -> Guard {
        match keyword {
            Keyword::Never(_) => Guard { types: Types::NONE, ..Guard::open() },
            Keyword::Type(types) => Guard { types: types.0, ..Guard::open() },
            Keyword::Const(value) => listed(std::slice::from_ref(&value.0)),
            Keyword::Enum(values) => listed(&values.0),
            Keyword::Ref(target) => self.look(target.0, look),
            Keyword::AllOf(all) => self.all(&all.0, look),
            Keyword::AnyOf(union) => self.either(&union.branches),
            Keyword::OneOf(union) => self.either(&union.branches),
            Keyword::Required(required) if look == Look::Members => asked(required),
            Keyword::Members(members) if look == Look::Members => self.members(members),
            _ => Guard::open(),
        }
    }

    fn all(&mut self, schemas: &[SchemaId], look: Look) -> Guard {
        let mut guard = Guard::open();
        for id in schemas {
            guard.and(self.look(*id, look));
        }
        guard
    }

    fn either(&mut self, branches: &[SchemaId]) -> Guard {
        let mut types = Types::NONE;
        for id in branches {
            types = types.union(self.look(*id, Look::Shallow).types);
        }
        Guard { types, ..Guard::open() }
    }

    fn members(&mut self, members: &Members) -> Guard {
        let mut guard = Guard::open();
        for (name, id) in &members.properties {
            let value = self.look(*id, Look::Shallow);
            let forbidden = value.types.is_empty();
            let besides = !value.types.without(Types::STRING).is_empty();
            let none = !value.types.contains(Types::STRING);
            let texts = if none { Some(BTreeSet::new()) } else { value.texts };
            let member = Member { required: false, forbidden, texts, besides };
            guard.members.insert(name.clone(), member);
        }
        let rest = members.additional.map(|id| self.look(id, Look::Shallow).types);
        if rest.is_some_and(Types::is_empty) && members.patterns.is_empty() {
            let names = members.properties.iter().map(|(name, _)| name.clone());
            guard.closed = Some(names.collect());
        }
        guard
    }
}

fn asked(required: &Required) -> Guard {
    let always = required.0.iter().filter(|member| member.except.is_empty());
    let member = Member { required: true, besides: true, ..Member::default() };
    let members = always.map(|asked| (asked.name.clone(), member.clone())).collect();
    Guard { members, ..Guard::open() }
}

fn listed(values: &[Value]) -> Guard {
    let types = values.iter().fold(Types::NONE, |types, value| types.union(type_of(value)));
    let texts: BTreeSet<String> =
        values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let texts = types.contains(Types::STRING).then_some(texts);
    Guard { types, texts, ..Guard::open() }
}

fn type_of(value: &Value) -> Types {
    match value {
        Value::Null => Types::NULL,
        Value::Bool(_) => Types::BOOLEAN,
        Value::Number(_) => Types::NUMBER,
        Value::String(_) => Types::STRING,
        Value::Array(_) => Types::ARRAY,
        Value::Object(_) => Types::OBJECT,
    }
}
