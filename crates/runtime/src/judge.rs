//! The judge: runs a schema's constant table over a tape. Every verdict comes from here.

mod decide;
mod evaluated;
mod frame;
mod listed;
mod sieve;
mod tell;

pub(crate) use decide::{decide, decided};
pub(crate) use evaluated::Evaluated;
pub(crate) use frame::Frame;
pub(crate) use listed::by_member;
pub(crate) use sieve::{nearly, possible, unlisted};
pub(crate) use tell::tell_union;

use std::collections::BTreeMap;

use crate::{
    Direction, Found, Json, Kind, Limits, Node, Schema, Tape, Violation, Violations, rules, value,
};

/// How deep schemas may be applied inside each other; counts what `$ref` and unions add to the depth of the payload.
const MAX_FRAMES: u32 = 1100;

/// How often schemas may be applied, beside a share for each node of the payload.
const WORK: u64 = 4_000_000;

/// Judges a value: gathers everything that is wrong with it.
pub fn judge(
    node: Node<'_>,
    schema: &'static Schema,
    direction: Direction,
    limits: &Limits,
) -> Result<(), Violations> {
    let tape = node.tape();
    let mut judge = Judge::new(tape, direction);
    judge.cap = limits.violations;
    let holds = judge.apply(schema, node, None);
    if holds && judge.gave_up.is_none() && !tape.has_duplicates() {
        return Ok(());
    }
    Err(judge.into_violations())
}

/// Whether a value obeys its schema. Stops at the first problem.
pub fn holds(node: Node<'_>, schema: &'static Schema, direction: Direction) -> bool {
    let mut judge = Judge::new(node.tape(), direction);
    let holds = judge.holds(schema, node, None);
    holds && judge.gave_up.is_none() && !node.tape().has_duplicates()
}

/// What a rule says when it is broken: the message, and what the document says there.
pub(crate) type Said = (String, Option<Json>);

/// How a branch matches a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// It does.
    Held,
    /// The document lets the value in, which its Rust type cannot hold.
    Unheld,
    /// It does not.
    None,
}

/// One run over one tape.
pub(crate) struct Judge<'t> {
    tape: &'t Tape<'t>,
    pub(crate) direction: Direction,
    /// Above zero, only the verdict is wanted.
    quiet: u32,
    /// Above zero, what is found is only weighed, not told.
    trial: u32,
    found: Vec<Found>,
    more: usize,
    cap: usize,
    /// Above zero, the document alone is asked: what the Rust type can hold does not count.
    plain: u32,
    /// Counts what the document lets in or not, as it may be, and the Rust type cannot hold.
    unheld: u64,
    /// Verdicts of containers inside unions, so that nested unions are not judged again and again: by schema, node and
    /// whether the document alone was asked; with each, whether it met what a Rust type cannot hold.
    memo: BTreeMap<(usize, u32, bool), (bool, bool)>,
    /// Counts verdicts that hang on the way here: reference cycles and dynamic references. They are not remembered.
    unsettled: u64,
    work: u64,
    /// Where there is no room from: the last violation to be told, once there are enough.
    bound: Option<u32>,
    /// A limit was passed: the verdict is "invalid", for this reason.
    gave_up: Option<Found>,
}

impl<'t> Judge<'t> {
    pub(crate) fn new(tape: &'t Tape<'t>, direction: Direction) -> Self {
        let share = u64::try_from(tape.len()).unwrap_or(u64::MAX).saturating_mul(200);
        Self {
            tape,
            direction,
            quiet: 0,
            trial: 0,
            found: Vec::new(),
            more: 0,
            cap: Limits::new().violations,
            plain: 0,
            unheld: 0,
            memo: BTreeMap::new(),
            unsettled: 0,
            work: WORK.saturating_add(share),
            bound: None,
            gave_up: None,
        }
    }

    /// Judges a node by a schema, telling what is wrong unless only the verdict is wanted.
    #[inline]
    pub(crate) fn apply(
        &mut self,
        schema: &'static Schema,
        node: Node<'_>,
        parent: Option<&Frame<'_>>,
    ) -> bool {
        if schema.rules.is_empty() {
            return true;
        }
        let frame = Frame::new(schema, node, parent);
        if self.work == 0 || frame.depth > MAX_FRAMES {
            return self.give_up(&frame);
        }
        self.work -= 1;
        if value::is_sure(schema, node) {
            return true;
        }
        let mut holds = true;
        for rule in schema.rules {
            if !rules::check(rule, self, &frame) {
                holds = false;
                if self.quiet > 0 {
                    return false;
                }
            }
        }
        holds
    }

    /// Follows a reference. One that comes back to the same schema for the same node adds nothing.
    pub(crate) fn refer(&mut self, schema: &'static Schema, frame: &Frame<'_>) -> bool {
        if frame.is_applying(schema) {
            self.unsettle();
            return true;
        }
        self.apply(schema, frame.node, Some(frame))
    }

    /// The verdict alone.
    pub(crate) fn holds(
        &mut self,
        schema: &'static Schema,
        node: Node<'_>,
        parent: Option<&Frame<'_>>,
    ) -> bool {
        let key = (std::ptr::from_ref(schema).addr(), node.index(), self.plain > 0);
        if let Some((verdict, unheld)) = self.memo.get(&key) {
            self.unheld += u64::from(*unheld);
            return *verdict;
        }
        let nested = self.quiet > 0 && matches!(node.kind(), Kind::Array | Kind::Object);
        let (unsettled, unheld) = (self.unsettled, self.unheld);
        self.quiet += 1;
        let verdict = self.apply(schema, node, parent);
        self.quiet -= 1;
        if nested && self.unsettled == unsettled && self.gave_up.is_none() {
            self.memo.insert(key, (verdict, self.unheld != unheld));
        }
        verdict
    }

    /// What the document alone says: asked where no value is built by the schema, so what its Rust type could hold is of
    /// no matter.
    pub(crate) fn plainly_holds(
        &mut self,
        schema: &'static Schema,
        node: Node<'_>,
        parent: &Frame<'_>,
    ) -> bool {
        self.plain += 1;
        let verdict = self.holds(schema, node, Some(parent));
        self.plain -= 1;
        verdict
    }

    /// How a branch matches.
    pub(crate) fn matches(
        &mut self,
        schema: &'static Schema,
        node: Node<'_>,
        parent: &Frame<'_>,
    ) -> Match {
        let unheld = self.unheld;
        if self.holds(schema, node, Some(parent)) {
            return Match::Held;
        }
        let again = self.plain == 0 && self.unheld != unheld;
        if again && self.plainly_holds(schema, node, parent) { Match::Unheld } else { Match::None }
    }

    /// The Rust type cannot hold the value. Whether that is of no matter here.
    pub(crate) fn excuses(&mut self) -> bool {
        self.unheld += 1;
        self.plain > 0
    }

    /// Whether only the verdict is wanted.
    #[inline]
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet > 0
    }

    /// Says that the verdict of what is being judged hangs on the way here.
    pub(crate) fn unsettle(&mut self) {
        self.unsettled += 1;
    }

    /// A rule of this schema is broken at its node.
    pub(crate) fn fail(
        &mut self,
        frame: &Frame<'_>,
        keyword: &'static str,
        say: impl FnOnce() -> Said,
    ) -> bool {
        self.report(frame.node, frame.schema, keyword, say)
    }

    /// A rule of a schema is broken at a node: the instance, or the name of a member.
    pub(crate) fn report(
        &mut self,
        node: Node<'_>,
        schema: &'static Schema,
        keyword: &'static str,
        say: impl FnOnce() -> Said,
    ) -> bool {
        if self.quiet == 0 && self.has_room(node.index()) {
            let (message, limit) = say();
            self.keep(Found {
                node: node.index(),
                missing: None,
                keyword,
                schema: Some(schema),
                message,
                limit,
            });
        }
        false
    }

    /// A member is missing.
    pub(crate) fn report_missing(
        &mut self,
        frame: &Frame<'_>,
        name: &'static str,
        keyword: &'static str,
        say: impl FnOnce() -> String,
    ) -> bool {
        let node = frame.node.index();
        if self.quiet == 0 && self.has_room(node) {
            let schema = Some(frame.schema);
            self.keep(Found {
                node,
                missing: Some(name),
                keyword,
                schema,
                message: say(),
                limit: None,
            });
        }
        false
    }

    /// Only the first violations, in the order of the instance, are told; one that is surely not among them is only
    /// counted.
    fn has_room(&mut self, node: u32) -> bool {
        let room = self.bound.is_none_or(|bound| node < bound);
        if !room {
            self.more = self.more.saturating_add(1);
        }
        room
    }

    fn keep(&mut self, found: Found) {
        self.found.push(found);
        if self.found.len() >= self.cap.saturating_mul(2).saturating_add(64) {
            self.trim();
        }
    }

    /// Sorts what was found by the order of the instance and counts what there is no room for.
    fn trim(&mut self) {
        self.found.sort_by_key(|found| found.node);
        let mut kept: Vec<Found> = Vec::with_capacity(self.found.len());
        for found in self.found.drain(..) {
            let same_node = kept.iter().rev().take_while(|earlier| earlier.node == found.node);
            if !same_node.into_iter().any(|earlier| earlier.repeats(&found)) {
                kept.push(found);
            }
        }
        self.more = self.more.saturating_add(kept.len().saturating_sub(self.cap));
        kept.truncate(self.cap);
        if kept.len() == self.cap {
            self.bound = Some(kept.last().map_or(0, |last| last.node));
        }
        self.found = kept;
    }

    fn give_up(&mut self, frame: &Frame<'_>) -> bool {
        if self.gave_up.is_none() {
            let (keyword, message) = match self.work {
                0 => ("size", "must be simpler: judging it takes too long"),
                _ => ("depth", "must nest less deep: its schemas apply too deep inside each other"),
            };
            let node = frame.node.index();
            let message = message.to_owned();
            self.gave_up =
                Some(Found { node, missing: None, keyword, schema: None, message, limit: None });
        }
        false
    }

    fn into_violations(mut self) -> Violations {
        self.found.extend(self.tape.faults());
        self.found.extend(self.gave_up.take());
        self.trim();
        let tape = self.tape;
        let issues: Vec<Violation> = self.found.into_iter().map(|found| found.tell(tape)).collect();
        Violations::new(issues, self.more)
    }
}

#[cfg(test)]
mod tests;
