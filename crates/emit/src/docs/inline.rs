//! One paragraph of CommonMark made safe for rustdoc: no HTML, no links but web addresses, none of them bare.

use super::span::Spans;

/// How far a link, an image or a tag may reach, in bytes; longer ones are text.
const REACH: usize = 2000;

/// The paragraph, escaped.
pub(super) fn escape(text: &str) -> String {
    Scanner::new(text, false).run()
}

/// Walks a paragraph once.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    out: String,
    spans: Spans,
    /// Inside the text of a link, where links are not allowed.
    linked: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, linked: bool) -> Self {
        Self { text, at: 0, out: String::with_capacity(text.len()), spans: Spans::default(), linked }
    }

    fn run(mut self) -> String {
        while let Some(char) = self.rest().chars().next() {
            match char {
                '\\' => self.backslash(),
                '`' => self.code(),
                '!' if self.rest().starts_with("![") => self.at += 1,
                '[' => self.bracket(),
                '<' => self.angle(),
                'h' if !self.linked && self.at_word() => self.address(),
                char => self.copy(char.len_utf8()),
            }
        }
        self.out
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes over that many bytes.
    fn copy(&mut self, bytes: usize) {
        let rest = self.rest();
        self.out.push_str(rest.get(..bytes).unwrap_or(rest));
        self.at += bytes;
    }

    /// Takes over one ASCII character, escaped.
    fn escaped(&mut self) {
        self.out.push('\\');
        self.copy(1);
    }

    fn backslash(&mut self) {
        let escapes = self.rest().chars().nth(1).is_some_and(|next| next.is_ascii_punctuation());
        self.copy(if escapes { 2 } else { 1 });
    }

    fn code(&mut self) {
        match self.spans.end(self.text, self.at) {
            Some(end) => self.copy(end - self.at),
            None => {
                for _ in 0..super::span::run(self.rest(), '`') {
                    self.escaped();
                }
            }
        }
    }

    fn bracket(&mut self) {
        let link = if self.linked { None } else { link(self.rest()) };
        let Some(link) = link else { return self.escaped() };
        let label = Scanner::new(link.label, true).run();
        let shown = match (is_web(link.target), label.is_empty()) {
            (true, true) => format!("<{}>", link.target),
            (true, false) => format!("[{label}]({})", link.target),
            (false, _) if link.target.is_empty() || link.target.starts_with('#') => label,
            (false, _) => format!("{label} ({})", super::span::code(link.target)),
        };
        self.out.push_str(&shown);
        self.at += link.length;
    }

    fn angle(&mut self) {
        let inner = self.rest().get(1..).and_then(|rest| until(rest, '>'));
        match inner {
            Some(inner) if !self.linked && is_web(inner) => self.copy(inner.len() + 2),
            _ => self.escaped(),
        }
    }

    /// Whether no word is under way.
    fn at_word(&self) -> bool {
        let before = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    }

    fn address(&mut self) {
        let rest = self.rest();
        let mut open = 0_usize;
        let end = rest.find(|char: char| match char {
            '(' => {
                open += 1;
                false
            }
            ')' if open > 0 => {
                open -= 1;
                false
            }
            char => char.is_whitespace() || ")<>\"`[]|*\\".contains(char),
        });
        let address = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_', '~']);
        if is_web(address) {
            self.out.push('<');
            self.copy(address.len());
            self.out.push('>');
        } else {
            self.copy(1);
        }
    }
}

/// An inline link.
struct Link<'a> {
    label: &'a str,
    target: &'a str,
    length: usize,
}

/// The inline link at the beginning of the text: `[label](target "title")`.
fn link(text: &str) -> Option<Link<'_>> {
    let close = balanced(text, '[', ']')?;
    let label = text.get(1..close)?;
    let tail = text.get(close + 1..)?;
    let end = balanced(tail, '(', ')')?;
    let inner = tail.get(1..end)?.trim();
    let target = match inner.strip_prefix('<').and_then(|inner| until(inner, '>')) {
        Some(target) => target,
        None => inner.split_whitespace().next().unwrap_or_default(),
    };
    Some(Link { label, target, length: close + 1 + end + 1 })
}

/// The place of the bracket that closes the one the text begins with.
fn balanced(text: &str, open: char, close: char) -> Option<usize> {
    if !text.starts_with(open) {
        return None;
    }
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, char) in text.char_indices().take_while(|(at, _)| *at < REACH) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            char if char == open => depth += 1,
            char if char == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The text before the given character, when it comes soon.
fn until(text: &str, end: char) -> Option<&str> {
    let (at, _) = text.char_indices().take_while(|(at, _)| *at < REACH).find(|(_, char)| *char == end)?;
    text.get(..at)
}

/// Whether the text is an address that can stand between angle brackets and as the target of a link.
pub(super) fn is_web(text: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let plain = |char: char| !(char.is_whitespace() || char.is_control() || "<>\"`\\[]".contains(char));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(plain) && rest.matches('(').count() == rest.matches(')').count()
    })
}
