//! Character classes: `[…]`, `\d`, `\s`, `\w` and the dot.

use super::super::error::PatternError;
use super::super::set::Set;
use super::{Parser, Result};

/// The dot: everything but the line terminators.
pub(super) fn dot() -> Set {
    Set::new(vec![(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]).complement()
}

/// `\d`, `\w`, `\s` and their opposites.
pub(super) fn named(letter: char) -> Option<Set> {
    let set = match letter.to_ascii_lowercase() {
        'd' => Set::new(vec![(0x30, 0x39)]),
        'w' => Set::new(vec![(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)]),
        's' => space(),
        _ => return None,
    };
    Some(if letter.is_ascii_uppercase() { set.complement() } else { set })
}

/// White space and line terminators of ECMA-262.
fn space() -> Set {
    Set::new(vec![
        (0x09, 0x0D),
        (0x20, 0x20),
        (0xA0, 0xA0),
        (0x1680, 0x1680),
        (0x2000, 0x200A),
        (0x2028, 0x2029),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
        (0xFEFF, 0xFEFF),
    ])
}

/// What stands between the hyphens of a class.
enum Member {
    Point(u32),
    Set(Set),
}

impl Member {
    fn add_to(&self, ranges: &mut Vec<(u32, u32)>) {
        match self {
            Self::Point(point) => ranges.push((*point, *point)),
            Self::Set(set) => ranges.extend_from_slice(set.ranges()),
        }
    }
}

impl Parser {
    /// A class, after its `[`.
    pub(super) fn class(&mut self) -> Result<Set> {
        let from = self.at.saturating_sub(1);
        let negative = self.eat("^");
        let mut ranges = Vec::new();
        while !self.eat("]") {
            if self.peek().is_none() {
                return Err(PatternError::syntax(from, "unclosed `[`"));
            }
            self.class_item(&mut ranges)?;
        }
        let set = Set::new(ranges);
        Ok(if negative { set.complement() } else { set })
    }

    fn class_item(&mut self, ranges: &mut Vec<(u32, u32)>) -> Result<()> {
        let from = self.at;
        let low = self.member()?;
        if self.peek() != Some('-') || matches!(self.peek_at(1), Some(']') | None) {
            low.add_to(ranges);
            return Ok(());
        }
        self.at += 1;
        let high = self.member()?;
        match (&low, &high) {
            (Member::Point(low), Member::Point(high)) if low <= high => ranges.push((*low, *high)),
            (Member::Point(_), Member::Point(_)) => {
                return Err(PatternError::syntax(from, "a range of a class is out of order"));
            }
            // With a class at either end it is no range: the hyphen stands for itself.
            _ => {
                low.add_to(ranges);
                high.add_to(ranges);
                ranges.push((0x2D, 0x2D));
            }
        }
        Ok(())
    }

    fn member(&mut self) -> Result<Member> {
        match self.next() {
            Some('\\') => {}
            Some(other) => return Ok(Member::Point(u32::from(other))),
            None => return Err(self.error("unclosed `[`")),
        }
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Member::Point(0x08))
            }
            Some('p' | 'P') => self.property().map(Member::Set),
            Some(letter) => match named(letter) {
                Some(set) => {
                    self.at += 1;
                    Ok(Member::Set(set))
                }
                None => self.point().map(Member::Point),
            },
            None => Err(self.error("`\\` at the end")),
        }
    }
}
