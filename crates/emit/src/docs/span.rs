//! Code spans (CommonMark, section 6.1).

use std::collections::BTreeSet;

/// Finds the ends of code spans in one text, in time linear in it.
#[derive(Default)]
pub(super) struct Spans {
    /// Lengths of backtick runs that no later run closes.
    hopeless: BTreeSet<usize>,
}

impl Spans {
    /// The end of the code span that begins at `start`, its closing backticks included.
    pub(super) fn end(&mut self, text: &str, start: usize) -> Option<usize> {
        let rest = text.get(start..)?;
        let length = run(rest, '`');
        if self.hopeless.contains(&length) {
            return None;
        }
        let mut at = length;
        while let Some(found) = rest.get(at..).and_then(|tail| tail.find('`')) {
            let opening = at + found;
            let closing = run(rest.get(opening..).unwrap_or_default(), '`');
            at = opening + closing;
            if closing == length {
                return Some(start + at);
            }
        }
        self.hopeless.insert(length);
        None
    }
}

/// How many times the text begins with that ASCII character.
pub(super) fn run(text: &str, char: char) -> usize {
    text.chars().take_while(|next| *next == char).count()
}

/// The text as a code span that shows exactly it.
pub(crate) fn code(text: &str) -> String {
    let text = super::clean::one_line(text);
    let mut longest = 0;
    let mut rest = text.as_str();
    while let Some(found) = rest.find('`') {
        let tail = rest.get(found..).unwrap_or_default();
        let length = run(tail, '`');
        longest = longest.max(length);
        rest = tail.get(length..).unwrap_or_default();
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
