//! Back-references: tried one way after the other, with a bound on the steps.
//!
//! No linear algorithm is known for them. When the bound is reached the text counts as not matching: it is refused.

use super::error::PatternError;
use super::looking::edge;
use super::node::Node;
use super::program::{self, Program, Step, slot};

/// Steps one search may take, over all starting positions.
const MAX_STEPS: u32 = 1_000_000;

/// A pattern with back-references.
#[derive(Debug)]
pub(super) struct Bounded {
    program: Program,
}

/// What to do when a way fails.
enum Retry {
    Go { step: usize, at: usize },
    Restore { slot: usize, held: Option<usize> },
}

impl Bounded {
    /// Writes the program.
    pub(super) fn build(node: &Node) -> Result<Self, PatternError> {
        Ok(Self { program: program::with_captures(node)? })
    }

    /// Whether it is found in the text within the bound.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let mut search = Search { text: &text, program: &self.program, left: MAX_STEPS };
        // A way that failed has put back what it remembered, so that the next start finds all slots empty.
        let mut slots = vec![None; self.program.slots];
        (0..=text.len()).any(|start| search.from(start, &mut slots))
    }
}

struct Search<'a> {
    text: &'a [char],
    program: &'a Program,
    left: u32,
}

impl Search<'_> {
    fn from(&mut self, start: usize, slots: &mut [Option<usize>]) -> bool {
        let mut retries = vec![Retry::Go { step: 0, at: start }];
        while let Some(retry) = retries.pop() {
            match retry {
                Retry::Restore { slot, held } => set(slots, slot, held),
                Retry::Go { step, at } => {
                    if self.follow((step, at), slots, &mut retries) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Follows one way until it fails or the pattern is found.
    fn follow(
        &mut self,
        from: (usize, usize),
        slots: &mut [Option<usize>],
        retries: &mut Vec<Retry>,
    ) -> bool {
        let (mut step, mut at) = from;
        while let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            let Some(current) = self.program.steps.get(step) else { return false };
            step += 1;
            match current {
                Step::Match => return true,
                Step::Set(set) => match (self.text.get(at), self.program.sets.get(*set)) {
                    (Some(character), Some(set)) if set.contains(*character) => at += 1,
                    _ => return false,
                },
                Step::Split(first, second) => {
                    retries.push(Retry::Go { step: *second, at });
                    step = *first;
                }
                Step::Jump(target) => step = *target,
                Step::Save(slot) => keep(slots, *slot, Some(at), retries),
                Step::Forget(range) => {
                    self.spend(range.end().saturating_sub(*range.start()));
                    range.clone().for_each(|slot| keep(slots, slot, None, retries));
                }
                Step::Progress(slot) => {
                    if slots.get(*slot) == Some(&Some(at)) {
                        return false;
                    }
                }
                Step::Back(group) => match self.back(*group, at, slots) {
                    Some(after) => at = after,
                    None => return false,
                },
                other => {
                    if !edge(other, self.text, at) {
                        return false;
                    }
                }
            }
        }
        retries.clear();
        false
    }

    fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(u32::try_from(steps).unwrap_or(u32::MAX));
    }

    /// The position after what the group holds; a group that holds nothing matches the empty text.
    fn back(&mut self, group: u32, at: usize, slots: &[Option<usize>]) -> Option<usize> {
        let (start, end) = slot(group);
        let held = |slot: usize| slots.get(slot).copied().flatten();
        let (Some(start), Some(end)) = (held(start), held(end)) else { return Some(at) };
        let group = self.text.get(start..end)?;
        self.spend(group.len());
        let after = at.checked_add(group.len())?;
        (self.text.get(at..after)? == group).then_some(after)
    }
}

fn set(slots: &mut [Option<usize>], slot: usize, held: Option<usize>) {
    if let Some(place) = slots.get_mut(slot) {
        *place = held;
    }
}

fn keep(slots: &mut [Option<usize>], slot: usize, now: Option<usize>, retries: &mut Vec<Retry>) {
    retries.push(Retry::Restore { slot, held: slots.get(slot).copied().flatten() });
    set(slots, slot, now);
}
