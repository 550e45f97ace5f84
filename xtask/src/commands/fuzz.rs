//! `fuzz`: a bounded run of each fuzz target.

use std::path::Path;

use crate::outcome::Ended;
use crate::process::{Stage, run_all};
use crate::screen::Screen;

/// How many seconds of processor time each target gets, unless told.
const SECONDS: u32 = 20;
/// Where the random numbers begin, unless told.
const SEED: u32 = 1;

/// Arguments of `fuzz`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The target: document, payload or form; all of them unless named.
    #[arg(value_name = "TARGET", value_parser = ["document", "payload", "form", "all"], default_value = "all")]
    target: String,
    /// How many seconds of processor time each target gets.
    #[arg(long, default_value_t = SECONDS)]
    seconds: u32,
    /// Where the random numbers begin; the same seed gives the same texts.
    #[arg(long, default_value_t = SEED)]
    seed: u32,
}

/// Runs them.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    Ok(run_all(vec![stage(root, &arguments.target, arguments.seconds, arguments.seed)], screen)?)
}

/// The same as a stage of `ci`.
pub(crate) fn bounded(root: &Path) -> Stage {
    stage(root, "all", SECONDS, SEED)
}

fn stage(root: &Path, target: &str, seconds: u32, seed: u32) -> Stage {
    let words = format!("run --release --quiet -- {target} --seconds {seconds} --seed {seed}");
    Stage::cargo(format!("fuzz, {target}"), &root.join("fuzz"), &words)
}
