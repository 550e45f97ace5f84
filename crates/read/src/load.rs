//! Bytes to a tree with positions.
//!
//! A text that begins with `{` is read as JSON; when its syntax is not JSON's, it is read as YAML (a flow mapping may
//! begin that way), and when that fails too, JSON's error is told. Everything else is YAML 1.2 with the core schema.

mod json;
mod number;
mod scalar;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod yaml;

use specwright_model::Place;

pub(crate) use number::{canonical, count};
pub use tree::{Mapping, Mark, Member, Node, Tree};

use crate::codes;
use crate::report::{Problem, Report};
use crate::{Options, Source};

/// How many values a tree may hold, those that aliases repeat included.
pub(crate) const MOST_VALUES: usize = 8_000_000;

/// Bounds of a reader.
#[derive(Clone, Copy, Debug)]
struct Limits {
    depth: usize,
    values: usize,
}

/// Why a text is not a tree.
#[derive(Debug)]
enum Failure {
    /// The grammar is broken: another reader may still take it.
    Syntax(Problem),
    /// A limit or a rule is broken: the verdict is final.
    Final(Problem),
}

/// Reads a text; `None` when a fatal diagnostic was added.
pub(crate) fn load(source: Source<'_>, options: &Options, report: &mut Report) -> Option<Tree> {
    match parse(source, options, report) {
        Ok(tree) => Some(tree),
        Err(problem) => {
            report.add(problem);
            None
        }
    }
}

fn parse(source: Source<'_>, options: &Options, report: &mut Report) -> Result<Tree, Problem> {
    let text = text::decode(source, options.max_bytes)?;
    let limits = Limits { depth: options.max_depth.min(Options::DEEPEST), values: MOST_VALUES };
    let yaml = |report: &mut Report| yaml::read(text, limits, report);
    if !text.trim_start().starts_with('{') {
        return yaml(report).map_err(Failure::into_problem);
    }
    match json::read(text, limits) {
        Ok(tree) => Ok(tree),
        Err(Failure::Final(problem)) => Err(problem),
        Err(Failure::Syntax(problem)) => match yaml(report) {
            Ok(tree) => Ok(tree),
            Err(Failure::Final(other)) => Err(other),
            Err(Failure::Syntax(_)) => Err(problem),
        },
    }
}

impl Failure {
    fn into_problem(self) -> Problem {
        match self {
            Self::Syntax(problem) | Self::Final(problem) => problem,
        }
    }

    fn syntax(at: Mark, message: impl Into<String>) -> Self {
        Self::Syntax(codes::SYNTAX.at(place(at), message))
    }

    fn too_deep(at: Mark, limit: usize) -> Self {
        let message = format!("sequences and mappings nest more than {limit} levels deep");
        Self::Final(codes::TOO_DEEP.at(place(at), message))
    }

    fn too_many(at: Mark, limit: usize) -> Self {
        Self::Final(
            codes::TOO_LARGE.at(place(at), format!("the document holds more than {limit} values")),
        )
    }

    fn duplicate(twice: &tree::Duplicate) -> Self {
        let tree::Duplicate { key, first, second } = twice;
        let message = format!(
            "the key `{key}` is there twice, first at line {}, column {}",
            first.line, first.column
        );
        Self::Final(
            codes::DUPLICATE.at(place(*second), message).help("remove one of the two").keyword(key),
        )
    }
}

/// The place of a mark whose pointer is not known.
fn place(at: Mark) -> Place {
    Place { pointer: String::new(), line: at.line, column: at.column }
}
