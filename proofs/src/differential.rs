//! The same instances before both judges.

use std::time::{Duration, Instant};

use jsonschema::Validator;
use specwright_instances::random::{self, Dice};
use specwright_instances::{Instance, Maker};
use specwright_model::{Direction, SchemaId};

use crate::deviations::Deviations;
use crate::document::Document;
use crate::oracle::{self, Oracle};

/// Components of a document made at random.
const COMPONENTS: usize = 5;

/// How much is compared.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Seeds the instances.
    pub seed: u64,
    /// Instances of one schema.
    pub instances: usize,
    /// Schemas of one document, spread over it.
    pub schemas: usize,
    /// Levels below each schema that are broken too.
    pub depth: u32,
    /// Time for one document.
    pub time: Duration,
}

/// A verdict that differs.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// The document.
    pub document: String,
    /// The schema.
    pub pointer: String,
    /// The instance.
    pub text: String,
    /// Our verdict; the other judge says the opposite.
    pub ours: bool,
}

/// What came of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Schemas compared.
    pub schemas: usize,
    /// Instances compared.
    pub instances: u64,
    /// Of them valid.
    pub valid: u64,
    /// Of them labelled with the one constraint they break.
    pub labelled: u64,
    /// Disagreements the reviewed list explains.
    pub explained: u64,
    /// The others.
    pub disagreements: Vec<Disagreement>,
    /// Schemas that could not be compared, and why.
    pub skipped: Vec<(String, String)>,
    /// Whether the time ran out.
    pub cut: bool,
}

impl Outcome {
    /// Adds another outcome.
    pub fn add(&mut self, other: Self) {
        self.schemas += other.schemas;
        self.instances += other.instances;
        self.valid += other.valid;
        self.labelled += other.labelled;
        self.explained += other.explained;
        self.disagreements.extend(other.disagreements);
        self.skipped.extend(other.skipped);
        self.cut |= other.cut;
    }
}

/// Compares the verdicts of both judges over a document's schemas.
pub fn compare(document: &Document, extent: Extent, deviations: &Deviations) -> Outcome {
    let mut outcome = Outcome::default();
    let oracle = match Oracle::of(document) {
        Ok(oracle) => oracle,
        Err(reason) => {
            outcome.skipped.push((document.name.clone(), reason));
            return outcome;
        }
    };
    let maker = Maker::of(&document.model);
    let begun = Instant::now();
    for id in spread(document, extent) {
        if begun.elapsed() > extent.time {
            outcome.cut = true;
            break;
        }
        compare_schema(document, (&oracle, &maker), id, extent, (&mut outcome, deviations));
    }
    outcome
}

/// The schemas to compare: all, or as many as wanted at equal distances.
fn spread(document: &Document, extent: Extent) -> Vec<SchemaId> {
    let count = document.model.schemas.len();
    let step = count.div_ceil(extent.schemas.max(1)).max(1);
    document.model.ids().step_by(step).collect()
}

/// Compares over one document made at random, with values that have nothing to do with its schemas besides.
pub fn compare_random(
    seed: u64,
    extent: Extent,
    deviations: &Deviations,
) -> (Outcome, Option<Document>) {
    let mut dice = Dice::new(seed);
    let raw = random::document(&mut dice, COMPONENTS);
    let document =
        match Document::read_strictly(&format!("random-{seed}"), raw.to_string().as_bytes()) {
            Ok(document) => document,
            Err(reason) => {
                let skipped = vec![(format!("random-{seed}"), reason)];
                return (Outcome { skipped, ..Outcome::default() }, None);
            }
        };
    let mut outcome = compare(&document, extent, deviations);
    let Ok(oracle) = Oracle::of(&document) else { return (outcome, Some(document)) };
    let maker = Maker::of(&document.model);
    for component in &document.model.components {
        let pointer = &document.model.schema(component.schema).place.pointer;
        let Ok(validator) = oracle.validator(pointer) else { continue };
        for _ in 0..20 {
            let text = random::value(&mut dice, 3).to_string();
            let instance = maker.judge(component.schema, Direction::Neutral, text);
            weigh(&document, pointer, &validator, instance, (&mut outcome, deviations));
        }
    }
    (outcome, Some(document))
}

fn compare_schema(
    document: &Document,
    (oracle, maker): (&Oracle, &Maker<'_>),
    id: SchemaId,
    extent: Extent,
    (outcome, deviations): (&mut Outcome, &Deviations),
) {
    let pointer = &document.model.schema(id).place.pointer;
    let Some(raw) = document.raw.pointer(pointer) else { return };
    if !(raw.is_object() || raw.is_boolean()) {
        return;
    }
    if let Some(reason) = deviations.skips(&document.name, pointer) {
        outcome.skipped.push((format!("{}#{pointer}", document.name), reason.to_owned()));
        return;
    }
    let validator = match oracle.validator(pointer) {
        Ok(validator) => validator,
        Err(reason) => {
            outcome.skipped.push((format!("{}#{pointer}", document.name), reason));
            return;
        }
    };
    outcome.schemas += 1;
    let instances = maker.instances(id, Direction::Neutral).seed(extent.seed).unlabelled(true);
    for instance in &instances.depth(extent.depth).limit(extent.instances) {
        weigh(document, pointer, &validator, instance, (outcome, deviations));
    }
}

/// Counts one instance; keeps it when the judges disagree.
fn weigh(
    document: &Document,
    pointer: &str,
    validator: &Validator,
    instance: Instance,
    (outcome, deviations): (&mut Outcome, &Deviations),
) {
    let Some(theirs) = oracle::verdict(validator, &instance.text) else { return };
    outcome.instances += 1;
    outcome.valid += u64::from(instance.valid);
    outcome.labelled += u64::from(instance.broken.is_some());
    if theirs == instance.valid {
        return;
    }
    let (name, ours) = (document.name.clone(), instance.valid);
    let found =
        Disagreement { document: name, pointer: pointer.to_owned(), text: instance.text, ours };
    if deviations.explains(&found) {
        outcome.explained += 1;
    } else {
        outcome.disagreements.push(found);
    }
}
