//! Reported verdicts against what happens: each document is changed as a provider changes it, payloads of both sides
//! are read by the four providers' compiled types and validators, and the drift report must have said what came of it.
//!
//! A quick sample by default, one place of each document a row; `SPECWRIGHT_TRUTH=20` changes twenty.

mod calls;
mod change;
mod company;
mod measure;
mod place;
mod rows;
mod taxonomy;
mod trial;

use std::collections::BTreeMap;
use std::path::Path;

use specwright::Entry;
use specwright_build::model::Model;
use specwright_build::{Provider, Switches, pipeline};
use trial::{Count, ENOUGH, Subject};

/// The providers, and the code compiled from their documents.
const PROVIDERS: &[(&str, &[Entry])] = &[
    ("moneykit", generated::moneykit::DISPATCH),
    ("passage", generated::passage::DISPATCH),
    ("plaid", generated::plaid::DISPATCH),
    ("stripe", generated::stripe::DISPATCH),
];

/// The directions of a change; no schema of the four documents travels both ways.
const WAYS: [&str; 2] = ["request", "response"];

/// How many places of a document each row is tried at.
fn wanted() -> usize {
    let wanted = std::env::var("SPECWRIGHT_TRUTH").ok();
    wanted.map_or(1, |text| text.parse().expect("a number of places"))
}

/// So many of them at most, from the whole of the document.
fn spread<T>(all: &[T], wanted: usize) -> impl Iterator<Item = &T> {
    let count = all.len().min(wanted);
    (0..count).map(move |at| &all[at * all.len() / count])
}

fn document(provider: &str) -> Model {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let provider = Provider::read(&root, provider).unwrap();
    pipeline::read(&provider, &Switches::default()).unwrap().model
}

#[test]
fn what_is_reported_is_what_happens() {
    let wanted = wanted();
    let models: Vec<Model> = PROVIDERS.iter().map(|(name, _)| document(name)).collect();
    let documents = models.iter().zip(PROVIDERS);
    let subjects = documents.map(|(model, (name, entries))| Subject::of(name, model, entries));
    let subjects: Vec<Subject<'_>> = subjects.collect();
    let mut counts: BTreeMap<(&str, &str), Count> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (number, row) in rows::all().enumerate() {
        for way in WAYS {
            let (count, found) = trial::run(&subjects, (number, row), way, wanted);
            counts.insert((row.name, way), count);
            wrong.extend(found);
        }
    }
    taxonomy::print(&counts);
    let all: usize = counts.values().map(|count| count.tried).sum();
    println!("{all} changes, {} disagree", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for ((row, way), count) in &counts {
        let none = taxonomy::nowhere(row, way);
        assert_eq!(count.places == 0, none.is_some(), "{row}, {way}: {} places", count.places);
        if none.is_none() {
            assert!(count.changes >= ENOUGH, "{row}, {way}: only {} changes", count.changes);
            assert!(count.tried >= wanted, "{row}, {way}: only {} tried", count.tried);
        }
    }
}
