//! Problems as people read them (the way rustc shows them) and as programs do.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use specwright_model::Severity;

use crate::codes;
use crate::problem::Problem;

/// How a rendering looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone: for files, pipes and tests.
    Plain,
    /// With colours: for terminals.
    Coloured,
}

/// Lines shown above and below the one at fault.
const AROUND: u32 = 1;
/// The longest line shown whole, in characters; of a longer one, only this many around the fault.
const WIDE: usize = 160;

/// The problems as text, a blank line between two.
pub fn render(problems: &[Problem], style: Style) -> String {
    let rendered: Vec<String> = problems.iter().map(|problem| one(problem, style)).collect();
    rendered.join("\n\n")
}

/// The problems as text, the first `most` of each code with their lines; the others are counted at the end.
pub fn grouped(problems: &[Problem], most: usize, style: Style) -> String {
    let mut seen: BTreeMap<&str, (usize, &Problem)> = BTreeMap::new();
    let mut parts = Vec::new();
    for problem in problems {
        let (count, _) = seen.entry(problem.diagnostic.code.0).or_insert((0, problem));
        *count += 1;
        if *count <= most {
            parts.push(one(problem, style));
        }
    }
    let left = seen.into_values().filter(|(count, _)| *count > most);
    parts.extend(left.map(|(count, problem)| rest(problem, count - most, style)));
    parts.join("\n\n")
}

/// What is said of the problems of a code that are not shown.
fn rest(problem: &Problem, more: usize, style: Style) -> String {
    let code = problem.diagnostic.code.0;
    let title = codes::explain(code).map_or("", |explained| explained.title);
    let level = if is_error(problem) { Level::ERROR } else { Level::WARNING };
    let title = Group::with_title(level.primary_title(format!("{more} more: {title}")).id(code));
    let help = Group::with_title(Level::HELP.primary_title("`--format json` lists them all"));
    let renderer = renderer(style);
    format!("{}\n{}", renderer.render(&[title]), renderer.render(&[help]))
}

fn renderer(style: Style) -> Renderer {
    let renderer = if style == Style::Coloured { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii)
}

/// A problem as plain data, for `--format json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// The JSON Pointer in the document.
    pub pointer: String,
    /// The keyword it is about.
    pub keyword: Option<String>,
    /// What to do next.
    pub help: Option<String>,
}

impl From<&Problem> for Told {
    fn from(problem: &Problem) -> Self {
        let Problem { text, diagnostic, .. } = problem;
        let known = |number: u32| (number > 0).then_some(number);
        Self {
            severity: if is_error(problem) { "error" } else { "warning" },
            code: diagnostic.code.0,
            message: diagnostic.message.clone(),
            file: text.as_ref().map(|text| text.name.clone()),
            line: known(diagnostic.place.line),
            column: known(diagnostic.place.column),
            pointer: diagnostic.place.pointer.clone(),
            keyword: diagnostic.keyword.clone(),
            help: diagnostic.help.clone(),
        }
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.fatal || problem.diagnostic.severity == Severity::Error
}

fn one(problem: &Problem, style: Style) -> String {
    let level = if is_error(problem) { Level::ERROR } else { Level::WARNING };
    let diagnostic = &problem.diagnostic;
    let mut title = level.primary_title(clean(&diagnostic.message));
    if problem.text.is_some() {
        title = title.id(diagnostic.code.0);
    }
    let window = problem.text.as_ref().and_then(|text| Window::of(&text.bytes, &diagnostic.place));
    let mut group = match (&window, &problem.text) {
        (Some(window), Some(text)) => title.element(
            Snippet::source(window.text.as_str())
                .path(text.name.as_str())
                .line_start(window.first_line)
                .fold(false)
                .annotation(AnnotationKind::Primary.span(window.start..window.end)),
        ),
        (None, Some(text)) => title.element(annotate_snippets::Origin::path(text.name.as_str())),
        (_, None) => Group::with_title(title),
    };
    if !diagnostic.place.pointer.is_empty() {
        group =
            group.element(Level::NOTE.message(format!("at #{}", clean(&diagnostic.place.pointer))));
    }
    let renderer = renderer(style);
    match &diagnostic.help {
        Some(help) if window.is_some() => {
            renderer.render(&[group.element(Level::HELP.message(clean(help)))])
        }
        Some(help) => {
            let help = Group::with_title(Level::HELP.primary_title(clean(help)));
            format!("{}\n{}", renderer.render(&[group]), renderer.render(&[help]))
        }
        None => renderer.render(&[group]),
    }
}

/// The lines around a place, and the span of the token at it, in bytes of `text`.
struct Window {
    text: String,
    first_line: usize,
    start: usize,
    end: usize,
}

impl Window {
    fn of(bytes: &[u8], place: &specwright_model::Place) -> Option<Self> {
        let first = place.line.checked_sub(1)?.saturating_sub(AROUND);
        let shown =
            usize::try_from(place.line.saturating_add(AROUND).saturating_sub(first)).ok()?;
        let mut window = Self {
            text: String::new(),
            first_line: usize::try_from(first).ok()?.saturating_add(1),
            start: 0,
            end: 0,
        };
        let lines =
            bytes.split(|byte| *byte == b'\n').skip(usize::try_from(first).ok()?).take(shown);
        let mut found = false;
        for (line, number) in lines.zip(first + 1..) {
            let line = clean(String::from_utf8_lossy(line).trim_end_matches('\r'));
            if number == place.line {
                let column = usize::try_from(place.column.saturating_sub(1)).ok()?;
                let (piece, start, end) = focus(&line, column);
                window.start = window.text.len() + start;
                window.end = window.text.len() + end;
                window.text.push_str(&piece);
                found = true;
            } else {
                window.text.extend(line.chars().take(WIDE));
            }
            window.text.push('\n');
        }
        window.text.pop();
        found.then_some(window)
    }
}

/// The part of a line around a column, and the token there as a span of that part.
fn focus(line: &str, column: usize) -> (String, usize, usize) {
    let skipped = if column > WIDE { column - WIDE / 2 } else { 0 };
    let piece: String = line.chars().skip(skipped).take(WIDE).collect();
    let start = piece.char_indices().nth(column - skipped).map_or(piece.len(), |(at, _)| at);
    let rest = piece.get(start..).unwrap_or_default();
    let end = start + token_length(rest);
    (piece, start, end)
}

/// The length of the token a text begins with: a quoted string, or everything up to a separator.
fn token_length(rest: &str) -> usize {
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
    let length = match quote {
        Some(quote) => {
            rest.char_indices().skip(1).find(|(_, letter)| *letter == quote).map(|(at, _)| at + 1)
        }
        None => plain_end(rest).map(|at| at - usize::from(rest[..at].ends_with(':'))),
    };
    length.unwrap_or(rest.trim_end_matches(':').len())
}

/// Where a text without quotes ends. A comma inside a word belongs to it, as in `a{1,9}`.
fn plain_end(rest: &str) -> Option<usize> {
    let apart = |after: Option<&u8>| after.is_none_or(u8::is_ascii_whitespace);
    rest.char_indices()
        .find(|(at, letter)| match letter {
            ' ' | '\t' | ']' => true,
            ',' => apart(rest.as_bytes().get(at + 1)),
            '}' => !rest.get(..*at).is_some_and(|before| before.contains('{')),
            _ => false,
        })
        .map(|(at, _)| at)
}

/// A text of the document made safe to print: control characters and bidirectional overrides are shown, not sent.
fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\t' => ' ',
            '\n' => '\n',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' => {
                '\u{FFFD}'
            }
            letter if letter.is_control() => '\u{FFFD}',
            letter => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests;
