//! Pieces to text of a wanted length.

use super::Piece;
use crate::rng::Rng;

/// The shortest and the longest text a piece makes, in characters.
pub(crate) fn lengths(piece: &Piece) -> (u64, Option<u64>) {
    match piece {
        Piece::Class(_) => (1, Some(1)),
        Piece::Concat(pieces) => pieces.iter().map(lengths).fold((0, Some(0)), |sum, next| {
            (sum.0.saturating_add(next.0), sum.1.zip(next.1).map(|(a, b)| a.saturating_add(b)))
        }),
        Piece::Either(pieces) => {
            pieces.iter().map(lengths).fold((u64::MAX, Some(0)), |known, next| {
                (known.0.min(next.0), known.1.zip(next.1).map(|(a, b)| a.max(b)))
            })
        }
        Piece::Repeat(inner, min, max) => {
            let (least, most) = lengths(inner);
            let most = match (most, max) {
                (Some(0), _) | (_, Some(0)) => Some(0),
                (most, max) => most.zip(*max).map(|(most, max)| most.saturating_mul(max)),
            };
            (least.saturating_mul(*min), most)
        }
    }
}

/// Text of exactly that many characters, if the way chosen has any.
pub(crate) fn make(piece: &Piece, length: u64, rng: &mut Rng, out: &mut String) -> bool {
    match piece {
        Piece::Class(ranges) => {
            length == 1 && choose(ranges, rng).map(|chosen| out.push(chosen)).is_some()
        }
        Piece::Concat(pieces) => concat(pieces, length, rng, out),
        Piece::Either(pieces) => {
            let fitting: Vec<&Piece> = pieces.iter().filter(|piece| fits(piece, length)).collect();
            let chosen = rng.below(fitting.len());
            fitting.get(chosen).is_some_and(|piece| make(piece, length, rng, out))
        }
        Piece::Repeat(inner, min, max) => repeat(inner, (*min, *max), length, rng, out),
    }
}

fn fits(piece: &Piece, length: u64) -> bool {
    let (min, max) = lengths(piece);
    min <= length && max.is_none_or(|max| length <= max)
}

fn concat(pieces: &[Piece], length: u64, rng: &mut Rng, out: &mut String) -> bool {
    let bounds: Vec<(u64, Option<u64>)> = pieces.iter().map(lengths).collect();
    let mut left = length;
    for (place, (piece, (min, max))) in pieces.iter().zip(&bounds).enumerate() {
        let rest = bounds.get(place.saturating_add(1)..).unwrap_or_default();
        let least: u64 = rest.iter().fold(0, |sum, bounds| sum.saturating_add(bounds.0));
        let most = rest.iter().try_fold(0_u64, |sum, bounds| Some(sum.saturating_add(bounds.1?)));
        let low = (*min).max(most.map_or(0, |most| left.saturating_sub(most)));
        let high = left.saturating_sub(least).min(max.unwrap_or(u64::MAX));
        let here = share(low, high, rng);
        if low > high || !make(piece, here, rng, out) {
            return false;
        }
        left = left.saturating_sub(here);
    }
    left == 0
}

/// A length between the two: often one of them.
fn share(low: u64, high: u64, rng: &mut Rng) -> u64 {
    match rng.below(4) {
        0 => high,
        1 => low,
        _ => {
            let room = usize::try_from(high.saturating_sub(low)).unwrap_or(usize::MAX);
            low.saturating_add(u64::try_from(rng.below(room.saturating_add(1))).unwrap_or(0))
        }
    }
}

fn repeat(
    inner: &Piece,
    times: (u64, Option<u64>),
    length: u64,
    rng: &mut Rng,
    out: &mut String,
) -> bool {
    let (least, most) = lengths(inner);
    if length == 0 && times.0.checked_mul(least) == Some(0) {
        return true;
    }
    // So many that each can be long enough, and none must be too long.
    let fewest = match most {
        Some(0) => return false,
        Some(most) => length.div_ceil(most).max(times.0),
        None => times.0.max(1),
    };
    let limit = times.1.unwrap_or(u64::MAX).min(length.max(times.0));
    let highest = length.checked_div(least).unwrap_or(limit).min(limit);
    if fewest > highest {
        return false;
    }
    let count = share(fewest, highest, rng);
    let mut left = length;
    for place in 0..count {
        let others = count.saturating_sub(place).saturating_sub(1);
        let low =
            least.max(most.map_or(0, |most| left.saturating_sub(most.saturating_mul(others))));
        let low = if others == 0 { left } else { low };
        let high = left.saturating_sub(least.saturating_mul(others)).min(most.unwrap_or(u64::MAX));
        let here = share(low, high, rng);
        if low > high || !make(inner, here, rng, out) {
            return false;
        }
        left = left.saturating_sub(here);
    }
    left == 0
}

/// A character of the ranges.
fn choose(ranges: &[(char, char)], rng: &mut Rng) -> Option<char> {
    let (from, end) = ranges.get(rng.below(ranges.len())).copied()?;
    let count = (from..=end).take(4096).count();
    (from..=end).nth(rng.below(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    /// The runtime's engine says whether what is made matches.
    #[test]
    fn what_is_made_matches() {
        for source in [
            "^[A-Z]{3}$",
            "^pk_(test|live)_[0-9a-zA-Z]{8,12}$",
            r"^\d{4}-\d{2}$",
            "^(a|bc){2,3}d*$",
            r"^[^\s@]+@[^\s@]+$",
            r"^\u00e9\x41[\-+]$",
            "^$",
            "x",
            "^.{5,}$",
            "^([a-f0-9]{2}:){5}[a-f0-9]{2}$",
            r"^[\w.-]{1,3}\/$",
        ] {
            let piece = parse(source).unwrap();
            let engine = specwright::Pattern::new(source);
            let (min, max) = lengths(&piece);
            let mut rng = Rng::new(7);
            for length in [min, max.unwrap_or(min + 9)] {
                let made = (0..50).find_map(|_| {
                    let mut text = String::new();
                    make(&piece, length, &mut rng, &mut text).then_some(text)
                });
                let text = made.unwrap_or_else(|| panic!("{source} of {length}"));
                assert_eq!(
                    u64::try_from(text.chars().count()).unwrap(),
                    length,
                    "{source}: {text}"
                );
                assert!(engine.is_match(&text), "{source}: {text}");
            }
        }
    }

    #[test]
    fn what_is_not_understood_makes_nothing() {
        for source in ["(", "a{", "[a", "(?", "\\", &"(".repeat(10_000)] {
            assert_eq!(parse(source), None, "{source}");
        }
    }
}
