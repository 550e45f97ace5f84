//! `required` (JSON Schema Validation, 6.5.3): the one keyword that asks for the direction.

use crate::judge::{Frame, Judge};
use crate::tape::same;
use crate::{Asked, Direction, Kind};

pub(super) fn check(asked: &[Asked], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Object {
        return true;
    }
    if are_all_there(asked, judge, frame) {
        return true;
    }
    let mut holds = true;
    for asked in asked {
        let name = match asked {
            Asked::Except(_, directions) if directions.contains(&judge.direction) => continue,
            Asked::Always(name) | Asked::Except(name, _) => name,
        };
        if !frame.node.has(name) {
            holds = judge.report_missing(frame, name, "required", || "is required".to_owned());
        }
    }
    holds
}

/// Whether every member asked for is there, seen in one walk over the object. Only `true` is an answer.
fn are_all_there(asked: &[Asked], judge: &Judge<'_>, frame: &Frame<'_>) -> bool {
    let Some(mut missing) = Missing::new(asked, judge.direction) else { return false };
    for (key, _) in frame.node.members() {
        if missing.is_none() {
            return true;
        }
        missing.see(key.as_str().unwrap_or(""));
    }
    missing.is_none()
}

/// Members that are asked for and were not seen yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Missing<'a> {
    asked: &'a [Asked],
    /// A bit for each.
    bits: u64,
}

impl<'a> Missing<'a> {
    /// `None` when more are asked for than there are bits.
    #[inline]
    pub(crate) fn new(asked: &'a [Asked], direction: Direction) -> Option<Self> {
        if asked.len() > 64 {
            return None;
        }
        let mut bits = 0;
        for (place, asked) in asked.iter().enumerate() {
            if !matches!(asked, Asked::Except(_, directions) if directions.contains(&direction)) {
                bits |= 1 << place;
            }
        }
        Some(Self { asked, bits })
    }

    /// Sees a member. They mostly come in the order in which they are asked for.
    #[inline]
    pub(crate) fn see(&mut self, name: &str) {
        let next = usize::try_from(self.bits.trailing_zeros()).unwrap_or(0);
        let is = |asked: &Asked| match asked {
            Asked::Always(known) | Asked::Except(known, _) => same(known, name),
        };
        let place = match self.asked.get(next) {
            Some(asked) if is(asked) => Some(next),
            _ => self.asked.iter().position(is),
        };
        if let Some(place) = place {
            self.bits &= !(1 << place);
        }
    }

    /// Whether none is missing.
    #[inline]
    pub(crate) fn is_none(self) -> bool {
        self.bits == 0
    }
}
