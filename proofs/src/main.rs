//! Compares verdicts with the independent judge, weakens constraints, and prints figures. Run it with `--release`.
//!
//! - `--quick`: what is committed: the providers' documents, 100 documents made at random, every constraint weakened.
//! - `--full`: all of that, 1,000 documents made at random, every document below `../shared/corpus`, and the constraints
//!   of the small and mid-sized ones weakened.
//! - `FILE…`: these documents. `--random N`, `--weaken`: these parts alone.
//! - `--seed`, `--instances` (of one schema), `--schemas` (of one document), `--depth`, `--time` (seconds for a document).
//!
//! Exit code 1: a verdict differs for a reason that is not reviewed, or a weakened constraint is not noticed.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use specwright_model::Model;
use specwright_proofs::deviations::Deviations;
use specwright_proofs::differential::{self, Extent, Outcome};
use specwright_proofs::document::Document;
use specwright_proofs::mutations::{self, Adequacy};
use specwright_proofs::{providers, shrink};

/// Documents made at random in the quick form.
const QUICK: u64 = 100;

/// Documents made at random in the full form.
const FULL: u64 = 1_000;

/// What is to be done.
struct Job {
    extent: Extent,
    random: u64,
    weaken: bool,
    files: Vec<String>,
    /// Documents to weaken beside the providers'.
    weakened: Vec<String>,
}

fn main() -> ExitCode {
    let job = job(std::env::args().skip(1));
    let (job, deviations) = match (job, Deviations::reviewed()) {
        (Ok(job), Ok(deviations)) => (job, deviations),
        (Err(reason), _) | (_, Err(reason)) => {
            eprintln!("error: {reason}");
            return ExitCode::from(2);
        }
    };
    let survivors = if job.weaken { weaken(&job) } else { 0 };
    let mut total = Outcome::default();
    for seed in 0..job.random {
        total.add(random(job.extent.seed.wrapping_add(seed), job.extent, &deviations));
    }
    for file in &job.files {
        total.add(compare(file, job.extent, &deviations));
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

fn job(mut args: impl Iterator<Item = String>) -> Result<Job, String> {
    let time = Duration::from_secs(60);
    let extent = Extent { seed: 1, instances: 400, schemas: 100_000, depth: 1, time };
    let mut job = Job { extent, random: 0, weaken: false, files: Vec::new(), weakened: Vec::new() };
    while let Some(arg) = args.next() {
        let mut number = || {
            let text = args.next().unwrap_or_default();
            text.parse::<u32>().map_err(|_| format!("{arg} takes a number, not `{text}`"))
        };
        match arg.as_str() {
            "--seed" => job.extent.seed = number()?.into(),
            "--instances" => job.extent.instances = number()? as usize,
            "--schemas" => job.extent.schemas = number()? as usize,
            "--depth" => job.extent.depth = number()?,
            "--time" => job.extent.time = Duration::from_secs(number()?.into()),
            "--random" => job.random = number()?.into(),
            "--weaken" => {
                job.weaken = true;
                job.weakened = providers::sample().unwrap_or_default();
            }
            "--quick" => {
                (job.random, job.weaken, job.extent.instances) = (QUICK, true, 100);
                job.files.extend(providers::documents());
            }
            "--full" => {
                (job.random, job.weaken, job.extent.time) = (FULL, true, Duration::from_secs(600));
                job.files.extend(providers::documents());
                job.files.extend(corpus());
                job.weakened = providers::sample().unwrap_or_default();
            }
            file => job.files.push(file.to_owned()),
        }
    }
    Ok(job)
}

fn corpus() -> Vec<String> {
    providers::corpus().unwrap_or_else(|| {
        println!("skipped: ../shared/corpus/documents is absent");
        Vec::new()
    })
}

/// Weakens the constraints of the providers, or of documents; how many mutants nobody noticed.
fn weaken(job: &Job) -> usize {
    let models = providers::models().unwrap_or_else(|reason| {
        println!("not weakened: {reason}");
        Vec::new()
    });
    let mut survivors = usize::from(models.is_empty());
    let mut total = Adequacy::default();
    for (name, model) in models {
        survivors += weakened(&name, &model, job.extent.seed, &mut total);
    }
    for file in &job.weakened {
        let name = file.rsplit('/').next().unwrap_or(file);
        let read = std::fs::read(file).map_err(|error| error.to_string());
        match read.and_then(|text| Document::read(name, &text)) {
            Ok(document) => {
                survivors += weakened(name, &document.model, job.extent.seed, &mut total);
            }
            Err(reason) => println!("{name}: not weakened: {reason}"),
        }
    }
    println!("weakened in all: {}", told(&total));
    survivors
}

fn weakened(name: &str, model: &Model, seed: u64, total: &mut Adequacy) -> usize {
    let found = mutations::weaken(model, seed);
    println!("{name}: {}", told(&found));
    for survivor in &found.survivors {
        println!("  {survivor}");
    }
    let survivors = found.survivors.len();
    total.add(found);
    survivors
}

fn told(found: &Adequacy) -> String {
    let mut reasons = BTreeMap::<&str, usize>::new();
    for (_, reason) in &found.equivalent {
        *reasons.entry(reason).or_default() += 1;
    }
    let reasons: Vec<String> =
        reasons.into_iter().map(|(reason, count)| format!("{count}: {reason}")).collect();
    format!(
        "{} mutants of {} constraints, {} killed by {} instances, {} equivalent ({}), {} reviewed, {} survive",
        found.mutants,
        found.constraints,
        found.killed,
        found.instances,
        found.equivalent.len(),
        reasons.join("; "),
        found.reviewed.len(),
        found.survivors.len()
    )
}

fn random(seed: u64, extent: Extent, deviations: &Deviations) -> Outcome {
    let (outcome, document) = differential::compare_random(seed, extent, deviations);
    if let (Some(document), Some(found)) = (document, outcome.disagreements.first()) {
        println!("seed {seed}, ours {}: {} {}", found.ours, found.pointer, shown(&found.text));
        println!("  {}", shrink::shrink(&document.raw, found));
    }
    skipped(&outcome);
    outcome
}

fn compare(file: &str, extent: Extent, deviations: &Deviations) -> Outcome {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = if name == "openapi.yaml" { file } else { name };
    let begun = Instant::now();
    let read = std::fs::read(file).map_err(|error| error.to_string());
    let document = match read.and_then(|text| Document::read(name, &text)) {
        Ok(document) => document,
        Err(reason) => {
            println!("{name}: not compared: {reason}");
            return Outcome::default();
        }
    };
    let outcome = differential::compare(&document, extent, deviations);
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
    skipped(&outcome);
    for found in outcome.disagreements.iter().take(15) {
        println!("  ours {}: {} {}", found.ours, found.pointer, shown(&found.text));
    }
    outcome
}

fn skipped(outcome: &Outcome) {
    for (place, reason) in outcome.skipped.iter().take(3) {
        println!("  skipped {place}: {}", shown(reason));
    }
}

fn shown(text: &str) -> String {
    text.chars().take(200).collect()
}
