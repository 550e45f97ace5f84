//! Payloads that show a drift finding: one side accepts them, the other refuses them.
//!
//! A finding claims something of payloads: that the base lets a request pass which the provider now refuses, or that it
//! refuses a response which is valid now. [`Judges`] looks among instances of both schemas for the smallest one of which
//! that is true, by running the judge over the tables of both sides, and takes it only when the refusal is about what
//! the finding is about. Nothing is argued and nothing depends on a clock: the same documents give the same payloads.

mod claim;
mod reason;
mod side;
mod value;

use specwright_drift::{Counterexample, Finding, Side as Name, Witness};
use specwright_model::Model;

use crate::claim::Claim;
use crate::reason::Reason;
use crate::side::Side;

/// How many instances of each side are tried for one claim.
const TRIED: usize = 160;

/// Longer payloads show nothing to a reader, in bytes.
const LONGEST: usize = 8 << 10;

/// Both sides' judges. Their tables are made when the first finding needs them.
pub struct Judges<'m> {
    base: Side<'m>,
    revision: Side<'m>,
}

impl<'m> Judges<'m> {
    /// The judges of these models.
    pub fn of(base: &'m Model, revision: &'m Model) -> Self {
        Self { base: Side::of(base), revision: Side::of(revision) }
    }

    fn show(&self, finding: &Finding, claim: Claim) -> Option<Counterexample> {
        let compared = finding.compared.as_ref()?;
        let (base, revision) =
            (self.base.schemas(&compared.base), self.revision.schemas(&compared.revision));
        let (accepts, refuses) = match claim.accepted_by {
            Name::Base => (base, revision),
            Name::Revision => (revision, base),
        };
        let reason = Reason::of(finding, claim.accepted_by);
        // What the refusing side calls broken in one place is the sharpest; what the other side calls valid comes next.
        let broken = refuses.instances(claim.direction, TRIED).filter(|one| !one.valid);
        let valid = accepts.instances(claim.direction, TRIED).filter(|one| one.valid);
        let mut best: Option<(u8, usize, String)> = None;
        for text in broken.chain(valid).map(|one| one.text).filter(|text| text.len() <= LONGEST) {
            let better = |rank: u8| {
                let size = (rank, text.len());
                best.as_ref().is_none_or(|best| size < (best.0, best.1))
            };
            let Some(rank) = refuses.refusal(&text, claim.direction, &reason) else { continue };
            if better(rank) && accepts.accepts(&text, claim.direction) {
                best = Some((rank, text.len(), text));
            }
        }
        let (_, _, text) = best?;
        let schema = self.base.pointer(&compared.base);
        Some(Counterexample { instance: value::of(&text)?, schema, accepted_by: claim.accepted_by })
    }
}

impl Witness for Judges<'_> {
    fn witness(&self, finding: &Finding) -> Option<Counterexample> {
        Claim::of(finding).into_iter().find_map(|claim| self.show(finding, claim))
    }
}
