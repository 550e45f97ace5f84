//! The list of commands: a file each under `commands/`.

mod add;
mod bench;
mod ci;
mod conformance;
mod coverage;
pub(crate) mod drift;
mod explain;
mod fetch;
mod fixtures;
mod fuzz;
mod generate;
mod test;
mod tidy;
mod validate;

use std::path::Path;

use clap::Subcommand;

use crate::outcome::Ended;
use crate::screen::Screen;

/// Turns the list into the subcommands and their dispatch.
macro_rules! commands {
    ($($(#[$about:meta])* $name:ident = $module:ident,)*) => {
        /// What to do.
        #[derive(Debug, Subcommand)]
        pub(crate) enum Command {
            $($(#[$about])* $name($module::Arguments),)*
        }

        impl Command {
            /// Does it.
            pub(crate) fn run(self, root: &Path, screen: &Screen) -> Ended {
                match self { $(Self::$name(arguments) => $module::run(&arguments, root, screen),)* }
            }
        }
    };
}

commands! {
    /// Writes generated/ from specs/, or a stand-alone crate from any document.
    Generate = generate,
    /// Checks one payload against an operation of a provider.
    Validate = validate,
    /// Shows what became of every keyword of a document.
    Coverage = coverage,
    /// Tells what changed between two documents, whom it breaks and which Rust types.
    Drift = drift,
    /// Shows a type as an API reference does, or what a code means.
    Explain = explain,
    /// Prints instances of an operation's bodies, labelled with the one constraint they break.
    Fixtures = fixtures,
    /// Makes a provider folder from a document.
    Add = add,
    /// Refreshes the document of a provider from its source.
    Fetch = fetch,
    /// Measures what is promised of speed, against named peers.
    Bench = bench,
    /// Runs documents against instances whose verdicts are known, through compiled generated code.
    Conformance = conformance,
    /// Runs every test: the workspace's, the consumer's, and generated/ with each feature.
    Test = test,
    /// Runs each fuzz target for a bounded time.
    Fuzz = fuzz,
    /// Checks the rules of the house: layers, headers, first lines, lengths.
    Tidy = tidy,
    /// Runs what CI runs, in stages with their times.
    Ci = ci,
}
