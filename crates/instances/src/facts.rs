//! What is asked of one value: the keywords of all schemas that hold for it, laid side by side.
//!
//! `$ref` and `allOf` are followed. Where schemas offer alternatives, one is picked; [`Facts::all`] goes through the
//! picks, those nearest to the simplest first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use specwright::Pattern;
use specwright_model::keywords::{Contains, DependentRequired, Elements, Members};
use specwright_model::{Direction, Keyword, Model, SchemaId, Types, Value};

/// The schemas that hold for one value, sorted.
pub(crate) type Goal = Vec<SchemaId>;

/// What is asked of one value.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'m> {
    pub(crate) never: bool,
    pub(crate) types: Types,
    pub(crate) values: Vec<&'m Value>,
    /// Every value any of the lists holds.
    pub(crate) listed: Vec<&'m Value>,
    /// The bounds of `minimum` and `exclusiveMinimum`.
    pub(crate) lower: Vec<&'m str>,
    /// The bounds of `maximum` and `exclusiveMaximum`.
    pub(crate) upper: Vec<&'m str>,
    pub(crate) steps: Vec<&'m str>,
    pub(crate) min_length: u64,
    pub(crate) max_length: Option<u64>,
    pub(crate) patterns: Vec<&'m str>,
    pub(crate) formats: Vec<&'m str>,
    pub(crate) min_items: u64,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique: bool,
    pub(crate) elements: Vec<&'m Elements>,
    pub(crate) contains: Vec<&'m Contains>,
    pub(crate) min_members: u64,
    pub(crate) max_members: Option<u64>,
    pub(crate) required: BTreeSet<&'m str>,
    pub(crate) absent: BTreeSet<&'m str>,
    pub(crate) dependent: Vec<&'m DependentRequired>,
    pub(crate) members: Vec<&'m Members>,
    pub(crate) names: Vec<SchemaId>,
    pub(crate) nots: Vec<SchemaId>,
    pub(crate) other_members: Vec<SchemaId>,
    pub(crate) other_items: Vec<SchemaId>,
    /// The unions met on the way, each with its branches.
    pub(crate) unions: Vec<&'m [SchemaId]>,
    /// How many alternatives each choice had, in the order they were met.
    choices: Vec<usize>,
    picks: Vec<usize>,
    seen: BTreeSet<SchemaId>,
}

impl Default for Facts<'_> {
    fn default() -> Self {
        Self {
            never: false,
            types: Types::ALL,
            values: Vec::new(),
            listed: Vec::new(),
            lower: Vec::new(),
            upper: Vec::new(),
            steps: Vec::new(),
            min_length: 0,
            max_length: None,
            patterns: Vec::new(),
            formats: Vec::new(),
            min_items: 0,
            max_items: None,
            unique: false,
            elements: Vec::new(),
            contains: Vec::new(),
            min_members: 0,
            max_members: None,
            required: BTreeSet::new(),
            absent: BTreeSet::new(),
            dependent: Vec::new(),
            members: Vec::new(),
            names: Vec::new(),
            nots: Vec::new(),
            other_members: Vec::new(),
            other_items: Vec::new(),
            unions: Vec::new(),
            choices: Vec::new(),
            picks: Vec::new(),
            seen: BTreeSet::new(),
        }
    }
}

/// What facts are gathered from.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'m> {
    pub(crate) model: &'m Model,
    pub(crate) direction: Direction,
    /// How deep the smallest value of each schema nests.
    pub(crate) heights: &'m [u32],
    /// The patterns of member names, ready to run.
    pub(crate) patterns: &'m BTreeMap<String, Pattern>,
}

impl Ground<'_> {
    fn matches(&self, source: &str, name: &str) -> bool {
        self.patterns.get(source).is_some_and(|pattern| pattern.is_match(name))
    }
}

impl<'m> Facts<'m> {
    /// The facts of a goal, for up to `most` ways to pick among alternatives.
    pub(crate) fn all(ground: Ground<'m>, goal: &[SchemaId], most: usize) -> Vec<Self> {
        let mut waiting = VecDeque::from([Vec::new()]);
        let mut all: Vec<Self> = Vec::new();
        while let Some(picks) = waiting.pop_front() {
            let fixed = picks.len();
            let mut facts = Self { picks, ..Self::default() };
            for id in goal {
                facts.add(ground, *id);
            }
            for (place, count) in facts.choices.iter().enumerate().skip(fixed) {
                for other in 1..*count {
                    if waiting.len().saturating_add(all.len()) >= most {
                        break;
                    }
                    let mut picks = facts.picks.clone();
                    picks.resize(place, 0);
                    picks.push(other);
                    waiting.push_back(picks);
                }
            }
            all.push(facts);
        }
        all
    }

    /// Text that matches a pattern is asked for.
    pub(crate) fn of_pattern(source: &'m str) -> Self {
        Self { patterns: vec![source], ..Self::default() }
    }

    /// Picks one of so many alternatives.
    fn pick(&mut self, count: usize) -> usize {
        let place = self.choices.len();
        self.choices.push(count);
        self.picks.get(place).copied().unwrap_or(0)
    }

    /// Adds what a schema asks for.
    pub(crate) fn add(&mut self, ground: Ground<'m>, id: SchemaId) {
        if !self.seen.insert(id) {
            return;
        }
        for keyword in &ground.model.schema(id).keywords {
            self.add_plain(keyword, ground.direction);
            self.add_applied(keyword, ground);
        }
    }

    /// Keywords that speak of the value itself.
    fn add_plain(&mut self, keyword: &'m Keyword, direction: Direction) {
        match keyword {
            Keyword::Never(_) => self.never = true,
            Keyword::Type(types) => self.types = self.types.intersection(types.0),
            Keyword::Enum(values) => self.add_values(&values.0),
            Keyword::Const(value) => self.add_values(std::slice::from_ref(&value.0)),
            Keyword::MultipleOf(step) => self.steps.push(&step.0),
            Keyword::Maximum(bound) => self.upper.push(&bound.0),
            Keyword::ExclusiveMaximum(bound) => self.upper.push(&bound.0),
            Keyword::Minimum(bound) => self.lower.push(&bound.0),
            Keyword::ExclusiveMinimum(bound) => self.lower.push(&bound.0),
            Keyword::MaxLength(limit) => lower(&mut self.max_length, limit.0),
            Keyword::MinLength(limit) => self.min_length = self.min_length.max(limit.0),
            Keyword::Pattern(pattern) => self.patterns.push(&pattern.0),
            Keyword::Format(format) => self.formats.push(&format.0),
            Keyword::MaxItems(limit) => lower(&mut self.max_items, limit.0),
            Keyword::MinItems(limit) => self.min_items = self.min_items.max(limit.0),
            Keyword::UniqueItems(_) => self.unique = true,
            Keyword::MaxProperties(limit) => lower(&mut self.max_members, limit.0),
            Keyword::MinProperties(limit) => self.min_members = self.min_members.max(limit.0),
            Keyword::Required(required) => {
                let asked = required.0.iter().filter(|member| !member.except.contains(&direction));
                self.required.extend(asked.map(|member| member.name.as_str()));
            }
            Keyword::DependentRequired(dependent) => self.dependent.push(dependent),
            _ => {}
        }
    }

    /// Only values all lists hold are left; as they are spelled in the first.
    fn add_values(&mut self, values: &'m [Value]) {
        self.listed.extend(values);
        if self.values.is_empty() {
            self.values.extend(values);
        } else {
            self.values.retain(|value| values.contains(value));
        }
        self.never |= self.values.is_empty();
    }

    /// Keywords that apply schemas.
    fn add_applied(&mut self, keyword: &'m Keyword, ground: Ground<'m>) {
        match keyword {
            Keyword::Ref(target) => self.add(ground, target.0),
            Keyword::DynamicRef(reference) => self.add(ground, reference.otherwise),
            Keyword::AllOf(schemas) => schemas.0.iter().for_each(|id| self.add(ground, *id)),
            Keyword::AnyOf(union) => self.add_union(ground, &union.branches),
            Keyword::OneOf(union) => self.add_union(ground, &union.branches),
            Keyword::Not(schema) => self.nots.push(schema.0),
            Keyword::If(branches) => {
                if self.pick(2) == 0 {
                    self.nots.push(branches.condition);
                    branches.otherwise.into_iter().for_each(|id| self.add(ground, id));
                } else {
                    self.add(ground, branches.condition);
                    branches.then.into_iter().for_each(|id| self.add(ground, id));
                }
            }
            Keyword::DependentSchemas(entries) => {
                for (name, schema) in &entries.0 {
                    if self.pick(2) == 0 {
                        self.absent.insert(name);
                    } else {
                        self.required.insert(name);
                        self.add(ground, *schema);
                    }
                }
            }
            Keyword::Members(members) => self.members.push(members),
            Keyword::PropertyNames(schema) => self.names.push(schema.0),
            Keyword::Elements(elements) => self.elements.push(elements),
            Keyword::Contains(contains) => self.contains.push(contains),
            Keyword::UnevaluatedProperties(schema) => self.other_members.push(schema.0),
            Keyword::UnevaluatedItems(schema) => self.other_items.push(schema.0),
            _ => {}
        }
    }

    /// Picks a branch, those with the smallest values first.
    fn add_union(&mut self, ground: Ground<'m>, branches: &'m [SchemaId]) {
        self.unions.push(branches);
        let chosen = self.pick(branches.len());
        let mut order: Vec<SchemaId> = branches.to_vec();
        order.sort_by_key(|id| ground.heights.get(id.0 as usize).copied().unwrap_or(u32::MAX));
        match order.get(chosen) {
            Some(id) => self.add(ground, *id),
            None => self.never = true,
        }
    }

    /// The schemas that hold for a member of that name.
    pub(crate) fn member_goal(&self, ground: Ground<'_>, name: &str) -> Goal {
        let mut goal = Goal::new();
        let mut known = false;
        for members in &self.members {
            let named = members.property(name);
            let by_pattern =
                members.patterns.iter().filter(|(source, _)| ground.matches(source, name));
            let found: Goal = named.into_iter().chain(by_pattern.map(|(_, id)| *id)).collect();
            known |= !found.is_empty() || members.additional.is_some();
            let rest = if found.is_empty() { members.additional } else { None };
            goal.extend(found.into_iter().chain(rest));
        }
        if !known {
            goal.extend(&self.other_members);
        }
        sorted(goal)
    }

    /// The schemas that hold for the item at that place.
    pub(crate) fn item_goal(&self, place: usize) -> Goal {
        let mut goal: Goal =
            self.elements.iter().filter_map(|elements| elements.at(place)).collect();
        if goal.is_empty() {
            goal.extend(&self.other_items);
        }
        sorted(goal)
    }
}

/// Without repeats and in order, so that equal goals are equal.
pub(crate) fn sorted(mut goal: Goal) -> Goal {
    goal.sort_unstable();
    goal.dedup();
    goal
}

fn lower(limit: &mut Option<u64>, other: u64) {
    *limit = Some(limit.map_or(other, |limit| limit.min(other)));
}
