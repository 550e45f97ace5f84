//! Where one value is made: by a goal, in a style, with a bound on the work.

mod array;
mod number;
mod object;
mod string;

use specwright_model::{Direction, SchemaId, Types, Value};

pub(crate) use object::optional;
pub(crate) use string::nearby;

use crate::Maker;
use crate::facts::{Facts, Ground};
use crate::rng::Rng;

/// How much of what a schema lets in a value shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// What is required.
    Minimal,
    /// Some of it.
    Typical,
    /// All of it, as far as there is room.
    Maximal,
}

/// How many values may be tried for one that is asked for from outside.
const FUEL: u32 = 4_000;

/// How many ways to pick among alternatives are tried.
const PICKS: usize = 24;

/// How deep values nest at most.
pub(crate) const DEEPEST: u32 = 24;

/// Makes values.
pub(crate) struct Workshop<'m> {
    pub(crate) maker: Maker<'m>,
    pub(crate) direction: Direction,
    pub(crate) rng: Rng,
    fuel: u32,
    open: Vec<Vec<SchemaId>>,
    /// Counts failures that another way here might not meet; they are not remembered.
    unsettled: u64,
}

impl<'m> Workshop<'m> {
    pub(crate) fn new(maker: Maker<'m>, direction: Direction, seed: u64) -> Self {
        Self { maker, direction, rng: Rng::new(seed), fuel: FUEL, open: Vec::new(), unsettled: 0 }
    }

    /// Makes a value with a fresh bound on the work.
    pub(crate) fn begin(&mut self, goal: &[SchemaId], style: Style, depth: u32) -> Option<Value> {
        self.refuel();
        let made = self.make(goal, style, depth);
        if made.is_none() {
            self.maker.remember((self.direction, goal.to_vec()), None);
        }
        made
    }

    /// Starts a new piece of work.
    pub(crate) fn refuel(&mut self) {
        self.fuel = FUEL;
        self.open.clear();
    }

    /// Makes a value that obeys all schemas of the goal; the smallest when the style finds none.
    pub(crate) fn make(&mut self, goal: &[SchemaId], style: Style, depth: u32) -> Option<Value> {
        if style != Style::Minimal && depth > 1 {
            let made = self.attempt(goal, style, depth);
            if made.is_some() {
                return made;
            }
        }
        let key = (self.direction, goal.to_vec());
        if let Some(known) = self.maker.smallest(&key) {
            return known;
        }
        if self.open.contains(&key.1) {
            self.unsettled += 1;
            return None;
        }
        let unsettled = self.unsettled;
        self.open.push(key.1.clone());
        let made = self.attempt(goal, Style::Minimal, depth);
        self.open.pop();
        if made.is_some() || self.unsettled == unsettled {
            self.maker.remember(key, made.clone());
        }
        made
    }

    fn attempt(&mut self, goal: &[SchemaId], style: Style, depth: u32) -> Option<Value> {
        if depth == 0 {
            self.unsettled += 1;
            return None;
        }
        let maker = self.maker.clone();
        let mut ways = Facts::all(maker.ground(self.direction), goal, PICKS);
        if style != Style::Minimal {
            let first = self.rng.below(ways.len());
            ways.rotate_left(first);
        }
        for facts in ways.iter().filter(|facts| !facts.never) {
            for value in self.values(facts, style, depth) {
                if self.fuel == 0 {
                    self.unsettled += 1;
                    return None;
                }
                self.fuel -= 1;
                if self.maker.holds(goal, self.direction, &value) {
                    return Some(value);
                }
            }
        }
        None
    }

    /// Values that may obey the facts, the likeliest first.
    pub(crate) fn values(&mut self, facts: &Facts<'_>, style: Style, depth: u32) -> Vec<Value> {
        let mut values: Vec<Value> = facts.values.iter().map(|value| (*value).clone()).collect();
        if values.is_empty() {
            for kind in kinds(facts) {
                values.extend(self.of_kind(kind, facts, style, depth));
            }
        }
        if style == Style::Typical && !values.is_empty() && !matches!(values.first(), Some(Value::Object(_) | Value::Array(_))) {
            let first = self.rng.below(values.len());
            values.rotate_left(first);
        }
        values
    }

    fn of_kind(&mut self, kind: Types, facts: &Facts<'_>, style: Style, depth: u32) -> Vec<Value> {
        match kind {
            Types::OBJECT => self.objects(facts, style, depth),
            Types::ARRAY => self.arrays(facts, style, depth),
            Types::STRING => self.strings(facts).into_iter().map(Value::String).collect(),
            Types::NUMBER => number::numbers(facts).into_iter().map(Value::Number).collect(),
            Types::BOOLEAN => vec![Value::Bool(true), Value::Bool(false)],
            _ => vec![Value::Null],
        }
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        self.maker.ground(self.direction)
    }
}

/// The types the facts let in, those they speak about first.
pub(crate) fn kinds(facts: &Facts<'_>) -> Vec<Types> {
    let spoken = [
        (Types::OBJECT, !facts.members.is_empty() || !facts.required.is_empty() || facts.min_members > 0),
        (Types::ARRAY, !facts.elements.is_empty() || facts.min_items > 0 || !facts.contains.is_empty()),
        (Types::STRING, !facts.patterns.is_empty() || !facts.formats.is_empty() || facts.max_length.is_some()),
        (Types::NUMBER, !facts.lower.is_empty() || !facts.upper.is_empty() || !facts.steps.is_empty()),
        (Types::BOOLEAN, false),
        (Types::NULL, false),
    ];
    let let_in = |kind: Types| !facts.types.intersection(kind).is_empty();
    let named = |wanted: bool| {
        spoken.into_iter().filter(move |(kind, spoken)| *spoken == wanted && let_in(*kind)).map(|(kind, _)| kind)
    };
    // What is small comes first among the types that nobody speaks about.
    named(true).chain(named(false).collect::<Vec<_>>().into_iter().rev()).collect()
}
