//! The HTML that documents write in descriptions, turned into CommonMark. Unknown tags stay text.

use std::collections::BTreeMap;

use super::span::{Spans, code};

/// How long a tag may be, in bytes.
const LONGEST_TAG: usize = 2000;

/// The text with the tags of running text rewritten.
pub(super) fn to_markdown(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let out = String::with_capacity(text.len());
    let mut writer =
        Writer { text, at: 0, out, spans: Spans::of(text), ends: ends(text), line: 0, looked: 0 };
    writer.run();
    writer.out
}

/// Walks a description once.
struct Writer<'a> {
    text: &'a str,
    at: usize,
    out: String,
    spans: Spans,
    ends: BTreeMap<String, Vec<(usize, usize)>>,
    /// Where the last line written begins, as far as was looked.
    line: usize,
    looked: usize,
}

/// A tag: its name in small letters, whether it closes, its attributes, its length.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
    length: usize,
}

impl<'a> Writer<'a> {
    fn run(&mut self) {
        while let Some(found) = self.rest().find(['<', '`']) {
            self.copy(found);
            if self.rest().starts_with('`') {
                let end = self.spans.end(self.text, self.at);
                let run = super::span::run(self.rest(), '`');
                self.copy(end.map_or(run, |end| end - self.at));
            } else if self.rest().starts_with("<!--") {
                let end = self.rest().find("-->").map_or(self.rest().len(), |end| end + 3);
                self.at += end;
            } else {
                match tag(self.rest()) {
                    Some(tag) => self.tag(&tag),
                    None => self.copy(1),
                }
            }
        }
        self.copy(self.rest().len());
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn copy(&mut self, bytes: usize) {
        let rest = self.rest();
        self.out.push_str(rest.get(..bytes).unwrap_or(rest));
        self.at += bytes;
    }

    fn tag(&mut self, tag: &Tag<'a>) {
        let put = match (tag.name.as_str(), tag.closing) {
            ("p" | "div" | "br" | "ul" | "ol", _) => self.paragraph(),
            ("b" | "strong", _) => "**",
            ("i" | "em", _) => "*",
            ("li", false) => "\n- ",
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => "\n\n### ",
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => "\n\n",
            ("li" | "span" | "font" | "u" | "small" | "sup" | "sub" | "center" | "a", true)
            | ("span" | "font" | "u" | "small" | "sup" | "sub" | "center", false) => "",
            ("code" | "tt" | "pre" | "a", false) => return self.element(tag),
            _ => return self.copy(tag.length),
        };
        self.out.push_str(put);
        self.at += tag.length;
    }

    /// A new paragraph; a space in a table, whose rows are lines.
    fn paragraph(&mut self) -> &'static str {
        if let Some(found) = self.out.get(self.looked..).and_then(|new| new.rfind('\n')) {
            self.line = self.looked + found + 1;
        }
        self.looked = self.out.len();
        let line = self.out.get(self.line..).unwrap_or_default();
        if line.trim_start().starts_with('|') { " " } else { "\n\n" }
    }

    /// An element whose text matters as a whole. Without its end it is dropped.
    fn element(&mut self, tag: &Tag<'a>) {
        self.at += tag.length;
        let Some((inner, end)) = self.inner(&tag.name) else { return };
        match tag.name.as_str() {
            "a" => match attribute(tag.attributes, "href") {
                Some(target) => {
                    let label = inner.split_whitespace().collect::<Vec<_>>().join(" ");
                    self.out.extend(["[", &plain(&label), "](", &decode(target), ")"]);
                }
                None => self.out.push_str(inner),
            },
            "pre" => {
                let text = decode(&plain(inner));
                let fence = "~".repeat(longest_run(&text, '~').max(2) + 1);
                self.out.extend([
                    "\n\n",
                    &fence,
                    "\n",
                    text.trim_matches('\n'),
                    "\n",
                    &fence,
                    "\n\n",
                ]);
            }
            _ => self.out.push_str(&code(&decode(&plain(inner)))),
        }
        self.at = end;
    }

    /// What the element under way holds, and where it ends.
    fn inner(&self, name: &str) -> Option<(&'a str, usize)> {
        let ends = self.ends.get(name)?;
        let next = ends.partition_point(|(start, _)| *start < self.at);
        let (start, length) = ends.get(next)?;
        Some((self.text.get(self.at..*start)?, start + length))
    }
}

/// The tag at the beginning of the text.
fn tag(text: &str) -> Option<Tag<'_>> {
    let (end, _) = text
        .char_indices()
        .skip(1)
        .take_while(|(at, _)| *at < LONGEST_TAG)
        .find(|(_, char)| "<>".contains(*char))?;
    let inner =
        text.get(1..end).filter(|_| text.get(end..).is_some_and(|tail| tail.starts_with('>')))?;
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name = inner
        .split(|char: char| !char.is_ascii_alphanumeric())
        .next()
        .filter(|name| !name.is_empty())?;
    let attributes = inner.get(name.len()..)?;
    let separated = attributes.is_empty()
        || attributes.starts_with(|char: char| char.is_whitespace() || char == '/');
    separated.then(|| Tag { name: name.to_ascii_lowercase(), closing, attributes, length: end + 1 })
}

/// The end tags of the elements that are rewritten as a whole: the place and length of each, by name.
fn ends(text: &str) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut ends: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|tail| tail.find("</")) {
        let start = at + found;
        if let Some(end) = text.get(start..).and_then(tag) {
            ends.entry(end.name).or_default().push((start, end.length));
        }
        at = start + 2;
    }
    ends
}

/// The text without tags.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('<') {
        let (before, tail) = rest.split_at_checked(found).unwrap_or((rest, ""));
        out.push_str(before);
        let length = tag(tail).map_or(0, |tag| tag.length);
        if length == 0 {
            out.push('<');
        }
        rest = tail.get(length.max(1)..).unwrap_or_default();
    }
    out + rest
}

/// The value of a quoted attribute.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (_, tail) = attributes.split_once(name)?;
    let tail = tail.trim_start().strip_prefix('=')?.trim_start();
    let quote = tail.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    tail.get(1..)?.split(quote).next()
}

/// The entities that code is written with.
fn decode(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The longest run of that character.
fn longest_run(text: &str, char: char) -> usize {
    text.split(|next| next != char).map(|run| run.chars().count()).max().unwrap_or(0)
}
