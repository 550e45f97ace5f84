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
use crate::side::{Schemas, Side};

/// How many instances of each side are tried for one claim, and how many when only a payload of this many bytes or more
/// was found among the first.
const TRIED: [usize; 2] = [160, 1600];
const SHORT: usize = 120;

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
        let mut best = None;
        for tried in TRIED {
            best = smallest((&accepts, &refuses), claim, &reason, tried).or(best);
            if best.as_ref().is_some_and(|(_, size, _)| *size < SHORT) {
                break;
            }
        }
        let (_, _, text) = best?;
        let schema = self.base.pointer(&compared.base);
        Some(Counterexample { instance: value::of(&text)?, schema, accepted_by: claim.accepted_by })
    }
}

/// How well the refusal fits, how long the payload is, and the payload.
type Found = (u8, usize, String);

/// The payload that shows it best.
fn smallest(
    (accepts, refuses): (&Schemas<'_, '_>, &Schemas<'_, '_>),
    claim: Claim,
    reason: &Reason,
    tried: usize,
) -> Option<Found> {
    // What the refusing side calls broken in one place is the sharpest; what the other side calls valid comes next.
    let broken = refuses.instances(claim.direction, tried).filter(|one| !one.valid);
    let valid = accepts.instances(claim.direction, tried).filter(|one| one.valid);
    let mut best: Option<Found> = None;
    for text in broken.chain(valid).map(|one| one.text).filter(|text| text.len() <= LONGEST) {
        let Some(rank) = refuses.refusal(&text, claim.direction, reason) else { continue };
        let size = (rank, text.len());
        if best.as_ref().is_none_or(|best| size < (best.0, best.1))
            && accepts.accepts(&text, claim.direction)
        {
            best = Some((rank, text.len(), text));
        }
    }
    best
}

impl Witness for Judges<'_> {
    fn witness(&self, finding: &Finding) -> Option<Counterexample> {
        Claim::of(finding).into_iter().find_map(|claim| self.show(finding, claim))
    }
}
