//! Compares verdicts with the independent judge, weakens constraints, and prints figures. Run it with `--release`.
//!
//! - `--quick`: what is committed: the providers' documents, 100 documents made at random, every constraint weakened.
//! - `--full`: all of that, 1,000 documents made at random and every document below `../shared/corpus`.
//! - `FILE…`: these documents. `--random N`, `--weaken`: these parts alone.
//! - `--seed`, `--instances` (of one schema), `--schemas` (of one document), `--depth`, `--time` (seconds for a document).
//!
//! Exit code 1: a verdict differs for a reason that is not reviewed, or a weakened constraint is not noticed.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use specwright_proofs::deviations::Deviations;
use specwright_proofs::differential::{self, Extent, Outcome};
use specwright_proofs::document::Document;
use specwright_proofs::{mutations, providers, shrink};

/// Documents made at random in the quick form.
const QUICK: u64 = 100;

/// Documents made at random in the full form.
const FULL: u64 = 1_000;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let mut extent = Extent {
        seed: 1,
        instances: 400,
        schemas: 100_000,
        depth: 1,
        time: Duration::from_secs(60),
    };
    let mut files: Vec<String> = Vec::new();
    let mut random = 0;
    let mut weaken = false;
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
        match arg.as_str() {
            "--seed" => extent.seed = number(),
            "--instances" => extent.instances = number() as usize,
            "--schemas" => extent.schemas = number() as usize,
            "--depth" => extent.depth = number() as u32,
            "--time" => extent.time = Duration::from_secs(number()),
            "--random" => random = number(),
            "--quick" => {
                (random, weaken, extent.instances) = (QUICK, true, 100);
                files.extend(providers::documents());
            }
            "--full" => {
                (random, weaken, extent.time) = (FULL, true, Duration::from_secs(600));
                files.extend(providers::documents());
                files.extend(providers::corpus().unwrap_or_else(|| {
                    println!("skipped: ../shared/corpus/documents is absent");
                    Vec::new()
                }));
            }
            "--weaken" => weaken = true,
            file => files.push(file.to_owned()),
        }
    }
    let deviations = match Deviations::reviewed() {
        Ok(deviations) => deviations,
        Err(reason) => {
            eprintln!("error: {reason}");
            return ExitCode::from(2);
        }
    };
    let mut total = Outcome::default();
    let mut survivors = 0;
    if weaken {
        for (name, model) in providers::models().unwrap_or_default() {
            let adequacy = mutations::weaken(&model, extent.seed);
            println!(
                "{name}: {} mutants of {} constraints, {} killed by {} instances, {} equivalent, {} reviewed, {} survive",
                adequacy.mutants,
                adequacy.constraints,
                adequacy.killed,
                adequacy.instances,
                adequacy.equivalent.len(),
                adequacy.reviewed.len(),
                adequacy.survivors.len()
            );
            survivors += adequacy.survivors.len();
            adequacy.survivors.iter().for_each(|survivor| println!("  {survivor}"));
        }
    }
    for seed in 0..random {
        let (outcome, document) =
            differential::compare_random(extent.seed.wrapping_add(seed), extent, &deviations);
        if let (Some(document), Some(found)) = (document, outcome.disagreements.first()) {
            println!(
                "seed {seed}, ours {}: {} {} {}",
                found.ours,
                found.pointer,
                found.text,
                shrink::shrink(&document.raw, found)
            );
        }
        for (place, reason) in outcome.skipped.iter().take(1) {
            println!("  skipped {place}: {}", reason.chars().take(200).collect::<String>());
        }
        total.add(outcome);
    }
    for file in files {
        let name = file.rsplit('/').next().unwrap_or(&file).to_owned();
        let begun = Instant::now();
        let text = std::fs::read(&file).unwrap_or_default();
        let document = match Document::read(&name, &text) {
            Ok(document) => document,
            Err(reason) => {
                println!("{name}: not compared: {reason}");
                continue;
            }
        };
        let outcome = differential::compare(&document, extent, &deviations);
        println!(
            "{name}: {} schemas of {}, {} instances ({} valid, {} labelled), {} disagree, {} explained, {} skipped{}, {:.1?}",
            outcome.schemas,
            document.model.schemas.len(),
            outcome.instances,
            outcome.valid,
            outcome.labelled,
            outcome.disagreements.len(),
            outcome.explained,
            outcome.skipped.len(),
            if outcome.cut { ", cut" } else { "" },
            begun.elapsed()
        );
        for (place, reason) in outcome.skipped.iter().take(3) {
            println!("  skipped {place}: {}", reason.chars().take(200).collect::<String>());
        }
        let mut last = String::new();
        let mut shown = 0;
        for found in &outcome.disagreements {
            if found.pointer != last && shown < 15 {
                shown += 1;
                last.clone_from(&found.pointer);
                println!(
                    "  ours {}: {} {}",
                    found.ours,
                    found.pointer,
                    found.text.chars().take(200).collect::<String>()
                );
            }
        }
        total.add(outcome);
    }
    println!(
        "{} instances ({} valid, {} labelled) of {} schemas: {} disagree, {} explained, {} skipped",
        total.instances,
        total.valid,
        total.labelled,
        total.schemas,
        total.disagreements.len(),
        total.explained,
        total.skipped.len()
    );
    ExitCode::from(u8::from(survivors > 0 || !total.disagreements.is_empty()))
}
