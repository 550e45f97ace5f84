//! How a command ends.

use std::process::ExitCode;

/// How a command that did its work ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Fine,
    /// It found what it looks for: exit code 1.
    Found,
}

impl Outcome {
    /// Found when the flag is set.
    pub(crate) fn found(found: bool) -> Self {
        if found { Self::Found } else { Self::Fine }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => ExitCode::SUCCESS,
            Outcome::Found => ExitCode::from(1),
        }
    }
}

/// How a command ends: an error is exit code 2.
pub(crate) type Ended = Result<Outcome, specwright_build::Error>;
