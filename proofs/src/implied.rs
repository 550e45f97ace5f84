//! Whether one schema lets in nothing that another refuses, as far as that can be told from the schemas: what it takes to
//! show that a weakened schema is no weaker.
//!
//! Sound, not complete: `true` is a proof, `false` is none. Below a member or an item a question that is being asked
//! already counts as answered, since every value ends somewhere.

mod limits;

use std::collections::BTreeSet;

use specwright::{Direction, Limits};
use specwright_instances::to_json;
use specwright_model::keywords::Members;
use specwright_model::{Keyword, Model, SchemaId, Types, Value};
use specwright_tables::Tables;

/// Schemas that hold together, sorted.
type Goal = Vec<SchemaId>;

/// Questions asked before one is given up.
const FUEL: usize = 5_000;

/// Asks about the schemas of one model.
pub struct Implied<'m> {
    model: &'m Model,
    tables: &'m Tables,
    asking: BTreeSet<(Goal, SchemaId)>,
    fuel: usize,
}

impl<'m> Implied<'m> {
    /// Over a model and its tables.
    pub fn of(model: &'m Model, tables: &'m Tables) -> Self {
        Self { model, tables, asking: BTreeSet::new(), fuel: 0 }
    }

    /// Whether every value of the first schema is one of the second.
    pub fn implies(&mut self, first: SchemaId, second: SchemaId) -> bool {
        self.fuel = FUEL;
        self.asking.clear();
        self.ask(vec![first], second)
    }

    fn ask(&mut self, goal: Goal, wanted: SchemaId) -> bool {
        let Some(fuel) = self.fuel.checked_sub(1) else { return false };
        self.fuel = fuel;
        if goal.contains(&wanted) {
            return true;
        }
        let question = (goal, wanted);
        if !self.asking.insert(question.clone()) {
            return true;
        }
        let answer = self.answer(&question.0, wanted);
        self.asking.remove(&question);
        answer
    }

    fn answer(&mut self, goal: &Goal, wanted: SchemaId) -> bool {
        let known = self.flat(goal);
        let types = allowed(&known);
        if let Some(values) = finite(&known, types) {
            let held = |id: SchemaId, value: &Value| self.holds(id, value);
            return values
                .iter()
                .all(|value| !goal.iter().all(|id| held(*id, value)) || held(wanted, value));
        }
        let asked = self.flat(&vec![wanted]);
        if asked.iter().all(|keyword| self.follows(goal, &known, types, keyword)) {
            return true;
        }
        // One union after the other: whichever branch holds, it must follow.
        let by_branches = known.iter().any(|keyword| {
            let branches = branches(keyword);
            !branches.is_empty()
                && !branches.iter().any(|branch| goal.contains(branch))
                && branches.iter().all(|branch| self.ask(with(goal, *branch), wanted))
        });
        by_branches || self.impossible(goal)
    }

    /// Whether one keyword follows from those that are known.
    fn follows(&mut self, goal: &Goal, known: &[&Keyword], types: Types, wanted: &Keyword) -> bool {
        if types.intersection(bearers(wanted)).is_empty() || known.contains(&wanted) {
            return true;
        }
        match wanted {
            Keyword::Type(wanted) => wanted.0.contains(types),
            Keyword::Required(wanted) => wanted.0.iter().all(|member| {
                let asks = |keyword: &&Keyword| match keyword {
                    Keyword::Required(known) => known.0.contains(member),
                    _ => false,
                };
                known.iter().any(asks)
            }),
            Keyword::Members(members) => self.members_follow(known, members),
            Keyword::Elements(elements) => elements.rest.is_none_or(|rest| {
                let rests = known.iter().filter_map(|keyword| match keyword {
                    Keyword::Elements(known) if known.prefix.is_empty() => known.rest,
                    _ => None,
                });
                elements.prefix.is_empty() && self.ask(sorted(rests.collect()), rest)
            }),
            Keyword::AnyOf(union) => union.branches.iter().any(|id| self.ask(goal.clone(), *id)),
            // One branch alone is asked for like any other schema.
            Keyword::OneOf(union) => match union.branches.as_slice() {
                [only] => self.ask(goal.clone(), *only),
                _ => false,
            },
            Keyword::Not(schema) => {
                let refused = self.flat(&vec![schema.0]);
                types.intersection(allowed(&refused)).is_empty()
            }
            _ => limits::within(known, wanted),
        }
    }

    /// Whether no value obeys all schemas of a goal.
    pub fn never(&mut self, schemas: &[SchemaId]) -> bool {
        self.fuel = FUEL;
        self.asking.clear();
        self.impossible(&sorted(schemas.to_vec()))
    }

    fn impossible(&mut self, goal: &Goal) -> bool {
        let Some(fuel) = self.fuel.checked_sub(1) else { return false };
        self.fuel = fuel;
        let known = self.flat(goal);
        let types = allowed(&known);
        let never = known.iter().any(|keyword| matches!(keyword, Keyword::Never(_)));
        if never || types.is_empty() || limits::cross(&known, types) {
            return true;
        }
        // Each branch brings another one with it: never does exactly one hold.
        let covered = known.iter().any(|keyword| match keyword {
            Keyword::OneOf(union) => union.branches.iter().all(|branch| {
                union
                    .branches
                    .iter()
                    .any(|other| other != branch && self.ask(with(goal, *branch), *other))
            }),
            _ => false,
        });
        covered || (types == Types::OBJECT && self.lacks_a_member(&known))
    }

    /// Whether a member is asked for that nothing can be.
    fn lacks_a_member(&mut self, known: &[&Keyword]) -> bool {
        let members = members(known);
        let required = known.iter().filter_map(|keyword| match keyword {
            Keyword::Required(required) => Some(&required.0),
            _ => None,
        });
        let always = required.flatten().filter(|member| member.except.is_empty());
        let names: BTreeSet<&str> = always.map(|member| member.name.as_str()).collect();
        names.into_iter().any(|name| {
            let goal =
                sorted(members.iter().filter_map(|members| members.property(name)).collect());
            // What asks for itself is not looked into again: it may be possible.
            let question = (goal, SchemaId(u32::MAX));
            if question.0.is_empty() || !self.asking.insert(question.clone()) {
                return false;
            }
            let never = self.impossible(&question.0);
            self.asking.remove(&question);
            never
        })
    }

    fn members_follow(&mut self, known: &[&Keyword], wanted: &Members) -> bool {
        let open = |id: SchemaId| self.model.schema(self.model.resolve(id)).keywords.is_empty();
        if !wanted.patterns.is_empty() || !wanted.additional.is_none_or(open) {
            return false;
        }
        let known = members(known);
        wanted.properties.iter().all(|(name, schema)| {
            let goal = known.iter().filter_map(|known| held_by(known, name));
            self.ask(sorted(goal.collect()), *schema)
        })
    }

    /// The keywords of schemas that hold together, those behind `$ref` and `allOf` in their place.
    fn flat(&self, goal: &Goal) -> Vec<&'m Keyword> {
        let (mut seen, mut open) = (BTreeSet::new(), goal.clone());
        let mut found = Vec::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            for keyword in &self.model.schema(id).keywords {
                match keyword {
                    Keyword::Ref(target) => open.push(target.0),
                    Keyword::AllOf(parts) => open.extend(&parts.0),
                    _ => found.push(keyword),
                }
            }
        }
        found
    }

    fn holds(&self, id: SchemaId, value: &Value) -> bool {
        let (text, table) = (to_json(value), self.tables.schema(id));
        specwright::judge_slice(text.as_bytes(), table, Direction::Neutral, &Limits::new()).is_ok()
    }
}

/// The types that are let in.
fn allowed(known: &[&Keyword]) -> Types {
    known.iter().fold(Types::ALL, |types, keyword| match keyword {
        Keyword::Type(keyword) => types.intersection(keyword.0),
        _ => types,
    })
}

/// The values that are all there can be: those of a list, and the integers of a short range.
fn finite(known: &[&Keyword], types: Types) -> Option<Vec<Value>> {
    let listed = known.iter().find_map(|keyword| match keyword {
        Keyword::Enum(values) => Some(values.0.clone()),
        Keyword::Const(value) => Some(vec![value.0.clone()]),
        _ => None,
    });
    listed.or_else(|| limits::range(known, types))
}

/// What a member of that name must be. One that only a pattern may match is no member of the rest.
fn held_by(members: &Members, name: &str) -> Option<SchemaId> {
    let rest = if members.patterns.is_empty() { members.additional } else { None };
    members.property(name).or(rest)
}

fn members<'k>(known: &[&'k Keyword]) -> Vec<&'k Members> {
    let members = known.iter().filter_map(|keyword| match keyword {
        Keyword::Members(known) => Some(known),
        _ => None,
    });
    members.collect()
}

/// The branches of a union.
fn branches(keyword: &Keyword) -> &[SchemaId] {
    match keyword {
        Keyword::AnyOf(union) => &union.branches,
        Keyword::OneOf(union) => &union.branches,
        _ => &[],
    }
}

/// The types a keyword says something about.
fn bearers(keyword: &Keyword) -> Types {
    match keyword {
        Keyword::MaxLength(_) | Keyword::MinLength(_) | Keyword::Pattern(_) => Types::STRING,
        Keyword::MaxItems(_)
        | Keyword::MinItems(_)
        | Keyword::UniqueItems(_)
        | Keyword::Elements(_)
        | Keyword::Contains(_) => Types::ARRAY,
        Keyword::MaxProperties(_)
        | Keyword::MinProperties(_)
        | Keyword::Required(_)
        | Keyword::Members(_)
        | Keyword::PropertyNames(_) => Types::OBJECT,
        Keyword::Maximum(_)
        | Keyword::Minimum(_)
        | Keyword::ExclusiveMaximum(_)
        | Keyword::ExclusiveMinimum(_)
        | Keyword::MultipleOf(_) => Types::NUMBER,
        _ => Types::ALL,
    }
}

fn with(goal: &Goal, more: SchemaId) -> Goal {
    sorted(goal.iter().copied().chain([more]).collect())
}

fn sorted(mut goal: Goal) -> Goal {
    goal.sort_unstable();
    goal.dedup();
    goal
}
