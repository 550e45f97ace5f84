//! What people and programs see: standard output for results, standard error for problems.

use std::cell::RefCell;
use std::io::{self, ErrorKind, IsTerminal, Write};

use clap::ValueEnum;
use serde::Serialize;
use specwright_build::{Error, Problem, Style, Told, grouped};
use specwright_drift::Severity;
use specwright_drift::report::text::Tone;

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON value on standard output.
    Json,
}

/// Warnings of one code shown with their lines; the others of that code are counted.
const WARNINGS: usize = 3;
/// The same of errors, which somebody is to mend.
const ERRORS: usize = 20;

/// Where output goes. Whether there are colours is decided once.
#[derive(Debug)]
pub(crate) struct Screen {
    style: Style,
    out: io::Stdout,
    err: io::Stderr,
    /// Why a line of the result could not be written.
    lost: RefCell<Option<io::Error>>,
}

impl Screen {
    /// Colours on a terminal, unless `NO_COLOR` is set.
    pub(crate) fn detect() -> Self {
        let coloured = io::stderr().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let style = if coloured { Style::Coloured } else { Style::Plain };
        Self { style, out: io::stdout(), err: io::stderr(), lost: RefCell::new(None) }
    }

    /// A line of the result. A reader that went away is no error.
    pub(crate) fn say(&self, text: impl std::fmt::Display) {
        if let Err(error) = writeln!(self.out.lock(), "{text}")
            && error.kind() != ErrorKind::BrokenPipe
        {
            self.lost.replace(Some(error));
        }
    }

    /// Whether the whole result was written; if not, that is told.
    pub(crate) fn is_whole(&self) -> bool {
        let lost = self.lost.borrow();
        if let Some(error) = lost.as_ref() {
            self.note(format_args!(
                "error: cannot write the result: {error}\nhelp: see that there is room where standard output goes"
            ));
        }
        lost.is_none()
    }

    /// The result as JSON.
    pub(crate) fn json(&self, value: &impl Serialize) {
        if let Ok(text) = serde_json::to_string_pretty(value) {
            self.say(text);
        }
    }

    /// A line about the work, for people.
    pub(crate) fn note(&self, text: impl std::fmt::Display) {
        let _ = writeln!(self.err.lock(), "{text}");
    }

    /// A piece of a drift report, coloured on a terminal.
    pub(crate) fn paint(&self, tone: Tone, piece: &str) -> String {
        if self.style == Style::Plain || !self.out.is_terminal() {
            return piece.to_owned();
        }
        let colour = match tone {
            Tone::Heading(Severity::Breaking) | Tone::Rule(Severity::Breaking) => "1;31",
            Tone::Heading(Severity::Warning) | Tone::Rule(Severity::Warning) => "1;33",
            Tone::Heading(Severity::Info) | Tone::Rule(Severity::Info) => "1",
            Tone::Faint => "2",
        };
        format!("\x1b[{colour}m{piece}\x1b[0m")
    }

    /// A line that tells how far the work is: written over by the next, on a terminal only.
    pub(crate) fn passing(&self, text: impl std::fmt::Display) {
        if self.err.is_terminal() {
            let _ = write!(self.err.lock(), "\r\x1b[2K{text}");
        }
    }

    /// Warnings, the first of each code with their lines.
    pub(crate) fn warnings(&self, problems: &[Problem]) {
        if !problems.is_empty() {
            self.note(format_args!("{}\n", grouped(problems, WARNINGS, self.style)));
        }
    }

    /// Why the command could not do its work, as JSON.
    pub(crate) fn refusal(&self, Error(problems): &Error) {
        let problems: Vec<Told> = problems.iter().map(Told::from).collect();
        self.json(&serde_json::json!({ "problems": problems }));
    }

    /// Why the command could not do its work.
    pub(crate) fn failure(&self, Error(problems): &Error) {
        let (fatal, warnings): (Vec<Problem>, Vec<Problem>) =
            problems.iter().cloned().partition(|problem| problem.fatal);
        self.warnings(&warnings);
        self.note(grouped(&fatal, ERRORS, self.style));
        if fatal.iter().any(Problem::yields_to_leniency) {
            self.note("\nnote: `generate --lenient` leaves out what is malformed or refers to nothing, and tells what that costs");
        }
        let in_documents: Vec<Told> =
            fatal.iter().filter(|one| one.text.is_some()).map(Told::from).collect();
        let Some(first) = in_documents.first() else { return };
        let place = [first.line, first.column]
            .into_iter()
            .flatten()
            .fold(String::new(), |place, at| format!("{place}:{at}"));
        let more = match in_documents.len() {
            1 => String::new(),
            count => format!(" (and {} more)", count - 1),
        };
        let file = first.file.as_deref().unwrap_or_default();
        self.note(format_args!("\nerror: {file}{place}: {}{more}", first.message));
    }
}
