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
use crate::maker::Known;
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

/// How hard values are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Care {
    /// The likeliest ones.
    Quick,
    /// Unlikely ones too.
    Thorough,
}

/// How often values are looked for, for one that is asked for from outside.
const FUEL: u32 = 2_000;

/// Ways to pick among alternatives where the value need not be the smallest.
const VARIED: usize = 4;

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

    /// Makes a value that obeys all schemas of the goal; the smallest when the style finds none. The depth bounds what is
    /// made beyond the required.
    pub(crate) fn make(&mut self, goal: &[SchemaId], style: Style, depth: u32) -> Option<Value> {
        if style != Style::Minimal && depth > 1 {
            let made = self.attempt(goal, style, depth);
            if made.is_some() {
                return made;
            }
        }
        let key = (self.direction, goal.to_vec());
        match self.maker.smallest(&key) {
            Known::Value(value) => return Some(value),
            Known::Nothing => return None,
            Known::NotYet => {}
        }
        if self.open.contains(&key.1) {
            self.unsettled += 1;
            return None;
        }
        let unsettled = self.unsettled;
        self.open.push(key.1.clone());
        let left = DEEPEST.saturating_sub(u32::try_from(self.open.len()).unwrap_or(u32::MAX));
        let made = self.attempt(goal, Style::Minimal, left);
        self.open.pop();
        if made.is_some() || self.unsettled == unsettled {
            self.maker.remember(key, made.clone());
        }
        made
    }

    fn attempt(&mut self, goal: &[SchemaId], style: Style, depth: u32) -> Option<Value> {
        let maker = self.maker.clone();
        let ground = maker.ground(self.direction);
        let first = Facts::all(ground, goal, 1);
        if style == Style::Minimal {
            let found = self.search(goal, &first, (style, Care::Quick), depth);
            if found.is_some() {
                return found;
            }
        }
        let mut ways =
            Facts::all(ground, goal, if style == Style::Minimal { PICKS } else { VARIED });
        if style != Style::Minimal {
            let first = self.rng.below(ways.len());
            ways.rotate_left(first);
            return self.search(goal, &ways, (style, Care::Quick), depth);
        }
        self.search(goal, ways.get(1..).unwrap_or_default(), (style, Care::Quick), depth)
            .or_else(|| self.search(goal, &ways, (style, Care::Thorough), depth))
    }

    /// The first value that obeys the goal.
    fn search(
        &mut self,
        goal: &[SchemaId],
        ways: &[Facts<'_>],
        how: (Style, Care),
        depth: u32,
    ) -> Option<Value> {
        for facts in ways.iter().filter(|facts| !facts.never) {
            for kind in kinds(facts) {
                if self.fuel == 0 || depth == 0 {
                    self.unsettled += 1;
                    return None;
                }
                self.fuel -= 1;
                for value in self.of_kind(kind, facts, how, depth) {
                    if self.maker.holds(goal, self.direction, &value) {
                        return Some(value);
                    }
                }
            }
        }
        None
    }

    /// Values that may obey the facts, the likeliest first.
    pub(crate) fn values(&mut self, facts: &Facts<'_>, style: Style, depth: u32) -> Vec<Value> {
        kinds(facts)
            .into_iter()
            .flat_map(|kind| self.of_kind(kind, facts, (style, Care::Quick), depth))
            .collect()
    }

    fn of_kind(
        &mut self,
        kind: Types,
        facts: &Facts<'_>,
        (style, care): (Style, Care),
        depth: u32,
    ) -> Vec<Value> {
        let mut values: Vec<Value> = if facts.values.is_empty() {
            match kind {
                Types::OBJECT => return self.objects(facts, (style, care), depth),
                Types::ARRAY => return self.arrays(facts, (style, care), depth),
                Types::STRING => self.strings(facts, care).into_iter().map(Value::String).collect(),
                Types::NUMBER => number::numbers(facts).into_iter().map(Value::Number).collect(),
                Types::BOOLEAN => vec![Value::Bool(true), Value::Bool(false)],
                _ => vec![Value::Null],
            }
        } else {
            facts.values.iter().map(|value| (*value).clone()).collect()
        };
        if style == Style::Typical && !values.is_empty() {
            let first = self.rng.below(values.len());
            values.rotate_left(first);
        }
        values
    }

    pub(crate) fn ground(&self) -> Ground<'_> {
        self.maker.ground(self.direction)
    }
}

/// The types the facts let in, those they speak about first.
pub(crate) fn kinds(facts: &Facts<'_>) -> Vec<Types> {
    let spoken = [
        (
            Types::OBJECT,
            !facts.members.is_empty() || !facts.required.is_empty() || facts.min_members > 0,
        ),
        (
            Types::ARRAY,
            !facts.elements.is_empty() || facts.min_items > 0 || !facts.contains.is_empty(),
        ),
        (
            Types::STRING,
            !facts.patterns.is_empty() || !facts.formats.is_empty() || facts.max_length.is_some(),
        ),
        (
            Types::NUMBER,
            !facts.lower.is_empty() || !facts.upper.is_empty() || !facts.steps.is_empty(),
        ),
        (Types::BOOLEAN, false),
        (Types::NULL, false),
    ];
    if !facts.values.is_empty() {
        // Values that are listed have their types; they are taken as one kind.
        return vec![Types::ALL];
    }
    let let_in = |kind: Types| !facts.types.intersection(kind).is_empty();
    let named = |wanted: bool| {
        spoken
            .into_iter()
            .filter(move |(kind, spoken)| *spoken == wanted && let_in(*kind))
            .map(|(kind, _)| kind)
    };
    // What is small comes first among the types that nobody speaks about.
    named(true).chain(named(false).collect::<Vec<_>>().into_iter().rev()).collect()
}
