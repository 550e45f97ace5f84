//! Where diagnostics gather.

use std::collections::BTreeSet;

use specwright_model::{Diagnostic, Place, Severity};

use crate::codes::{self, Entry};
use crate::load::Mark;
use crate::{Options, Unresolved};

/// More than this would not be read by anybody; the rest is counted.
const MOST: usize = 10_000;
const MOST_BYTES: usize = 1 << 25;

/// The diagnostics of one reading.
#[derive(Debug, Default)]
pub(crate) struct Report {
    lenient: bool,
    unresolved: Unresolved,
    diagnostics: Vec<Diagnostic>,
    /// What was said already: an object is read as often as it is referred to.
    said: BTreeSet<(&'static str, Place, String)>,
    bytes: usize,
    left_out: usize,
    fatal: bool,
}

impl Report {
    pub(crate) fn new(options: &Options) -> Self {
        Self { lenient: options.lenient, unresolved: options.unresolved, ..Self::default() }
    }

    /// Adds a diagnostic. What is malformed is an error unless leniency was asked for.
    pub(crate) fn add(&mut self, problem: Problem) {
        let mut diagnostic = *problem.0;
        if diagnostic.severity == Severity::Malformed && !self.lenient {
            diagnostic.severity = Severity::Error;
        }
        if self.unresolved == Unresolved::LeaveOut && codes::UNRESOLVED.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Unenforced;
        }
        let fatal = diagnostic.severity == Severity::Error;
        let key = (diagnostic.code.0, diagnostic.place.clone(), diagnostic.message.clone());
        if self.said.contains(&key) {
            return;
        }
        // The first error is always kept: without it nobody would know why there is no model.
        if (self.diagnostics.len() < MOST && self.bytes < MOST_BYTES) || (fatal && !self.fatal) {
            self.bytes = self
                .bytes
                .saturating_add(diagnostic.place.pointer.len())
                .saturating_add(diagnostic.message.len());
            self.said.insert(key);
            self.diagnostics.push(diagnostic);
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
        self.fatal |= fatal;
    }

    /// Whether an error was added.
    pub(crate) fn fatal(&self) -> bool {
        self.fatal
    }

    /// The diagnostics in the order of the document, those of overlays first.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|problem| (problem.place.line, problem.place.column));
        if self.left_out > 0 {
            let message = format!("{} further diagnostics are left out", self.left_out);
            self.diagnostics.push(*codes::MORE.at(Place::default(), message).0);
        }
        self.diagnostics
    }
}

/// A diagnostic in the making.
#[derive(Clone, Debug)]
pub(crate) struct Problem(Box<Diagnostic>);

impl Entry {
    /// Says it of a place, with the remedy of the code until a better one is known.
    pub(crate) fn at(&self, place: Place, message: impl Into<String>) -> Problem {
        Problem(Box::new(Diagnostic {
            severity: self.severity,
            code: self.code,
            place,
            message: message.into(),
            help: Some(self.remedy.to_owned()),
            keyword: None,
        }))
    }
}

impl Problem {
    /// A diagnostic of another text: the document's places do not count there, so the message tells the name and place.
    pub(crate) fn elsewhere(diagnostic: Diagnostic, name: &str) -> Self {
        let at = Mark { line: diagnostic.place.line, column: diagnostic.place.column };
        Self(Box::new(Diagnostic { place: Place::default(), ..diagnostic })).of(name, at)
    }

    /// Names the other text it is about.
    pub(crate) fn of(mut self, name: &str, at: Mark) -> Self {
        self.0.message = format!("{name}:{}:{}: {}", at.line, at.column, self.0.message);
        self
    }

    /// What to do next.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// What to do next, when there is something to say.
    pub(crate) fn help_if(mut self, help: Option<String>) -> Self {
        self.0.help = help.or(self.0.help);
        self
    }

    /// The keyword it is about.
    pub(crate) fn keyword(mut self, keyword: &str) -> Self {
        self.0.keyword = Some(keyword.to_owned());
        self
    }
}
