//! `required` (JSON Schema Validation, 6.5.3): the one keyword that asks for the direction.

use crate::judge::{Frame, Judge};
use crate::tape::same;
use crate::{Asked, Direction, Kind, Rule};

pub(super) fn check(asked: &[Asked], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if frame.node.kind() != Kind::Object || is_seen_with_members(asked, judge, frame) {
        return true;
    }
    are_all_there(asked, judge, frame) || tell(asked, judge, frame)
}

/// Whether the walk over the members sees to it. Where only the verdict is wanted, it is asked for first: a member that
/// is missing tells most branches of a union apart.
fn is_seen_with_members(asked: &[Asked], judge: &Judge<'_>, frame: &Frame<'_>) -> bool {
    !judge.is_quiet() && asked.len() <= MOST && frame.schema.rules.iter().any(is_members)
}

fn is_members(rule: &Rule) -> bool {
    matches!(rule, Rule::Members(_))
}

/// What the walk over the members must see.
pub(super) fn beside_members(judge: &Judge<'_>, frame: &Frame<'_>) -> Option<Missing<'static>> {
    if judge.is_quiet() {
        return None;
    }
    let asked = frame.schema.rules.iter().find_map(|rule| match rule {
        Rule::Required(asked) => Some(*asked),
        _ => None,
    })?;
    Missing::new(asked, judge.direction)
}

/// Tells which members are missing.
fn tell(asked: &[Asked], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut holds = true;
    for asked in asked {
        if matches!(asked, Asked::Except(_, directions) if directions.contains(&judge.direction)) {
            continue;
        }
        let name = asked.name();
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

/// How many members are seen at once.
const MOST: usize = 64;

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
        if asked.len() > MOST {
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
        let mut left = self.bits;
        while left != 0 {
            let place = usize::try_from(left.trailing_zeros()).unwrap_or(0);
            if self.asked.get(place).is_some_and(|asked| same(asked.name(), name)) {
                self.bits &= !(1 << place);
                return;
            }
            left &= left - 1;
        }
    }

    /// Tells which are missing, if any; whether none is.
    #[inline]
    pub(super) fn end(self, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
        self.is_none() || tell(self.asked, judge, frame)
    }

    /// Whether none is missing.
    #[inline]
    pub(crate) fn is_none(self) -> bool {
        self.bits == 0
    }
}
