//! Sets of code points.

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

const LAST: u32 = 0x10_FFFF;

/// A set of code points, surrogates included: patterns may name them, Rust strings never hold them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    /// Sorted, apart from each other, both ends included.
    ranges: Vec<(u32, u32)>,
    /// The members below 128, one bit each: most texts hold nothing else.
    ascii: u128,
}

impl Set {
    /// The set of these ranges, in any order.
    pub(super) fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match joined.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => joined.push((low, high)),
            }
        }
        let ascii =
            (0_u32..128).filter(|c| holds(&joined, *c)).fold(0, |bits, c| bits | (1_u128 << c));
        Self { ranges: joined, ascii }
    }

    /// One code point.
    pub(super) fn one(point: u32) -> Self {
        Self::new(vec![(point, point)])
    }

    /// Everything this set lacks.
    pub(super) fn complement(&self) -> Self {
        let mut gaps = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0;
        for &(low, high) in &self.ranges {
            if low > next {
                gaps.push((next, low - 1));
            }
            next = high.saturating_add(1);
        }
        if next <= LAST {
            gaps.push((next, LAST));
        }
        Self::new(gaps)
    }

    /// The ranges.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    /// Whether the character is in it.
    pub(super) fn contains(&self, character: char) -> bool {
        let point = u32::from(character);
        if point < 128 { self.ascii >> point & 1 == 1 } else { holds(&self.ranges, point) }
    }

    /// Whether the two share nothing.
    pub(super) fn disjoint(&self, other: &Self) -> bool {
        self.ranges.iter().all(|a| other.ranges.iter().all(|b| a.1 < b.0 || b.1 < a.0))
    }

    /// Its only member, when it has exactly one that a string can hold.
    pub(super) fn single(&self) -> Option<char> {
        match self.ranges.as_slice() {
            [(low, high)] if low == high => char::from_u32(*low),
            _ => None,
        }
    }

    /// The same as a class of the engine, without surrogates.
    pub(super) fn class(&self) -> ClassUnicode {
        let parts = |&(low, high): &(u32, u32)| [(low, high.min(0xD7FF)), (low.max(0xE000), high)];
        ClassUnicode::new(self.ranges.iter().flat_map(parts).filter_map(|(low, high)| {
            let range = (char::from_u32(low)?, char::from_u32(high)?);
            (low <= high).then(|| ClassUnicodeRange::new(range.0, range.1))
        }))
    }
}

fn holds(ranges: &[(u32, u32)], point: u32) -> bool {
    let after = ranges.partition_point(|range| range.0 <= point);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|range| point <= range.1)
}
