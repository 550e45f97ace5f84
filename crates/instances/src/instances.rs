//! The instances of one schema, one by one.

use std::collections::{BTreeSet, VecDeque};

use specwright_model::{Direction, Model, SchemaId, Value};

use crate::candidates::candidates;
use crate::facts::{Facts, Goal};
use crate::hole::Hole;
use crate::sites::{self, Site};
use crate::text::to_json;
use crate::workshop::{DEEPEST, Style, Workshop};
use crate::{Instance, Maker};

/// The instances of one schema: set up here, made by [`Instances::iter`].
#[derive(Clone)]
pub struct Instances<'m> {
    maker: Maker<'m>,
    schema: SchemaId,
    direction: Direction,
    seed: u64,
    limit: usize,
    depth: u32,
    unlabelled: bool,
}

impl<'m> Instances<'m> {
    /// The instances of one schema of a model, judged in that direction. For several schemas keep a [`Maker`].
    pub fn of(model: &'m Model, schema: SchemaId, direction: Direction) -> Self {
        Maker::of(model).instances(schema, direction)
    }

    pub(crate) fn new(maker: Maker<'m>, schema: SchemaId, direction: Direction) -> Self {
        Self { maker, schema, direction, seed: 0, limit: 10_000, depth: 6, unlabelled: false }
    }

    /// The seed, 0 unless told: the same seed gives the same instances.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// How many instances are made at most, 10,000 unless told.
    #[must_use]
    pub fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// How many levels below the schema are broken, 6 unless told; 0 breaks the value itself only.
    #[must_use]
    pub fn depth(self, depth: u32) -> Self {
        Self { depth, ..self }
    }

    /// Whether instances that break several constraints at once come too; not unless told.
    #[must_use]
    pub fn unlabelled(self, unlabelled: bool) -> Self {
        Self { unlabelled, ..self }
    }

    /// The smallest valid value that was found, as JSON text.
    pub fn minimal(&self) -> Option<String> {
        self.one(Style::Minimal)
    }

    /// A valid value with everything the schema knows, as far as there is room.
    pub fn maximal(&self) -> Option<String> {
        self.one(Style::Maximal)
    }

    /// A valid value with some of what the schema knows, chosen by the seed.
    pub fn typical(&self) -> Option<String> {
        self.one(Style::Typical)
    }

    /// Whether a value is valid.
    #[cfg(feature = "proptest")]
    pub(crate) fn accepts(&self, value: &Value) -> bool {
        self.maker.holds(&[self.schema], self.direction, value)
    }

    fn one(&self, style: Style) -> Option<String> {
        self.value(style).map(|value| to_json(&value))
    }

    pub(crate) fn value(&self, style: Style) -> Option<Value> {
        let mut work = Workshop::new(self.maker.clone(), self.direction, self.seed);
        work.begin(&[self.schema], style, depth_of(style))
    }

    /// Makes them: the minimal, the maximal and a few typical ones first, then place by place, outermost first.
    pub fn iter(&self) -> Iter<'m> {
        let mut work = Workshop::new(self.maker.clone(), self.direction, self.seed);
        let goal: Goal = vec![self.schema];
        let styles =
            [Style::Minimal, Style::Maximal, Style::Typical, Style::Typical, Style::Typical];
        let waiting = styles
            .into_iter()
            .filter_map(|style| work.begin(&goal, style, depth_of(style)))
            .collect();
        Iter {
            work,
            waiting,
            sites: VecDeque::from([Site { goal: goal.clone(), hole: Hole::whole(), depth: 0 }]),
            visited: BTreeSet::from([goal]),
            told: BTreeSet::new(),
            left: self.limit,
            of: self.clone(),
        }
    }
}

impl<'m> IntoIterator for &Instances<'m> {
    type Item = Instance;
    type IntoIter = Iter<'m>;

    fn into_iter(self) -> Iter<'m> {
        self.iter()
    }
}

/// How deep more than what is required is made.
fn depth_of(style: Style) -> u32 {
    match style {
        Style::Minimal => DEEPEST,
        Style::Typical => 5,
        Style::Maximal => 4,
    }
}

/// Ways to pick among the alternatives of one place.
const PICKS: usize = 150;

/// More places of one schema are not visited.
const SITES: usize = 5_000;

/// Longer texts are not judged.
const LONGEST: usize = 2 << 20;

/// Makes the instances of a schema.
pub struct Iter<'m> {
    of: Instances<'m>,
    work: Workshop<'m>,
    /// Whole values, not judged yet.
    waiting: VecDeque<Value>,
    sites: VecDeque<Site>,
    visited: BTreeSet<Goal>,
    /// What was made already, by its hash.
    told: BTreeSet<u64>,
    left: usize,
}

impl Iter<'_> {
    /// Fills the queue from the next site; `false` when there is none.
    fn visit(&mut self) -> bool {
        let Some(site) = self.sites.pop_front() else { return false };
        let maker = self.work.maker.clone();
        for facts in Facts::all(maker.ground(self.of.direction), &site.goal, PICKS) {
            self.work.refuel();
            let found = candidates(&mut self.work, &facts);
            self.waiting.extend(found.into_iter().map(|value| site.hole.fill(value)));
            if site.depth < self.of.depth && !facts.never {
                for next in sites::below(&mut self.work, &site, &facts) {
                    if self.visited.len() < SITES && self.visited.insert(next.goal.clone()) {
                        self.sites.push_back(next);
                    }
                }
            }
        }
        true
    }
}

impl Iterator for Iter<'_> {
    type Item = Instance;

    fn next(&mut self) -> Option<Instance> {
        while self.left > 0 {
            let Some(value) = self.waiting.pop_front() else {
                if self.visit() {
                    continue;
                }
                return None;
            };
            let text = to_json(&value);
            if text.len() > LONGEST || !self.told.insert(hash(&text)) {
                continue;
            }
            let instance = self.of.maker.judge(self.of.schema, self.of.direction, text);
            if instance.is_labelled() || self.of.unlabelled {
                self.left -= 1;
                return Some(instance);
            }
        }
        None
    }
}

/// FNV-1a: two texts of the same hash would only make one of them be left out.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
