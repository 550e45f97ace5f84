//! Runs cargo, and tells how long each stage took.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use specwright_build::Problem;

use crate::outcome::Outcome;
use crate::screen::Screen;

/// A step of `test` or `ci`.
pub(crate) struct Stage {
    /// Its name.
    pub(crate) name: String,
    /// The command.
    pub(crate) command: Command,
}

impl Stage {
    /// Cargo in a folder, with words split at spaces.
    pub(crate) fn cargo(name: impl Into<String>, folder: &Path, words: &str) -> Self {
        let mut command = cargo(folder);
        command.args(words.split(' ').filter(|word| !word.is_empty()));
        Self { name: name.into(), command }
    }

    /// The same with a variable set.
    #[must_use]
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }
}

/// The cargo that runs us, without the variables it set for us: they would make other crates be built again.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text == "CARGO_BIN_NAME"
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs every stage, also after one failed, so that all failures are seen at once; prints the time of each.
pub(crate) fn run_all(stages: Vec<Stage>, screen: &Screen) -> Result<Outcome, Problem> {
    let mut failed = Vec::new();
    let mut times = Vec::new();
    for mut stage in stages {
        screen.note(format_args!("== {}", stage.name));
        let start = Instant::now();
        let status = stage.command.status().map_err(|error| {
            Problem::new(
                "E0901",
                format!("cannot run `{}`: {error}", stage.command.get_program().to_string_lossy()),
            )
        })?;
        let verdict = if status.success() { "fine" } else { "FAILED" };
        times.push(format!("{:6.1} s  {verdict:6}  {}", start.elapsed().as_secs_f64(), stage.name));
        if !status.success() {
            failed.push(stage.name);
        }
    }
    for line in &times {
        screen.say(line);
    }
    match failed.as_slice() {
        [] => screen.say(format_args!("all {} stages are fine", times.len())),
        [..] => screen.note(format_args!("error: failed: {}", failed.join(", "))),
    }
    Ok(Outcome::found(!failed.is_empty()))
}
