//! The blocks of a CommonMark text, rewritten so that rustdoc neither runs nor misreads them.
//!
//! rustdoc runs a code block without a language, an indented one too: fences are closed and marked `text`, other
//! lines lose the indentation that would make them code.

use std::borrow::Cow;

use super::inline::escape;
use super::span::run;

/// The deepest indentation kept, in columns.
const DEEPEST: usize = 32;

/// How many markers a line may begin with.
const DEEPEST_MARKER: usize = 8;

/// The text as lines of a doc comment, without blank lines at either end.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut blocks = Blocks::default();
    for line in text.lines() {
        blocks.take(line.trim_end());
    }
    blocks.finish()
}

/// Reads lines and writes safe ones.
#[derive(Default)]
struct Blocks {
    out: Vec<String>,
    /// The paragraph under way: the columns its lines begin in, and their text.
    paragraph: Vec<(usize, String)>,
    /// The open list items, the innermost last.
    items: Vec<Item>,
    /// The fence that is open: its character and length.
    fence: Option<(char, usize)>,
}

/// An open list item: the column in which its text begins.
struct Item {
    /// In the document.
    written: usize,
    /// In the doc comment.
    kept: usize,
}

impl Blocks {
    fn take(&mut self, line: &str) {
        if let Some((char, length)) = self.fence {
            return self.code(line, char, length);
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = line.trim_start_matches(' ');
        let (markers, content) = markers(content);
        if let Some((char, length)) = fence(&content) {
            self.flush();
            self.items.clear();
            self.blank();
            self.out.push(format!("{}text", char.to_string().repeat(length)));
            self.fence = Some((char, length));
        } else if content.is_empty() && markers.is_empty() {
            self.flush();
            self.blank();
        } else {
            self.text(indent, &markers, &content);
        }
    }

    fn code(&mut self, line: &str, char: char, length: usize) {
        let bare = line.trim();
        if run(bare, char) >= length && bare.chars().all(|next| next == char) {
            self.out.push(char.to_string().repeat(length));
            self.fence = None;
        } else {
            self.out.push(line.to_owned());
        }
    }

    fn text(&mut self, indent: usize, markers: &str, content: &str) {
        while self.items.last().is_some_and(|item| item.written > indent) {
            self.items.pop();
        }
        let base = self.items.last().map_or(0, |item| item.kept);
        let alone = !markers.is_empty() || content.starts_with(['#', '|', '=', '-']);
        if alone {
            self.flush();
        }
        if markers.is_empty() {
            self.paragraph.push((base, content.to_owned()));
        } else {
            self.marked(indent, base, markers, content);
        }
        if alone && markers.is_empty() {
            self.flush();
        }
    }

    /// A line of a quote or the first line of a list item.
    fn marked(&mut self, indent: usize, base: usize, markers: &str, content: &str) {
        let numbered = markers.starts_with(|char: char| char.is_ascii_digit());
        if numbered && !self.follows_item(base, markers) {
            self.blank();
        }
        self.paragraph.push((base, format!("{markers} {content}")));
        let width = markers.len() + 1;
        if markers.contains('>') {
            // Lines below belong to the item only with the quote's marker.
            self.items.clear();
        } else if base + width <= DEEPEST {
            self.items.push(Item { written: indent + width, kept: base + width });
        }
    }

    /// Whether the last line is an item of the same list. Elsewhere a number begins a list only after a blank line, and a
    /// line meant for the item would be code.
    fn follows_item(&self, base: usize, mine: &str) -> bool {
        self.out.last().is_some_and(|line| {
            let text = line.trim_start();
            let before = markers(text).0;
            let kind = |marks: &str| (marks.chars().next_back(), marks.contains(' '));
            line.len() - text.len() == base && !before.is_empty() && kind(&before) == kind(mine)
        })
    }

    /// Writes the paragraph under way.
    fn flush(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let text: Vec<&str> = paragraph.iter().map(|(_, text)| text.as_str()).collect();
        let safe = escape(&text.join("\n"));
        for ((indent, _), line) in paragraph.iter().zip(safe.split('\n')) {
            self.out.push(format!("{}{}", " ".repeat(*indent), line.trim()));
        }
    }

    /// One blank line, not two.
    fn blank(&mut self) {
        if self.out.last().is_some_and(|line| !line.is_empty()) {
            self.out.push(String::new());
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.flush();
        if let Some((char, length)) = self.fence {
            self.out.push(char.to_string().repeat(length));
        }
        while self.out.last().is_some_and(String::is_empty) {
            self.out.pop();
        }
        self.out
    }
}

/// The markers of quotes and list items a line begins with, one space apart, and the rest. A marker without text, and
/// those too deep, are text.
fn markers(line: &str) -> (String, Cow<'_, str>) {
    let mut found: Vec<&str> = Vec::new();
    let mut rest = line;
    while let Some(length) = marker(rest).filter(|_| found.len() < DEEPEST_MARKER && !is_rule(rest))
    {
        let (mark, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let tail = tail.trim_start();
        if tail.is_empty() {
            break;
        }
        found.push(mark);
        rest = tail;
    }
    let content = match marker(rest).filter(|_| !is_rule(rest)) {
        Some(length) => {
            let (mark, tail) = rest.split_at_checked(length - 1).unwrap_or(("", rest));
            Cow::Owned(format!("{mark}\\{tail}"))
        }
        None => Cow::Borrowed(rest),
    };
    (found.join(" "), content)
}

/// Whether the line is a rule between paragraphs, such as `* * *`.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|char| *char != ' ');
    let first = marks.next().filter(|char| matches!(char, '-' | '*' | '_'));
    first.is_some_and(|first| line.matches(first).count() >= 3 && marks.all(|char| char == first))
}

/// The length of the marker a line begins with.
fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let length = match line.get(digits..)?.chars().next()? {
        '>' if digits == 0 => return Some(1),
        '-' | '*' | '+' if digits == 0 => 1,
        '.' | ')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let after = line.get(length..)?;
    (after.is_empty() || after.starts_with(' ')).then_some(length)
}

/// The fence a line opens: its character and length.
fn fence(line: &str) -> Option<(char, usize)> {
    let char = line.chars().next().filter(|char| matches!(char, '`' | '~'))?;
    let length = run(line, char);
    let info = line.get(length..)?;
    (length >= 3 && !(char == '`' && info.contains('`'))).then_some((char, length))
}
