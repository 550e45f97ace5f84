//! Which way a payload travels.

/// The way a payload travels. It changes a verdict in one way only: `required` does not ask for readOnly members in
/// requests nor for writeOnly members in responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// A component judged by itself: every required member is asked for.
    #[default]
    Neutral,
    /// From client to provider; webhooks travel the other way.
    Request,
    /// From provider to client.
    Response,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 3] = [Self::Neutral, Self::Request, Self::Response];

    /// What files and screens call it: `neutral`, `request` or `response`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}
