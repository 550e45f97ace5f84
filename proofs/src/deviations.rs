//! The reviewed list of known disagreements: `deviations.jsonl`, one a line, each with its section of the specification.
//!
//! `{"document": "…", "pointer": "/components/…", "reason": "…", "section": "…"}`: the pointer and everything below it;
//! `"*"` as document means every document; `"unicode": true` narrows it to instances that hold a letter beyond
//! ASCII, `"digits"` to those that hold a fraction of at least so many digits.
//! `"skip": true` leaves the schemas out, because the other judge cannot be asked.

use serde_json::Value;

use crate::differential::Disagreement;

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Deviations(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    document: String,
    pointer: String,
    unicode: bool,
    digits: Option<u64>,
    skip: bool,
    reason: String,
}

impl Deviations {
    /// The list of this repository.
    pub fn reviewed() -> Result<Self, String> {
        Self::read(include_str!("../deviations.jsonl"))
    }

    /// Reads a list; every entry must give a reason and a section.
    pub fn read(text: &str) -> Result<Self, String> {
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(entry)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether the list explains a disagreement.
    pub fn explains(&self, found: &Disagreement) -> bool {
        self.0.iter().any(|entry| {
            !entry.skip
                && entry.covers(&found.document, &found.pointer)
                && (!entry.unicode || holds_letter_beyond_ascii(&found.text))
                && entry.digits.is_none_or(|digits| holds_fraction(&found.text, digits))
        })
    }

    /// Why a schema is left out.
    pub fn skips(&self, document: &str, pointer: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|entry| entry.skip && entry.covers(document, pointer))
            .map(|entry| entry.reason.as_str())
    }
}

impl Entry {
    fn covers(&self, document: &str, pointer: &str) -> bool {
        let below = pointer.strip_prefix(&self.pointer);
        (self.document == "*" || self.document == document)
            && below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    }
}

fn holds_letter_beyond_ascii(text: &str) -> bool {
    text.chars().any(|character| !character.is_ascii() && character.is_alphabetic())
}

/// Whether a text holds a fraction of at least so many digits.
fn holds_fraction(text: &str, digits: u64) -> bool {
    let numbers = text.split(|character: char| !(character.is_ascii_digit() || character == '.'));
    numbers.filter(|number| number.contains('.')).any(|number| number.len() as u64 > digits)
}

fn entry(line: &str) -> Result<Entry, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let needed = |name: &str| text(name).ok_or_else(|| format!("{line}: needs \"{name}\""));
    needed("section")?;
    Ok(Entry {
        document: needed("document")?,
        pointer: needed("pointer")?,
        unicode: value.get("unicode") == Some(&Value::Bool(true)),
        digits: value.get("digits").and_then(Value::as_u64),
        skip: value.get("skip") == Some(&Value::Bool(true)),
        reason: needed("reason")?,
    })
}
