//! JSONPath (RFC 9535) as far as overlays use it: names, wildcards, indexes, slices, `..`, unions and filters.

use super::filter::{self, Filter};
use super::lexer::{Lexer, PathError};

/// A parsed path, from the root.
pub(super) type Path = Vec<Segment>;

/// One segment.
#[derive(Debug, PartialEq)]
pub(super) struct Segment {
    /// Whether it looks at everything below too (`..`).
    pub(super) deep: bool,
    pub(super) selectors: Vec<Selector>,
}

/// What a segment selects among children.
#[derive(Debug, PartialEq)]
pub(super) enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice { start: Option<i64>, end: Option<i64>, step: i64 },
    Filter(Filter),
}

/// Parses a path.
pub(super) fn parse(text: &str) -> Result<Path, PathError> {
    let mut lexer = Lexer::new(text);
    lexer.blank();
    lexer.expect("$", "a path begins with `$`")?;
    let mut path = Vec::new();
    loop {
        lexer.blank();
        if lexer.is_done() {
            return Ok(path);
        }
        path.push(segment(&mut lexer)?);
    }
}

fn segment(lexer: &mut Lexer) -> Result<Segment, PathError> {
    let deep = lexer.takes("..");
    if lexer.takes("[") {
        return Ok(Segment { deep, selectors: bracket(lexer)? });
    }
    if !deep {
        lexer.expect(".", "`.` or `[` is expected here")?;
    }
    let selector =
        if lexer.takes("*") { Selector::Wildcard } else { Selector::Name(lexer.name()?) };
    Ok(Segment { deep, selectors: vec![selector] })
}

fn bracket(lexer: &mut Lexer) -> Result<Vec<Selector>, PathError> {
    let mut selectors = Vec::new();
    loop {
        lexer.blank();
        selectors.push(selector(lexer)?);
        lexer.blank();
        if lexer.takes("]") {
            return Ok(selectors);
        }
        lexer.expect(",", "`,` or `]` is expected here")?;
    }
}

fn selector(lexer: &mut Lexer) -> Result<Selector, PathError> {
    if lexer.takes("*") {
        return Ok(Selector::Wildcard);
    }
    if lexer.takes("?") {
        return filter::parse(lexer).map(Selector::Filter);
    }
    if let Some(name) = lexer.quoted()? {
        return Ok(Selector::Name(name));
    }
    let start = lexer.integer();
    lexer.blank();
    if !lexer.takes(":") {
        return start
            .map(Selector::Index)
            .ok_or_else(|| lexer.error("a name in quotes, an index, `*` or `?` is expected here"));
    }
    lexer.blank();
    let end = lexer.integer();
    lexer.blank();
    let step = if lexer.takes(":") { lexer.integer().unwrap_or(1) } else { 1 };
    Ok(Selector::Slice { start, end, step })
}
