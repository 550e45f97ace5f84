//! What the schema expects at a place of a form.

use std::cell::Cell;

use crate::{Direction, Literal, Node, Rule, Schema, Types, holds};

/// Schemas looked at to answer one question: unions of references may branch without end.
const BUDGET: u32 = 2000;

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
        self.types_within(&Cell::new(BUDGET))
    }

    fn types_within(&self, budget: &Cell<u32>) -> Types {
        match self {
            Self::Free => Types::ALL,
            Self::Schema(schema) => types(schema, budget),
            Self::All(views) => views
                .iter()
                .fold(Types::ALL, |all, view| all.intersection(view.types_within(budget))),
            Self::Any(views) => {
                views.iter().fold(Types::NONE, |any, view| any.union(view.types_within(budget)))
            }
        }
    }

    /// What is expected of a member.
    pub(crate) fn member(&self, name: &str) -> Self {
        self.step(Down::Member(name), &Cell::new(BUDGET)).unwrap_or(Self::Free)
    }

    /// What is expected of an item.
    pub(crate) fn item(&self, place: usize) -> Self {
        self.step(Down::Item(place), &Cell::new(BUDGET)).unwrap_or(Self::Free)
    }

    fn step(&self, down: Down<'_>, budget: &Cell<u32>) -> Option<Self> {
        match self {
            Self::Free => None,
            Self::Schema(schema) => below(schema, down, budget),
            Self::All(views) => {
                gather(views.iter().filter_map(|view| view.step(down, budget)).collect(), Self::All)
            }
            Self::Any(views) => {
                gather(views.iter().filter_map(|view| view.step(down, budget)).collect(), Self::Any)
            }
        }
    }

    /// Whether a member of exactly this name is described.
    pub(crate) fn declares(&self, name: &str) -> bool {
        match self {
            Self::Free => false,
            Self::Schema(schema) => declares(schema, name, &Cell::new(BUDGET)),
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
fn gather(mut views: Vec<View>, join: fn(Vec<View>) -> View) -> Option<View> {
    match views.len() {
        0 | 1 => views.pop(),
        _ => Some(join(views)),
    }
}

fn spend(budget: &Cell<u32>) -> bool {
    let left = budget.get();
    budget.set(left.saturating_sub(1));
    left > 0
}

fn types(schema: &Schema, budget: &Cell<u32>) -> Types {
    if !spend(budget) {
        return Types::ALL;
    }
    schema.rules.iter().fold(Types::ALL, |all, rule| {
        all.intersection(match rule {
            Rule::Type(types) => *types,
            Rule::Never => Types::NONE,
            Rule::Enum(literals) => {
                literals.iter().fold(Types::NONE, |any, literal| any.union(literal_types(literal)))
            }
            Rule::Const(literal) => literal_types(literal),
            Rule::Ref(schema) | Rule::DynamicRef(_, schema) => types(schema, budget),
            Rule::AllOf(schemas) => schemas
                .iter()
                .fold(Types::ALL, |all, schema| all.intersection(types(schema, budget))),
            Rule::AnyOf(union) | Rule::OneOf(union) => union
                .branches
                .iter()
                .fold(Types::NONE, |any, schema| any.union(types(schema, budget))),
            _ => Types::ALL,
        })
    })
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

fn below(schema: &'static Schema, down: Down<'_>, budget: &Cell<u32>) -> Option<View> {
    if !spend(budget) {
        return None;
    }
    let views = schema.rules.iter().filter_map(|rule| match (rule, down) {
        (Rule::Members(members), Down::Member(name)) => {
            let named = members
                .properties
                .iter()
                .filter(|property| property.name == name)
                .map(|property| property.schema);
            let patterned = members
                .patterns
                .iter()
                .filter(|entry| entry.pattern.is_match(name))
                .map(|entry| entry.schema);
            let found: Vec<View> = named.chain(patterned).map(View::Schema).collect();
            if found.is_empty() {
                members.additional.map(View::Schema)
            } else {
                gather(found, View::All)
            }
        }
        (Rule::Elements(elements), Down::Item(place)) => {
            elements.prefix.get(place).copied().or(elements.rest).map(View::Schema)
        }
        (Rule::Ref(schema) | Rule::DynamicRef(_, schema), down) => below(schema, down, budget),
        (Rule::AllOf(schemas), down) => gather(
            schemas.iter().filter_map(|schema| below(schema, down, budget)).collect(),
            View::All,
        ),
        (Rule::AnyOf(union) | Rule::OneOf(union), down) => gather(
            union.branches.iter().filter_map(|schema| below(schema, down, budget)).collect(),
            View::Any,
        ),
        (Rule::If(_, then, otherwise), down) => {
            let branches = then.iter().chain(otherwise);
            gather(branches.filter_map(|schema| below(schema, down, budget)).collect(), View::Any)
        }
        (Rule::DependentSchemas(entries), down) => gather(
            entries.iter().filter_map(|entry| below(entry.schema, down, budget)).collect(),
            View::Any,
        ),
        _ => None,
    });
    gather(views.collect(), View::All)
}

fn declares(schema: &'static Schema, name: &str, budget: &Cell<u32>) -> bool {
    spend(budget)
        && schema.rules.iter().any(|rule| match rule {
            Rule::Members(members) => {
                members.properties.iter().any(|property| property.name == name)
            }
            Rule::Ref(schema) => declares(schema, name, budget),
            Rule::AllOf(schemas) => schemas.iter().any(|schema| declares(schema, name, budget)),
            Rule::AnyOf(union) | Rule::OneOf(union) => {
                union.branches.iter().any(|schema| declares(schema, name, budget))
            }
            _ => false,
        })
}
