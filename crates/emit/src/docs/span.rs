//! Code spans (CommonMark, section 6.1).

use std::collections::BTreeMap;

/// The runs of backticks of one text: the places where those of each length begin.
pub(super) struct Spans {
    runs: BTreeMap<usize, Vec<usize>>,
}

impl Spans {
    /// Looks through the text once.
    pub(super) fn of(text: &str) -> Self {
        let mut runs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|tail| tail.find('`')) {
            let start = at + found;
            let length = run(text.get(start..).unwrap_or_default(), '`');
            runs.entry(length).or_default().push(start);
            at = start + length;
        }
        Self { runs }
    }

    /// The end of the code span that begins at `start`, its closing backticks included.
    pub(super) fn end(&self, text: &str, start: usize) -> Option<usize> {
        let length = run(text.get(start..)?, '`');
        let starts = self.runs.get(&length)?;
        let next = starts.partition_point(|place| *place <= start);
        starts.get(next).map(|closing| closing + length)
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
    let pad =
        if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
