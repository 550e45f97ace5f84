//! Every type of every provider against instances made from its schema: valid ones, and ones broken at one constraint.
//! Strict reading, tolerant reading, building and writing must agree with what the document says.

use std::collections::BTreeMap;
use std::path::Path;

use specwright::{Direction, Entry, Limits};
use specwright_build::model::{Direction as Way, SchemaId};
use specwright_build::{Provider, Switches, pipeline};
use specwright_instances::Maker;

/// How many instances each type gets.
const EACH: usize = 40;

/// What is wrong with the types of a provider, and how many instances they were given: valid, broken.
fn examined(provider: &str, entries: &[Entry]) -> (Vec<String>, usize, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let provider = Provider::read(&root, provider).unwrap();
    let model = pipeline::read(&provider, &Switches::default()).unwrap().model;
    let places: BTreeMap<String, SchemaId> =
        model.ids().map(|id| (format!("#{}", model.schema(id).place.pointer), id)).collect();
    let maker = Maker::of(&model);
    let (mut wrong, mut valid, mut broken) = (Vec::new(), 0, 0);
    for entry in entries {
        let Some(schema) = places.get(entry.pointer) else {
            wrong.push(format!("{}: no such schema", entry.pointer));
            continue;
        };
        let direction = match entry.direction {
            Direction::Neutral => Way::Neutral,
            Direction::Request => Way::Request,
            Direction::Response => Way::Response,
        };
        for instance in &maker.instances(*schema, direction).seed(5).depth(3).limit(EACH) {
            let examination = entry.examine(instance.text.as_bytes(), &Limits::default());
            let told = examination.violations.iter().flatten().map(|one| one.keyword);
            // What the Rust type cannot hold is our bound, not the document's.
            let ours = instance.valid && told.clone().all(|keyword| keyword == "range");
            let holds = examination.is_valid();
            if holds != instance.valid && (holds || !ours) {
                let told: Vec<_> = told.collect();
                wrong.push(format!(
                    "{}: {} is {}, told {told:?}",
                    entry.pointer, instance.text, instance.valid
                ));
            }
            if !examination.agrees() {
                wrong.push(format!("{}: {}: {examination:?}", entry.pointer, instance.text));
            }
            *if instance.valid { &mut valid } else { &mut broken } += 1;
        }
    }
    (wrong, valid, broken)
}

fn agrees(provider: &str, entries: &[Entry]) {
    let (wrong, valid, broken) = examined(provider, entries);
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        valid + broken,
        wrong[..wrong.len().min(10)].join("\n")
    );
    assert!(
        valid > entries.len() && broken > entries.len(),
        "{valid} valid and {broken} broken instances are few"
    );
}

#[test]
fn every_type_of_moneykit_does_what_its_document_says() {
    agrees("moneykit", generated::moneykit::DISPATCH);
}

#[test]
fn every_type_of_passage_does_what_its_document_says() {
    agrees("passage", generated::passage::DISPATCH);
}

#[test]
fn every_type_of_plaid_does_what_its_document_says() {
    agrees("plaid", generated::plaid::DISPATCH);
}

#[test]
fn every_type_of_stripe_does_what_its_document_says() {
    agrees("stripe", generated::stripe::DISPATCH);
}
