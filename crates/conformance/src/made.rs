//! Instances made for the types of documents: valid ones, and ones broken at one constraint or at several.
//!
//! What is expected of each, the verdict and the list of violations, is told by tables made at run time of the same
//! model. The generated code must tell the same, in the same order. `proofs/` compares those tables' verdicts with an
//! independent judge, so that both comparisons together reach from the document to the compiled code.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use specwright::Violations;
use specwright_instances::Maker;
use specwright_model::{Direction, Model};

use crate::case::Case;
use crate::review;

/// How many instances are made, and for which documents.
#[derive(Clone, Debug)]
pub struct Made {
    /// Instances of one type.
    pub each: usize,
    /// Documents that take part with all their components, beside those that have cases.
    pub documents: Vec<String>,
}

/// A type: the pointer of its schema, and the way its values travel.
pub(crate) type Target = (String, Direction);

/// The same run makes the same instances.
const SEED: u64 = 1;
/// Levels below a type's own that are broken.
const DEPTH: u32 = 2;
/// Of so many that follow one another one is taken: the first are valid, those broken at the type itself come next.
const STEP: usize = 3;
/// Longer instances are left out, in bytes.
const LONGEST: usize = 100_000;

/// The instances of each of the types of a document.
pub(crate) fn cases(
    made: &Made,
    doc: &str,
    model: &Model,
    targets: &BTreeSet<Target>,
) -> Vec<Case> {
    let maker = Maker::of(model);
    let mut cases = Vec::new();
    for id in model.ids() {
        let pointer = &model.schema(id).place.pointer;
        for direction in Direction::ALL {
            if !targets.contains(&(pointer.clone(), direction)) {
                continue;
            }
            let instances = maker.instances(id, direction).seed(SEED).depth(DEPTH);
            let instances = instances.unlabelled(true).limit(made.each.saturating_mul(STEP));
            let short = instances.iter().step_by(STEP).filter(|one| one.text.len() <= LONGEST);
            cases.extend(short.map(|one| Case {
                doc: doc.to_owned(),
                pointer: pointer.clone(),
                direction,
                valid: one.valid,
                told: Some(maker.violations(id, direction, &one.text).as_ref().map_or(0, hash)),
                instance: one.text,
            }));
        }
    }
    cases
}

/// A list of violations as one number: what is told, where, by which keyword of the document, and in which order. The
/// runner counts alike; nothing wrong is 0.
pub fn hash(violations: &Violations) -> u64 {
    let mut text = format!("{}\n", violations.more());
    for one in violations {
        _ = writeln!(text, "{}\t{}\t{}", one.keyword, one.pointer, one.schema);
    }
    review::hash(&text)
}
