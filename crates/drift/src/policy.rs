//! The switches that decide whom a change breaks.

/// What the clients of the base do; the report states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whether enums in what is received keep a value they do not know.
    pub enums: Openness,
    /// Whether unions in what is received keep a branch they do not know.
    pub unions: Openness,
    /// What a reader does with members it does not know.
    pub unknown_members: UnknownMembers,
    /// What becomes of a response that the base's validator refuses.
    pub responses: Checking,
    /// Whether requests are checked before they are sent.
    pub requests: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            enums: Openness::Open,
            unions: Openness::Open,
            unknown_members: UnknownMembers::Ignore,
            responses: Checking::Strict,
            requests: true,
        }
    }
}

/// Whether something unknown is kept or refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Kept.
    Open,
    /// Refused.
    Closed,
}

/// What a reader does with members it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownMembers {
    /// Reads on.
    Ignore,
    /// Refuses the object.
    Deny,
}

/// What becomes of a response that the validator refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checking {
    /// Nobody looks.
    Off,
    /// It is logged.
    Warn,
    /// It is refused.
    Strict,
}

impl Policy {
    /// What the crates do that we generate: as by default, but a union has no variant for a branch it does not know, so
    /// that reading stops there, or a tolerant reader loses the nearest optional member around it.
    pub fn generated() -> Self {
        Self { unions: Openness::Closed, ..Self::default() }
    }

    /// The switches by name, for the head of a report.
    pub fn entries(&self) -> [(&'static str, &'static str); 5] {
        let openness = |openness| match openness {
            Openness::Open => "open",
            Openness::Closed => "closed",
        };
        [
            ("enums", openness(self.enums)),
            ("unions", openness(self.unions)),
            (
                "unknown_members",
                match self.unknown_members {
                    UnknownMembers::Ignore => "ignore",
                    UnknownMembers::Deny => "deny",
                },
            ),
            (
                "response_validation",
                match self.responses {
                    Checking::Off => "off",
                    Checking::Warn => "warn",
                    Checking::Strict => "strict",
                },
            ),
            ("request_validation", if self.requests { "on" } else { "off" }),
        ]
    }
}
