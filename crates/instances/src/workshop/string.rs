//! Texts of the lengths, patterns and formats the facts name.

use std::collections::BTreeSet;

use super::{Care, Workshop};
use crate::facts::Facts;
use crate::formats;
use crate::pattern::{self, Piece};

/// Longer texts are not made.
const LONGEST: u64 = 300_000;

/// How often a text of one length is tried.
const TRIES: usize = 6;

impl Workshop<'_> {
    /// Texts to try, valid ones among them: those that fit first, then the neighbours of every limit.
    pub(crate) fn strings(&mut self, facts: &Facts<'_>, care: Care) -> Vec<String> {
        let lengths = lengths(facts, care);
        let mut all: Vec<String> = Vec::new();
        for source in &facts.patterns {
            if let Some(piece) = self.maker.piece(source) {
                self.matching(&piece, &lengths, &mut all);
            }
        }
        for format in &facts.formats {
            all.extend(formats::valid(format).iter().map(|text| (*text).to_owned()));
            all.extend(lengths.iter().filter_map(|length| formats::of_length(format, *length)));
        }
        let found: Vec<String> = all.iter().take(4).cloned().collect();
        for length in &lengths {
            all.extend(found.iter().filter_map(|text| padded(text, *length)));
            all.push(plain(*length));
            if care == Care::Thorough {
                all.push(wide(*length));
            }
        }
        all.extend(
            ["text", "é", "Aa0-_", "0", "a b", "0x1F", "https://example.com/a"].map(str::to_owned),
        );
        all
    }

    /// Texts that match a pattern, of the lengths asked for and of its own.
    fn matching(&mut self, piece: &Piece, lengths: &BTreeSet<u64>, all: &mut Vec<String>) {
        let (least, most) = pattern::lengths(piece);
        let own = [least, least.saturating_add(1), least.saturating_add(7), most.unwrap_or(least)];
        let wanted = lengths.iter().copied().filter(|length| *length > 0).chain(own);
        let fitting: BTreeSet<u64> = wanted
            .filter(|length| {
                *length >= least && most.is_none_or(|most| *length <= most) && *length <= LONGEST
            })
            .collect();
        for length in fitting {
            // Long texts cost more than a second one tells.
            let enough = if length > 1_000 { 1 } else { 2 };
            let mut made = 0;
            for _ in 0..TRIES {
                let mut text = String::new();
                if pattern::make(piece, length, &mut self.rng, &mut text) {
                    all.push(text);
                    made += 1;
                }
                if made >= enough {
                    break;
                }
            }
        }
    }
}

/// The lengths at every limit and beside it; without care those that surely fit.
fn lengths(facts: &Facts<'_>, care: Care) -> BTreeSet<u64> {
    let (min, max) = (facts.min_length, facts.max_length);
    if care == Care::Quick {
        return BTreeSet::from([min, min.saturating_add(1).min(max.unwrap_or(u64::MAX))]);
    }
    let mut lengths = BTreeSet::from([0, 1, min, min.saturating_add(1), min.saturating_sub(1)]);
    if let Some(max) = max {
        lengths.extend([max.saturating_sub(1), max, max.saturating_add(1)]);
    }
    lengths.retain(|length| *length <= LONGEST);
    lengths
}

/// So many letters.
fn plain(length: u64) -> String {
    "a".repeat(usize::try_from(length).unwrap_or(0))
}

/// So many characters of two to four bytes.
fn wide(length: u64) -> String {
    "é漢𝄞".chars().cycle().take(usize::try_from(length).unwrap_or(0)).collect()
}

/// The text, made longer at its end, or cut.
fn padded(text: &str, length: u64) -> Option<String> {
    let length = usize::try_from(length).ok()?;
    let last = text.chars().next_back()?;
    Some(text.chars().chain(std::iter::repeat(last)).take(length).collect())
}

/// Texts that differ from one in a single character, or by one character more or less.
pub(crate) fn nearby(text: &str) -> Vec<String> {
    const ODD: [char; 12] = ['!', ' ', 'é', 'a', 'Z', '0', '9', '漢', '\n', '-', '?', '/'];
    let characters: Vec<char> = text.chars().collect();
    if characters.len() > 10_000 {
        return Vec::new();
    }
    let last = characters.len().saturating_sub(1);
    let places = BTreeSet::from([0, 1.min(last), last / 2, last]);
    let mut all: Vec<String> = Vec::new();
    for odd in ODD {
        for place in places.iter().filter(|place| **place < characters.len()) {
            let mut changed = characters.clone();
            if let Some(character) = changed.get_mut(*place) {
                *character = odd;
            }
            all.push(changed.into_iter().collect());
        }
        all.push(format!("{odd}{text}"));
        all.push(format!("{text}{odd}"));
    }
    all.push(characters.iter().skip(1).collect());
    all.push(characters.iter().take(last).collect());
    all
}
