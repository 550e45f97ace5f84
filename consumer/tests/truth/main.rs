//! Reported verdicts against what happens: each document is changed as a provider changes it, payloads of both sides
//! are read by the four providers' compiled types and validators, and the drift report must have said what came of it.
//!
//! A quick sample by default, one place of each document a row; `SPECWRIGHT_TRUTH=20` changes twenty.

mod calls;
mod change;
mod measure;
mod place;
mod rows;

use std::collections::BTreeMap;
use std::path::Path;

use change::At;
use measure::{Base, Verdict};
use place::Place;
use rows::{Kind, Row};
use specwright::Entry;
use specwright_build::model::Model;
use specwright_build::{Provider, Switches, pipeline};
use specwright_drift::{Openness, Policy, Wire, drift};

/// The providers, and the code compiled from their documents.
const PROVIDERS: &[(&str, &[Entry])] = &[
    ("moneykit", generated::moneykit::DISPATCH),
    ("passage", generated::passage::DISPATCH),
    ("plaid", generated::plaid::DISPATCH),
    ("stripe", generated::stripe::DISPATCH),
];

/// What became of a row in one direction.
#[derive(Clone, Copy, Default)]
struct Count {
    offered: usize,
    tried: usize,
    wrong: usize,
}

/// Counts by row and direction, and what disagrees.
#[derive(Default)]
struct Found {
    counts: BTreeMap<(usize, &'static str), Count>,
    wrong: Vec<String>,
}

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

/// A discriminator chooses whose violations are told and never what is valid: our readers go by the branches. What the
/// taxonomy says of it is about readers that go by the tag.
fn agree(row: &Row, says: Verdict, does: Verdict) -> bool {
    if row.name.starts_with("discriminator") {
        return does == Verdict::default();
    }
    // What depends on the server cannot be told by judging.
    let wire = says.wire == does.wire || says.wire == Wire::Depends && does.wire == Wire::Ok;
    wire && says.validator == does.validator
}

impl Found {
    fn provider(&mut self, name: &str, model: &Model, entries: &'static [Entry], wanted: usize) {
        let base = Base::of(model);
        let kinds = [Kind::Plain, Kind::Members, Kind::Owner, Kind::Json];
        let places = kinds.map(|kind| (kind, place::places(model, entries, kind)));
        for (number, row) in rows::all().enumerate() {
            let own = places.iter().filter(|(kind, _)| *kind == row.kind);
            let fits = |place: &&Place| (row.apply)(At { model, id: place.id }).is_some();
            let fits: Vec<_> = own.flat_map(|(_, places)| places).filter(fits).collect();
            for way in ["request", "response", "both"] {
                let own: Vec<_> = fits.iter().filter(|place| place.way() == way).collect();
                for place in spread(&own, wanted) {
                    let wrong = differs(row, model, &base, place);
                    let count = self.counts.entry((number, way)).or_default();
                    count.tried += 1;
                    count.wrong += usize::from(wrong.is_some());
                    self.wrong.extend(wrong.map(|wrong| format!("{name} {wrong}")));
                }
                if !own.is_empty() {
                    self.counts.entry((number, way)).or_default().offered += own.len();
                }
            }
        }
    }

    fn print(&self) {
        println!("offered tried wrong");
        for ((number, way), Count { offered, tried, wrong }) in &self.counts {
            let row = rows::all().nth(*number).map_or("", |row| row.name);
            println!("{offered:7} {tried:5} {wrong:5} {row}, {way}");
        }
    }
}

/// What the report says and what happens, where they differ.
fn differs(row: &Row, model: &Model, base: &Base<'_>, place: &Place) -> Option<String> {
    let revision = (row.apply)(At { model, id: place.id })?;
    // Generated unions have no variant for a branch that they do not know.
    let policy = Policy { unions: Openness::Closed, ..Policy::default() };
    let report = drift(model, &revision, &policy);
    let says = Verdict::of(&report.changes);
    let mut does = Verdict::default();
    for owner in &place.owners {
        let one = base.measure(*owner, &revision, row.kind == Kind::Members);
        does.add(one.wire, one.validator);
    }
    let lines = report
        .changes
        .iter()
        .map(|finding| format!("{} {} #{}", finding.id, finding.direction, finding.pointer));
    (!agree(row, says, does)).then(|| {
        format!(
            "{}, {} #{} by {}\n  reported {says:?} by {}\n  measured {does:?}",
            row.name,
            place.way(),
            model.schema(place.id).place.pointer,
            place.owners[0].entry.type_name,
            lines.collect::<Vec<_>>().join("; ")
        )
    })
}

#[test]
fn what_is_reported_is_what_happens() {
    let wanted = wanted();
    let mut found = Found::default();
    for (name, entries) in PROVIDERS {
        found.provider(name, &document(name), entries, wanted);
    }
    found.print();
    let all: usize = found.counts.values().map(|count| count.tried).sum();
    println!("{all} changes, {} disagree", found.wrong.len());
    let tried = |row: usize| found.counts.keys().any(|(number, _)| *number == row);
    let idle: Vec<_> =
        rows::all().enumerate().filter(|(row, _)| !tried(*row)).map(|(_, row)| row.name).collect();
    assert!(found.wrong.is_empty(), "{}", found.wrong.join("\n"));
    assert!(idle.is_empty(), "no document offers a place for {idle:?}");
}
