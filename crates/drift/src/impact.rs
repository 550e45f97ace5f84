//! The whole policy on schemas, in one table: direction × shift × effect.

use crate::policy::{Checking, Openness, Policy};
use crate::{Finding, Severity, Validator, Wire};
use specwright_model::{Effect, Shift};

/// What a change does to the old binary and to the old validators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Impact {
    /// The old binary against the new API.
    pub wire: Wire,
    /// The old validators against the new traffic.
    pub validator: Validator,
}

impl Impact {
    pub(crate) const NONE: Self = Self::new(Wire::Ok, Validator::Ok);
    pub(crate) const BREAK: Self = Self::new(Wire::Break, Validator::Ok);
    pub(crate) const DEPENDS: Self = Self::new(Wire::Depends, Validator::Ok);
    /// A response that the old type cannot hold.
    pub(crate) const UNREADABLE: Self = Self::new(Wire::Break, Validator::FalseReject);
    /// A request that passes here and is refused there.
    pub(crate) const REFUSED: Self = Self::new(Wire::Break, Validator::StaleAccept);
    /// A response that fits the old type but not its limits.
    pub(crate) const REJECTED: Self = Self::new(Wire::Ok, Validator::FalseReject);

    /// Of both verdicts.
    pub const fn new(wire: Wire, validator: Validator) -> Self {
        Self { wire, validator }
    }

    /// What all of these come to.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let one = |finding: &Finding| Self::new(finding.wire, finding.validator);
        findings.into_iter().map(one).fold(Self::NONE, Self::and)
    }

    /// Both at once: the worse of each verdict.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { wire: self.wire.max(other.wire), validator: self.validator.and(other.validator) }
    }

    /// How bad it is, for payloads that travel to the provider or from it.
    pub(crate) fn severity(self, request: bool, policy: Policy) -> Severity {
        let wire = match self.wire {
            Wire::Ok => Severity::Info,
            Wire::Depends => Severity::Warning,
            Wire::Break => Severity::Breaking,
        };
        let validator = match (self.validator, request) {
            (Validator::Ok | Validator::Tolerated, _) | (Validator::FalseReject, true) => {
                Severity::Info
            }
            (Validator::StaleAccept, _) | (Validator::Both, true) => Severity::Warning,
            (Validator::FalseReject | Validator::Both, false) => match policy.responses {
                Checking::Off => Severity::Info,
                Checking::Warn => Severity::Warning,
                Checking::Strict => Severity::Breaking,
            },
        };
        wire.max(validator)
    }
}

/// What is fixed for a row whatever the schema around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// By the shift of the accepted set.
    Shift(Effect),
    /// Given for each direction: request, then response.
    Fixed(Impact, Impact),
}

impl Rule {
    /// Nothing breaks.
    pub(crate) const HARMLESS: Self = Self::Fixed(Impact::NONE, Impact::NONE);

    /// The table.
    pub(crate) fn impact(self, shift: Shift, request: bool, policy: Policy) -> Impact {
        match (self, request) {
            (Self::Fixed(impact, _), true) | (Self::Fixed(_, impact), false) => impact,
            (Self::Shift(effect), true) => sent(effect, shift, policy),
            (Self::Shift(effect), false) => received(effect, shift, policy),
        }
    }
}

/// What the client sends.
fn sent(effect: Effect, shift: Shift, policy: Policy) -> Impact {
    let validator = |validator| if policy.requests { validator } else { Validator::Ok };
    match (shift, effect) {
        (Shift::Same, _) | (Shift::Looser, Effect::Hint) => Impact::NONE,
        (Shift::Tighter | Shift::Sideways, Effect::Hint) => Impact::DEPENDS,
        (Shift::Looser, _) => Impact::new(Wire::Ok, validator(Validator::FalseReject)),
        (Shift::Tighter, _) => Impact::new(Wire::Break, validator(Validator::StaleAccept)),
        (Shift::Sideways, _) => Impact::new(Wire::Break, validator(Validator::Both)),
    }
}

/// What the client receives.
fn received(effect: Effect, shift: Shift, policy: Policy) -> Impact {
    let opened = |openness| match openness {
        Openness::Open => Impact::new(Wire::Ok, Validator::Tolerated),
        Openness::Closed => Impact::UNREADABLE,
    };
    match (shift, effect) {
        (Shift::Same | Shift::Tighter, _) | (_, Effect::Hint) => Impact::NONE,
        (_, Effect::Limit) => Impact::REJECTED,
        (_, Effect::Form) => Impact::UNREADABLE,
        (_, Effect::Values) => opened(policy.enums),
        (_, Effect::Branches) => opened(policy.unions),
    }
}
