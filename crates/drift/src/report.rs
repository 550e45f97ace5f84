//! The report, and the forms it is printed in.

pub mod github;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;
mod shown;
pub mod text;

use crate::{Finding, Policy, Severity, Source, Validator};

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The policy in force.
    pub policy: Policy,
    /// The changes, worst first.
    pub changes: Vec<Finding>,
    /// What the regenerated crate's version has to do.
    pub bump: Bump,
    /// What was left out.
    pub ignored: Ignored,
}

/// What a report leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// Operations that only the revision has.
    pub operations: usize,
    /// Components that only the revision has.
    pub components: usize,
    /// Pairs of schemas that were not compared because the document has too many.
    pub pairs: usize,
}

/// The step of the crate's version (Semantic Versioning 2.0.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing changed.
    None,
    /// Only what nobody compiles against.
    Patch,
    /// User code has more to use.
    Minor,
    /// User code may not compile.
    Major,
}

impl Bump {
    pub(crate) fn of(source: Source, changed: bool) -> Self {
        match (source, changed) {
            (Source::Break, _) => Self::Major,
            (Source::Minor, _) => Self::Minor,
            (Source::Ok, true) => Self::Patch,
            (Source::Ok, false) => Self::None,
        }
    }

    /// The word for it in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Report {
    /// The changes that are that bad.
    pub fn changes_of(&self, severity: Severity) -> Vec<&Finding> {
        self.changes.iter().filter(|finding| finding.severity == severity).collect()
    }

    /// How many changes are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.changes_of(severity).len()
    }

    /// The worst there is; `None` when nothing changed.
    pub fn worst(&self) -> Option<Severity> {
        self.changes.iter().map(|finding| finding.severity).max()
    }

    /// One line about everything: `2 breaking, 1 warning, 5 info; bump major`.
    pub fn summary(&self) -> String {
        format!(
            "{} breaking, {} {}, {} info; bump {}",
            self.count(Severity::Breaking),
            self.count(Severity::Warning),
            if self.count(Severity::Warning) == 1 { "warning" } else { "warnings" },
            self.count(Severity::Info),
            self.bump.word()
        )
    }

    /// What a reader of the verdicts must know of the policy, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let taken = |finding: &&Finding| {
            finding.validator == Validator::Tolerated
                && matches!(finding.id.as_str(), "branch-added" | "discriminator-value-added")
        };
        let places = match self.changes.iter().filter(taken).count() {
            0 => return Vec::new(),
            1 => "1 change is".to_owned(),
            count => format!("{count} changes are"),
        };
        vec![format!(
            "{places} harmless only to readers that keep a branch of a union they do not know, as `unions open` assumes; \
             generated unions do not: `--closed unions` judges by them"
        )]
    }

    /// One line about what was left out; `None` when nothing was.
    pub fn left_out(&self) -> Option<String> {
        let Ignored { operations, components, pairs } = self.ignored;
        let part = |count: usize, what: &str| match count {
            0 => None,
            // The first word tells the number.
            1 => Some(format!("1 {}", what.replacen("s ", " ", 1))),
            _ => Some(format!("{count} {what}")),
        };
        let parts: Vec<String> = [
            part(operations, "operations only in the revision"),
            part(components, "schemas only in the revision"),
            part(pairs, "pairs of schemas beyond the limit"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| format!("not compared: {}", parts.join(", ")))
    }
}
