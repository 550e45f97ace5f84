//! What a finding claims of payloads.

use specwright_drift::{Finding, Side, Validator, Way, Wire};
use specwright_model::{Direction, Shift};

/// That there are payloads of this direction which one side accepts and the other refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) direction: Direction,
    pub(crate) accepted_by: Side,
}

impl Claim {
    /// The claims of a finding, the worse one first: a response that cannot be read, a request that is refused.
    pub(crate) fn of(finding: &Finding) -> Vec<Self> {
        // Where the validators notice one direction only, the break on the wire is of that direction.
        let (rejects, passes) = match finding.validator {
            Validator::FalseReject => (true, false),
            Validator::StaleAccept => (false, true),
            Validator::Both => (true, true),
            Validator::Ok | Validator::Tolerated => {
                (finding.wire == Wire::Break, finding.wire != Wire::Ok)
            }
        };
        // What only tightened lets in nothing new, and the other way round.
        let received =
            rejects && finding.direction != Way::Request && finding.shift != Shift::Tighter;
        let sent = passes && finding.direction != Way::Response && finding.shift != Shift::Looser;
        let response = Self { direction: Direction::Response, accepted_by: Side::Revision };
        let request = Self { direction: Direction::Request, accepted_by: Side::Base };
        received.then_some(response).into_iter().chain(sent.then_some(request)).collect()
    }
}
