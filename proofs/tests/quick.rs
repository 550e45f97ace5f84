//! The quick form: what is committed, and a sample of `../shared` when it is there.

use std::time::Duration;

use specwright_proofs::deviations::Deviations;
use specwright_proofs::differential::{Extent, Outcome, compare, compare_random};
use specwright_proofs::document::Document;
use specwright_proofs::{mutations, providers, shrink};

const EXTENT: Extent =
    Extent { seed: 1, instances: 200, schemas: 100_000, depth: 1, time: Duration::from_secs(60) };

fn agree(what: &str, outcome: &Outcome, least: u64) {
    println!(
        "{what}: {} instances ({} valid, {} labelled) of {} schemas, {} explained, {} skipped",
        outcome.instances,
        outcome.valid,
        outcome.labelled,
        outcome.schemas,
        outcome.explained,
        outcome.skipped.len()
    );
    assert!(
        outcome.disagreements.is_empty(),
        "{what}: {:#?}",
        outcome.disagreements.iter().take(5).collect::<Vec<_>>()
    );
    assert!(outcome.instances >= least, "{what}: only {} instances", outcome.instances);
    assert!(outcome.valid > least / 10 && outcome.labelled > least / 10, "{what}: one-sided");
}

#[test]
fn the_providers_documents_agree() {
    let deviations = Deviations::reviewed().unwrap();
    for name in providers::names().unwrap() {
        let text = std::fs::read(providers::folder().join(&name).join("openapi.yaml")).unwrap();
        let outcome = compare(&Document::read(&name, &text).unwrap(), EXTENT, &deviations);
        assert!(outcome.skipped.is_empty(), "{:?}", outcome.skipped.first());
        agree(&name, &outcome, 1_000);
    }
}

#[test]
fn documents_made_at_random_agree() {
    let deviations = Deviations::reviewed().unwrap();
    let mut total = Outcome::default();
    for seed in 0..100 {
        let (outcome, document) =
            compare_random(seed, Extent { instances: 40, ..EXTENT }, &deviations);
        if let (Some(document), Some(found)) = (document, outcome.disagreements.first()) {
            panic!("seed {seed}: {}", shrink::shrink(&document.raw, found));
        }
        total.add(outcome);
    }
    assert!(total.skipped.is_empty(), "{:?}", total.skipped.first());
    agree("random documents", &total, 50_000);
}

#[test]
fn every_constraint_of_the_providers_is_noticed_when_it_is_weakened() {
    for (name, model) in providers::models().unwrap() {
        let adequacy = mutations::weaken(&model, 1);
        let (killed, equivalent) =
            (adequacy.killed, adequacy.equivalent.len() + adequacy.reviewed.len());
        println!(
            "{name}: {} mutants of {} constraints, {killed} killed, {equivalent} equivalent",
            adequacy.mutants, adequacy.constraints
        );
        assert!(adequacy.survivors.is_empty(), "{name}: {:#?}", adequacy.survivors);
        assert_eq!(killed + equivalent, adequacy.mutants);
    }
}

#[test]
fn a_sample_of_the_corpus_agrees() {
    let Some(files) = providers::corpus() else {
        let set = std::env::var_os("SPECWRIGHT_SHARED");
        assert!(
            set.is_none(),
            "SPECWRIGHT_SHARED is set, and there is no corpus/documents below it"
        );
        println!("skipped: ../shared is absent, no document of the corpus was compared");
        return;
    };
    let deviations = Deviations::reviewed().unwrap();
    let mut total = Outcome::default();
    for file in files {
        let name = file.rsplit('/').next().unwrap().to_owned();
        let text = std::fs::read(&file).unwrap();
        if text.len() > 1 << 20 {
            continue;
        }
        match Document::read(&name, &text) {
            Ok(document) => total.add(compare(
                &document,
                Extent { instances: 40, schemas: 40, ..EXTENT },
                &deviations,
            )),
            Err(reason) => println!("not compared: {name}: {reason}"),
        }
    }
    agree("corpus", &total, 20_000);
}
