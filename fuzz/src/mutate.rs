//! Changes to a text: bytes, lines, words of a dictionary, and pieces of other texts.

use crate::rng::Rng;

/// Texts do not grow beyond this.
const LONGEST: usize = 16 * 1024;

/// A text like one of the corpus, changed in a few places.
pub fn mutate(corpus: &[Vec<u8>], words: &[&str], rng: &mut Rng) -> Vec<u8> {
    let mut text = rng.pick(corpus).cloned().unwrap_or_default();
    for _ in 0..=rng.below(6) {
        change(&mut text, corpus, words, rng);
    }
    text.truncate(LONGEST);
    text
}

fn change(text: &mut Vec<u8>, corpus: &[Vec<u8>], words: &[&str], rng: &mut Rng) {
    let at = rng.below(text.len() + 1);
    match rng.below(10) {
        0 => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << rng.below(8);
            }
        }
        1 => drop(text.drain(span(text, at, rng))),
        2 => {
            let piece: Vec<u8> = text[span(text, at, rng)].to_vec();
            splice(text, rng.below(text.len() + 1), &piece);
        }
        3 => {
            let other = rng.pick(corpus).cloned().unwrap_or_default();
            let from = rng.below(other.len() + 1);
            splice(text, at, &other[span(&other, from, rng)]);
        }
        4 => {
            let token = token(text, at);
            let word = rng.pick(words).copied().unwrap_or_default();
            text.splice(token, word.bytes());
        }
        5 => {
            let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
            let line = rng.pick(&lines).map(|line| line.to_vec()).unwrap_or_default();
            splice(text, line_start(text, at), &line);
        }
        6 => {
            let from = line_start(text, at);
            let to = text[from..]
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(text.len(), |end| from + end + 1);
            text.drain(from..to);
        }
        7 => {
            let token = token(text, at);
            let other = rng.below(text.len() + 1);
            let other = text[self::token(text, other)].to_vec();
            text.splice(token, other);
        }
        _ => splice(text, at, rng.pick(words).copied().unwrap_or_default().as_bytes()),
    }
}

fn splice(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let at = at.min(text.len());
    text.splice(at..at, piece.iter().copied());
}

fn span(text: &[u8], at: usize, rng: &mut Rng) -> std::ops::Range<usize> {
    let at = at.min(text.len());
    let length = if rng.below(4) == 0 { rng.below(400) } else { rng.below(12) };
    at..(at + length).min(text.len())
}

fn line_start(text: &[u8], at: usize) -> usize {
    text[..at.min(text.len())].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// The word or number around a place.
fn token(text: &[u8], at: usize) -> std::ops::Range<usize> {
    let part =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$');
    let at = at.min(text.len());
    let from = text[..at].iter().rposition(|byte| !part(byte)).map_or(0, |end| end + 1);
    let to = text[at..].iter().position(|byte| !part(byte)).map_or(text.len(), |end| at + end);
    from..to
}
