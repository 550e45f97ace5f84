//! `bench`: measures what is promised of speed, against named peers, in one run.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use specwright_build::Problem;

use crate::outcome::{Ended, Outcome};
use crate::process::cargo;
use crate::screen::{Format, Screen};

/// Arguments of `bench`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Sample less, and leave out whole documents.
    #[arg(long)]
    quick: bool,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The packages of `bench/` that measure; each prints its figures as JSON.
const PACKAGES: [&str; 3] =
    ["specwright-bench-speed", "specwright-bench-cost", "specwright-bench-drift"];

/// Builds and runs the measuring programs, one after the other, and prints their figures.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let mut figures = Vec::new();
    for package in PACKAGES {
        screen.note(format_args!("== {package}"));
        figures.extend(measure(package, arguments, root)?);
    }
    match arguments.format {
        Format::Json => screen.json(&json!({ "figures": figures })),
        Format::Text => figures.iter().for_each(|figure| screen.say(line(figure))),
    }
    let missed = figures.iter().filter(|figure| figure["met"] == false).count();
    screen.note(format_args!("{} figures, {missed} miss their target", figures.len()));
    Ok(Outcome::Fine)
}

fn measure(package: &str, arguments: &Arguments, root: &Path) -> Result<Vec<Value>, Problem> {
    let folder = root.join("bench");
    let failed = |reason: String| {
        Problem::new("E0901", format!("`{package}` could not measure: {reason}"))
            .help("it needs `bench/` and a generated crate: run `cargo xtask generate`")
    };
    let mut command = cargo(&folder);
    command
        .args(["run", "--release", "--quiet", "--package", package, "--"])
        .args(arguments.quick.then_some("--quick"))
        .stderr(Stdio::inherit());
    let output = command.output().map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(output.status.to_string()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))
}

/// `0.48  (at most 0.5)  cargo check of …: 1.767 user s, against plain serde derives`
fn line(figure: &Value) -> String {
    let text = |name: &str| figure[name].as_str().unwrap_or_default().to_owned();
    let target = match (&figure["target"], figure["met"] == false) {
        (Value::Null, _) => String::new(),
        (target, false) => format!("at most {target}"),
        (target, true) => format!("MISSED  {target}"),
    };
    let ratio = figure["ratio"].as_f64().unwrap_or(f64::NAN);
    let (name, unit, against) = (text("name"), text("unit"), text("against"));
    format!("{ratio:8.3}  {target:13} {name}: {} {unit}, against {against}", figure["value"])
}
