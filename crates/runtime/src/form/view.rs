//! What the schema expects at a place of a form.

use std::cell::Cell;

use crate::rules::members::find;
use crate::{Direction, Literal, Node, Rule, Schema, Types, holds};

/// Schemas looked at to answer one question: unions of references may branch without end.
const MAX_LOOKS: u32 = 2000;
/// Schemas looked at inside each other: references may lead in circles.
const MAX_DEPTH: u32 = 64;

/// What a value is expected to be.
#[derive(Clone, Debug)]
pub(crate) enum View {
    /// Nothing is known.
    Free,
    /// What a schema says.
    Schema(&'static Schema),
    /// All of these.
    All(Vec<View>),
    /// Any of these.
    Any(Vec<View>),
}

/// A step down from a value.
#[derive(Clone, Copy)]
enum Down<'a> {
    Member(&'a str),
    Item(usize),
}

impl View {
    /// The types a value may have.
    pub(crate) fn types(&self) -> Types {
        self.types_within(&Budget::new())
    }

    fn types_within(&self, budget: &Budget) -> Types {
        let each = |views: &[Self], from, join: fn(Types, Types) -> Types| {
            let look = || views.iter().fold(from, |sum, view| join(sum, view.types_within(budget)));
            budget.enter(look).unwrap_or(Types::ALL)
        };
        match self {
            Self::Free => Types::ALL,
            Self::Schema(schema) => types(schema, budget),
            Self::All(views) => each(views, Types::ALL, Types::intersection),
            Self::Any(views) => each(views, Types::NONE, Types::union),
        }
    }

    /// What is expected of a member.
    pub(crate) fn member(&self, name: &str) -> Self {
        self.step(Down::Member(name), &Budget::new()).unwrap_or(Self::Free)
    }

    /// What is expected of an item.
    pub(crate) fn item(&self, place: usize) -> Self {
        self.step(Down::Item(place), &Budget::new()).unwrap_or(Self::Free)
    }

    fn step(&self, down: Down<'_>, budget: &Budget) -> Option<Self> {
        let each = |views: &[Self], join| {
            let look = || gather(views.iter().filter_map(|view| view.step(down, budget)), join);
            budget.enter(look).flatten()
        };
        match self {
            Self::Free => None,
            Self::Schema(schema) => below(schema, down, budget),
            Self::All(views) => each(views, Self::All),
            Self::Any(views) => each(views, Self::Any),
        }
    }

    /// Whether a member of exactly this name is described.
    pub(crate) fn declares(&self, name: &str) -> bool {
        match self {
            Self::Free => false,
            Self::Schema(schema) => declares(schema, name, &Budget::new()),
            Self::All(views) | Self::Any(views) => views.iter().any(|view| view.declares(name)),
        }
    }

    /// Whether the value is accepted.
    pub(crate) fn holds(&self, node: Node<'_>) -> bool {
        match self {
            Self::Free => true,
            Self::Schema(schema) => holds(node, schema, Direction::Request),
            Self::All(views) => views.iter().all(|view| view.holds(node)),
            Self::Any(views) => views.iter().any(|view| view.holds(node)),
        }
    }
}

/// One view of some; none when there are none.
fn gather(mut views: impl Iterator<Item = View>, join: fn(Vec<View>) -> View) -> Option<View> {
    let first = views.next()?;
    match views.next() {
        None => Some(first),
        Some(second) => Some(join([first, second].into_iter().chain(views).collect())),
    }
}

/// What is left of the limits of one question.
struct Budget {
    looks: Cell<u32>,
    depth: Cell<u32>,
}

impl Budget {
    fn new() -> Self {
        Self { looks: Cell::new(MAX_LOOKS), depth: Cell::new(MAX_DEPTH) }
    }

    /// Looks one level deeper; `None` when a limit is reached.
    fn enter<T>(&self, look: impl FnOnce() -> T) -> Option<T> {
        let (looks, depth) = (self.looks.get().checked_sub(1)?, self.depth.get().checked_sub(1)?);
        self.looks.set(looks);
        self.depth.set(depth);
        let answer = look();
        self.depth.set(depth + 1);
        Some(answer)
    }
}

fn types(schema: &Schema, budget: &Budget) -> Types {
    let look = || {
        schema.rules.iter().fold(Types::ALL, |all, rule| all.intersection(rule_types(rule, budget)))
    };
    budget.enter(look).unwrap_or(Types::ALL)
}

fn rule_types(rule: &Rule, budget: &Budget) -> Types {
    match rule {
        Rule::Type(types) => *types,
        Rule::Never => Types::NONE,
        Rule::Enum(literals) => {
            literals.iter().fold(Types::NONE, |any, literal| any.union(literal_types(literal)))
        }
        Rule::Words(_) => Types::STRING,
        Rule::Const(literal) => literal_types(literal),
        Rule::DynamicRef(_, schema) => types(schema, budget),
        Rule::Ref(_) | Rule::Late(_) => {
            rule.target().map_or(Types::ALL, |schema| types(schema, budget))
        }
        Rule::AllOf(schemas) => {
            schemas.iter().fold(Types::ALL, |all, schema| all.intersection(types(schema, budget)))
        }
        Rule::AnyOf(union) | Rule::OneOf(union) => {
            union.branches.iter().fold(Types::NONE, |any, schema| any.union(types(schema, budget)))
        }
        _ => Types::ALL,
    }
}

fn literal_types(literal: &Literal) -> Types {
    match literal {
        Literal::Null => Types::NULL,
        Literal::Bool(_) => Types::BOOLEAN,
        Literal::Number(_) => Types::NUMBER,
        Literal::String(_) => Types::STRING,
        Literal::Array(_) => Types::ARRAY,
        Literal::Object(_) => Types::OBJECT,
    }
}

fn below(schema: &'static Schema, down: Down<'_>, budget: &Budget) -> Option<View> {
    let look = || {
        let views = schema.rules.iter().filter_map(|rule| rule_below(rule, down, budget));
        gather(views, View::All)
    };
    budget.enter(look).flatten()
}

fn rule_below(rule: &'static Rule, down: Down<'_>, budget: &Budget) -> Option<View> {
    let each = |schemas: &mut dyn Iterator<Item = &'static Schema>, join: fn(Vec<View>) -> View| {
        gather(schemas.filter_map(|schema| below(schema, down, budget)), join)
    };
    match (rule, down) {
        (Rule::Members(members), Down::Member(name)) => {
            let named = find(members.properties, name).map(|property| property.schema);
            let patterned = members.patterns.iter().filter(|entry| entry.pattern.is_match(name));
            let found = named.into_iter().chain(patterned.map(|entry| entry.schema));
            gather(found.map(View::Schema), View::All).or(members.additional.map(View::Schema))
        }
        (Rule::Elements(elements), Down::Item(place)) => {
            elements.prefix.get(place).copied().or(elements.rest).map(View::Schema)
        }
        (Rule::DynamicRef(_, schema), down) => below(schema, down, budget),
        (Rule::Ref(_) | Rule::Late(_), down) => below(rule.target()?, down, budget),
        (Rule::AllOf(schemas), _) => each(&mut schemas.iter().copied(), View::All),
        (Rule::AnyOf(union) | Rule::OneOf(union), _) => {
            each(&mut union.branches.iter().copied(), View::Any)
        }
        (Rule::If(_, then, otherwise), _) => {
            each(&mut then.iter().chain(otherwise).copied(), View::Any)
        }
        (Rule::DependentSchemas(entries), _) => {
            each(&mut entries.iter().map(|entry| entry.schema), View::Any)
        }
        _ => None,
    }
}

fn declares(schema: &'static Schema, name: &str, budget: &Budget) -> bool {
    let look = || {
        schema.rules.iter().any(|rule| match rule {
            Rule::Members(members) => find(members.properties, name).is_some(),
            Rule::Ref(_) | Rule::Late(_) => {
                rule.target().is_some_and(|schema| declares(schema, name, budget))
            }
            Rule::AllOf(schemas) => schemas.iter().any(|schema| declares(schema, name, budget)),
            Rule::AnyOf(union) | Rule::OneOf(union) => {
                union.branches.iter().any(|schema| declares(schema, name, budget))
            }
            _ => false,
        })
    };
    budget.enter(look).unwrap_or(false)
}
