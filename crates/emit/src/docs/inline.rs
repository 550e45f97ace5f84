//! One paragraph of CommonMark made safe for rustdoc: no HTML, no links but web addresses, none of them bare.

use std::collections::BTreeMap;

use super::span::Spans;

/// The paragraph, escaped.
pub(super) fn escape(text: &str) -> String {
    Scanner::new(text, Some(Pairs::of(text))).run()
}

/// Walks a paragraph once.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    out: String,
    spans: Spans,
    /// The brackets of links; `None` inside the text of a link, where links are not allowed.
    pairs: Option<Pairs>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, pairs: Option<Pairs>) -> Self {
        Self { text, at: 0, out: String::with_capacity(text.len()), spans: Spans::of(text), pairs }
    }

    fn run(mut self) -> String {
        while let Some(char) = self.rest().chars().next() {
            match char {
                '\\' => self.backslash(),
                '`' => self.code(),
                '!' if self.link(self.at + 1).is_some() => self.at += 1,
                '[' => self.bracket(),
                '<' => self.angle(),
                'h' if self.pairs.is_some() && self.at_word() => self.address(),
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
            // On one line, lest its next line begin a block.
            Some(end) => {
                self.out
                    .push_str(&self.text.get(self.at..end).unwrap_or_default().replace('\n', " "));
                self.at = end;
            }
            None => {
                for _ in 0..super::span::run(self.rest(), '`') {
                    self.escaped();
                }
            }
        }
    }

    fn bracket(&mut self) {
        let Some(link) = self.link(self.at) else { return self.escaped() };
        let label =
            Scanner::new(link.label, None).run().split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = match (is_web(link.target), label.is_empty()) {
            (true, true) => format!("<{}>", link.target),
            (true, false) => format!("[{label}]({})", link.target),
            (false, _) if link.target.is_empty() || link.target.starts_with('#') => label,
            (false, _) => format!("{label} ({})", super::span::code(link.target)),
        };
        self.out.push_str(&shown);
        self.at = link.end;
    }

    /// The link at that place: `[label](target "title")`.
    fn link(&self, start: usize) -> Option<Link<'a>> {
        let pairs = self.pairs.as_ref()?;
        let close = *pairs.square.get(&start)?;
        let end = *pairs.round.get(&(close + 1))?;
        let label = self.text.get(start + 1..close)?;
        let inner = self.text.get(close + 2..end)?.trim();
        let target = match inner.strip_prefix('<').and_then(angled) {
            Some(target) => target,
            None => inner.split_whitespace().next().unwrap_or_default(),
        };
        Some(Link { label, target, end: end + 1 })
    }

    fn angle(&mut self) {
        let inner = self.rest().get(1..).and_then(angled);
        match inner {
            Some(inner) if self.pairs.is_some() && is_web(inner) => self.copy(inner.len() + 2),
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
            self.copy(address.len().max(1));
        }
    }
}

/// An inline link.
struct Link<'a> {
    label: &'a str,
    target: &'a str,
    end: usize,
}

/// Which bracket closes which, found once.
struct Pairs {
    square: BTreeMap<usize, usize>,
    round: BTreeMap<usize, usize>,
}

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = Self { square: BTreeMap::new(), round: BTreeMap::new() };
        let (mut square, mut round) = (Vec::new(), Vec::new());
        let mut escaped = false;
        for (at, char) in text.char_indices() {
            match char {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => square.push(at),
                '(' => round.push(at),
                ']' => pairs.square.extend(square.pop().map(|open| (open, at))),
                ')' => pairs.round.extend(round.pop().map(|open| (open, at))),
                _ => {}
            }
        }
        pairs
    }
}

/// The text before `>`, when nothing that ends a link comes first.
fn angled(text: &str) -> Option<&str> {
    let end = text.find(|char: char| "<>".contains(char) || char.is_whitespace())?;
    text.get(..end).filter(|_| text.get(end..).is_some_and(|tail| tail.starts_with('>')))
}

/// Whether the text is an address that can stand between angle brackets and as the target of a link.
pub(super) fn is_web(text: &str) -> bool {
    let rest =
        ["https://", "http://", "mailto:"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let plain =
        |char: char| !(char.is_whitespace() || char.is_control() || "<>\"`\\[]".contains(char));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && rest.chars().all(plain)
            && rest.matches('(').count() == rest.matches(')').count()
    })
}
