//! `specwright-fuzz TARGET|all [--seconds N] [--seed N]`: fuzzes for so many seconds of processor time each.
//!
//! Work is done in processes of their own, one after another: tables live as long as their process, and a process that
//! dies (of a full stack, say) is run again to tell the text it died of.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use specwright_fuzz::run::{Tally, Task, work};
use specwright_fuzz::targets::Target;
use specwright_fuzz::targets::document::Document;
use specwright_fuzz::targets::form::Form;
use specwright_fuzz::targets::payload::Payload;

/// Texts tried by one process at most, and the seconds of processor time it gets.
const TEXTS: u64 = 5_000_000;
const SPELL: f64 = 20.0;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).cloned()
    };
    let number = |name: &str, otherwise: f64| {
        option(name).and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let seed = number("--seed", 1.0) as u64;
    let chosen = words.first().map_or("all", String::as_str);
    if let Some(found) = option("--worker") {
        let task = Task {
            seed,
            texts: number("--texts", TEXTS as f64) as u64,
            seconds: number("--seconds", 20.0),
            corpus: home().join("corpus").join(chosen),
            found: found.into(),
            trace: option("--trace").map(PathBuf::from),
        };
        return worker(chosen, task);
    }
    let names = [Document::NAME, Payload::NAME, Form::NAME];
    let mut failed = false;
    for name in names.into_iter().filter(|name| chosen == "all" || chosen == *name) {
        failed |= !campaign(name, number("--seconds", 20.0), seed);
    }
    if failed || !(chosen == "all" || names.contains(&chosen)) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Does one task and prints its tally: texts, seconds, fresh, findings; each finding is a file.
fn worker(name: &str, task: Task) -> ExitCode {
    let (found, seed) = (task.found.clone(), task.seed);
    let tally = match name {
        Document::NAME => work::<Document>(task),
        Payload::NAME => work::<Payload>(task),
        _ => work::<Form>(task),
    };
    let tally = match tally {
        Ok(tally) => tally,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    println!("{} {} {} {}", tally.texts, tally.seconds, tally.fresh, tally.findings.len());
    for (at, (finding, text)) in tally.findings.iter().enumerate() {
        let file = found.with_file_name(format!("finding-{name}-{seed}-{at}"));
        let _ = std::fs::write(&file, text);
        eprintln!(
            "finding: {name}: {}\n  text: {}",
            finding.lines().take(12).collect::<Vec<_>>().join("\n  "),
            file.display()
        );
    }
    ExitCode::SUCCESS
}

/// Runs workers until the time is used up; true when nothing was found.
fn campaign(name: &str, seconds: f64, seed: u64) -> bool {
    let found = home().join("target/fuzz").join(name);
    let _ = std::fs::create_dir_all(&found);
    let mut total = Tally::default();
    let mut findings = 0;
    let mut round = seed;
    while total.seconds < seconds && findings == 0 {
        match one_worker(name, &found, round, (seconds - total.seconds).min(SPELL), None) {
            Some(tally) => {
                total.texts += tally.0;
                total.seconds += tally.1;
                total.fresh += tally.2;
                findings += tally.3;
            }
            None => {
                let last = found.with_file_name(format!("finding-{name}-{round}-last"));
                one_worker(name, &found, round, seconds, Some(&last));
                eprintln!("finding: {name}: the process died\n  text: {}", last.display());
                findings += 1;
            }
        }
        round = round.wrapping_add(1);
    }
    println!(
        "{name}: {} texts in {:.0} s of processor time, {} behaved in a new way, {findings} findings",
        total.texts, total.seconds, total.fresh
    );
    findings == 0
}

/// The tally of one process; nothing when it died.
fn one_worker(
    name: &str,
    found: &Path,
    seed: u64,
    seconds: f64,
    trace: Option<&Path>,
) -> Option<(u64, f64, usize, usize)> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.arg(name).arg("--worker").arg(found).args([
        "--seed",
        &seed.to_string(),
        "--seconds",
        &seconds.to_string(),
    ]);
    if let Some(trace) = trace {
        command.arg("--trace").arg(trace);
    }
    let output = command.stderr(Stdio::inherit()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut figures = text.split_whitespace();
    let tally = (
        figures.next()?.parse().ok()?,
        figures.next()?.parse().ok()?,
        figures.next()?.parse().ok()?,
        figures.next()?.parse().ok()?,
    );
    output.status.success().then_some(tally)
}
