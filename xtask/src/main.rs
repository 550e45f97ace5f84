//! `cargo xtask`: parses the command line and dispatches. Exit codes: 0 fine, 1 found what it looks for, 2 cannot do it.

mod catalogue;
mod commands;
mod drift;
mod input;
mod network;
mod outcome;
mod process;
mod runner;
mod screen;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use commands::Command;
use screen::Screen;

/// OpenAPI documents in, Rust types and validators out.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    version,
    subcommand_required = true,
    arg_required_else_help = true
)]
struct Arguments {
    /// The folder that holds `specs/` and `generated/`.
    #[arg(long, global = true, hide = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let matches = Arguments::command().get_matches();
    // Whatever the command, a program that asked for JSON gets its problems so too.
    let raw =
        matches.subcommand().and_then(|(_, given)| given.try_get_raw("format").ok().flatten());
    let json = raw.and_then(Iterator::last).is_some_and(|format| format == "json");
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    // This crate stands in the root, so the command works from every folder below it.
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root =
        arguments.root.unwrap_or_else(|| home.parent().map_or_else(|| home.clone(), PathBuf::from));
    let screen = Screen::detect();
    match arguments.command.run(&root, &screen) {
        Ok(_) if !screen.is_whole() => ExitCode::from(2),
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            screen.failure(&failure);
            if json {
                screen.refusal(&failure);
            }
            ExitCode::from(2)
        }
    }
}
