//! What can go wrong, with the text it is about.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use specwright_model::{Code, Diagnostic, Place, Severity};

/// A file that was read, for its name and lines in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The name shown: the path relative to the root, with `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A diagnostic and the file it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file; `None` when the problem is not in one.
    pub text: Option<Arc<Text>>,
    /// What is wrong, where, and what to do.
    pub diagnostic: Box<Diagnostic>,
    /// Whether it stops the generator, with the choices made (`--strict`, `--lenient`).
    pub fatal: bool,
}

impl Problem {
    /// An error that is not in a document: a file that cannot be read, an unknown operation. Unless told otherwise, what
    /// to do is the remedy of the code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        let diagnostic = Diagnostic {
            severity: Severity::Error,
            code: Code(code),
            place: Place::default(),
            message: message.into(),
            help: crate::codes::explain(code).map(|explained| explained.remedy.to_owned()),
            keyword: None,
        };
        Self { text: None, diagnostic: Box::new(diagnostic), fatal: true }
    }

    /// The same with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    /// The same in a file, at a line and column (from 1; 0 when unknown).
    #[must_use]
    pub fn at(mut self, text: &Arc<Text>, line: u32, column: u32) -> Self {
        self.text = Some(Arc::clone(text));
        self.diagnostic.place.line = line;
        self.diagnostic.place.column = column;
        self
    }

    /// Whether leniency would leave out what is wrong, and go on.
    pub fn yields_to_leniency(&self) -> bool {
        let code = self.diagnostic.code;
        let entry = specwright_read::codes::explain(code.0);
        entry.is_some_and(|entry| entry.severity == Severity::Malformed)
            || specwright_read::codes::is_unresolved(code)
    }

    /// A file or folder the system refused.
    pub fn io(path: &Path, doing: &str, error: &std::io::Error) -> Self {
        Self::new("E0901", format!("cannot {doing} `{}`: {error}", path.display()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::render(std::slice::from_ref(self), crate::Style::Plain))
    }
}

/// Why nothing was generated: one problem or more, fatal ones among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Error(pub Vec<Problem>);

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::render(&self.0, crate::Style::Plain))
    }
}

impl std::error::Error for Error {}
