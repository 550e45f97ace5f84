//! Prints, as JSON, what reading, judging and building payloads costs, against named peers. `--quick` samples less.

mod checks;
mod garded;
mod payloads;
mod read;
mod reject;
mod validate;

use std::error::Error;

use specwright_bench_figure::{Contest, Figure};

/// What every group of figures needs.
struct Bench {
    rounds: usize,
    figures: Vec<Figure>,
}

impl Bench {
    /// Runs a contest whose first entrant is ours; a figure per peer, with the ratio aimed at.
    fn add(&mut self, name: &str, contest: Contest<'_>, targets: &[Option<f64>]) {
        eprintln!("{name}");
        let times = contest.run(self.rounds);
        let Some(((_, ours), peers)) = times.split_first() else { return };
        for (place, (peer, theirs)) in peers.iter().enumerate() {
            let target = targets.get(place).copied().flatten();
            self.figures.push(Figure::new(name, "ns", *ours, (peer, *theirs), target));
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let mut bench = Bench { rounds: if quick { 40 } else { 200 }, figures: Vec::new() };
    read::add(&mut bench)?;
    validate::add(&mut bench)?;
    reject::add(&mut bench)?;
    checks::add(&mut bench)?;
    println!("{}", serde_json::to_string(&bench.figures)?);
    Ok(())
}
