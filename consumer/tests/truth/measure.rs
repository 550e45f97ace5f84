//! Verdicts by execution: payloads of both sides, read by the compiled code of the base and judged by the revision.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use specwright::{Entry, Examination, Limits};
use specwright_build::model::{Direction, Model, SchemaId};
use specwright_drift::{Impact, Validator, Wire};
use specwright_instances::Maker;

/// How many payloads of each side are read in one direction, for each level down to the change.
const SAMPLES: usize = 1200;

/// A type that was compiled from the base, and its schema.
#[derive(Clone, Copy)]
pub(crate) struct Owner {
    pub(crate) entry: &'static Entry,
    pub(crate) schema: SchemaId,
    pub(crate) direction: Direction,
    /// How many levels below it the change is.
    pub(crate) depth: u32,
}

/// By whose document a payload is made, where that matters: who sends by one names what that one names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Base,
    Revision,
    Either,
}

/// A payload, and what the compiled code makes of it.
struct Read {
    text: String,
    examination: Examination,
}

/// What payloads are of: a schema, a direction and how deep they are broken.
type Key = (SchemaId, Direction, u32);

/// The base: its compiled types, and payloads made from its document.
pub(crate) struct Base<'m> {
    maker: Maker<'m>,
    known: RefCell<BTreeMap<Key, Rc<[Read]>>>,
}

impl<'m> Base<'m> {
    pub(crate) fn of(model: &'m Model) -> Self {
        Self { maker: Maker::of(model), known: RefCell::default() }
    }

    fn payloads(&self, owner: Owner) -> Rc<[Read]> {
        let key = (owner.schema, owner.direction, owner.depth);
        let mut known = self.known.borrow_mut();
        known.entry(key).or_insert_with(|| payloads(&self.maker, owner)).clone()
    }

    /// What happens between the base and a revision, as far as payloads of that type show it.
    pub(crate) fn measure(&self, owner: Owner, revision: &Model, named: bool) -> Impact {
        let revision = revision.around(owner.schema);
        let revision = Maker::of(&revision);
        let judge =
            |text: &str| revision.judge(owner.schema, owner.direction, text.to_owned()).valid;
        let mut verdict = Impact::default();
        for (reads, by) in
            [(self.payloads(owner), By::Base), (payloads(&revision, owner), By::Revision)]
        {
            let by = if named { by } else { By::Either };
            for read in reads.iter() {
                let one = match owner.direction {
                    Direction::Request => sent(read, judge, by),
                    _ if by == By::Base => continue,
                    _ => received(read, judge),
                };
                verdict = verdict.and(one);
            }
        }
        verdict
    }
}

/// What the compiled validator lets pass is sent, as it is or as the compiled type writes it.
fn sent(read: &Read, judge: impl Fn(&str) -> bool, by: By) -> Impact {
    let old = &read.examination;
    let taken = judge(&read.text);
    let written = || old.held.as_ref().is_none_or(|held| judge(held));
    if by != By::Revision && old.is_valid() && !(taken && written()) {
        return Impact::new(Wire::Break, Validator::StaleAccept);
    }
    if by != By::Base && !old.is_valid() && !bound_of_ours(old) && taken {
        return Impact::new(Wire::Ok, Validator::FalseReject);
    }
    Impact::new(Wire::Ok, Validator::Ok)
}

/// The compiled code reads what the provider may answer now.
fn received(read: &Read, judge: impl Fn(&str) -> bool) -> Impact {
    let old = &read.examination;
    if old.is_valid() || bound_of_ours(old) || !judge(&read.text) {
        return Impact::new(Wire::Ok, Validator::Ok);
    }
    let choice = |keyword| matches!(keyword, "enum" | "anyOf" | "oneOf");
    let keywords = || old.violations.iter().flatten().map(|violation| violation.keyword);
    match &old.held {
        // A number that the chosen Rust type cannot hold has its form.
        None if !keywords().any(|keyword| keyword == "range") => {
            Impact::new(Wire::Break, Validator::FalseReject)
        }
        Some(_) if keywords().all(choice) => Impact::new(Wire::Ok, Validator::Tolerated),
        _ => Impact::new(Wire::Ok, Validator::FalseReject),
    }
}

/// What the chosen Rust type cannot hold is our bound, not the document's.
fn bound_of_ours(examination: &Examination) -> bool {
    let mut keywords = examination.violations.iter().flatten().map(|violation| violation.keyword);
    !examination.is_valid() && keywords.all(|keyword| keyword == "range")
}

/// Payloads made from one side's schema, valid ones and broken ones, read by the compiled code.
fn payloads(maker: &Maker<'_>, owner: Owner) -> Rc<[Read]> {
    let instances = maker.instances(owner.schema, owner.direction);
    let instances =
        instances.depth(owner.depth).limit(SAMPLES * owner.depth as usize).unlabelled(true);
    let read = |text: String| {
        let examination = owner.entry.examine(text.as_bytes(), &Limits::default());
        // However it is read, the code tells the same.
        assert!(examination.agrees(), "{}: {text}: {examination:?}", owner.entry.pointer);
        Read { text, examination }
    };
    instances.iter().map(|instance| read(instance.text)).collect()
}
