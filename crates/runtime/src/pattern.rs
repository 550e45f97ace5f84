//! Regular expressions of ECMA-262, as the keyword `pattern` means them.
//!
//! A pattern is searched for anywhere in the text (JSON Schema 2020-12 Validation, section 6.3.3), with the meaning of the `u` flag: one
//! character is one code point, `\d`, `\w` and `\b` know ASCII only, `$` is the very end. Every pattern runs in time linear in
//! the text; those with back-references run with a bound on the steps, and a text that reaches the bound does not match.

use std::fmt;
use std::sync::OnceLock;

mod automaton;
mod bounded;
mod engine;
mod error;
mod looking;
mod node;
mod parse;
mod plain;
mod program;
mod set;
mod simplify;
#[cfg(test)]
mod tests;

pub use engine::Check;
pub use error::PatternError;

use engine::Engine;

/// A pattern in ECMA-262 text, made ready when it is first used.
pub struct Pattern {
    source: &'static str,
    engine: OnceLock<Option<Engine>>,
}

impl Pattern {
    /// The pattern of this text. The generator has checked it: see [`Pattern::check`].
    pub const fn new(source: &'static str) -> Self {
        Self { source, engine: OnceLock::new() }
    }

    /// Its text.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the pattern is found in the text. A pattern that [`Pattern::check`] refuses is found nowhere.
    pub fn is_match(&self, text: &str) -> bool {
        let engine = self.engine.get_or_init(|| prepare(self.source).ok());
        engine.as_ref().is_some_and(|engine| engine.is_match(text))
    }

    /// Tells which engine runs the pattern, or why none does.
    pub fn check(source: &str) -> Result<Check, PatternError> {
        prepare(source).map(|engine| engine.kind())
    }

    /// Whether the text is a regular expression of ECMA-262, run or not.
    pub fn is_regex(source: &str) -> bool {
        match parse::parse(source) {
            Ok(_) => true,
            Err(error) => !error.malformed,
        }
    }
}

fn prepare(source: &str) -> Result<Engine, PatternError> {
    Engine::build(parse::parse(source)?)
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/u", self.source)
    }
}
