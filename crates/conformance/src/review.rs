//! Disagreements somebody has looked at: each with its reason and the section of the specification.

use serde::Deserialize;

use crate::outcome::{Disagreement, NotRun, Outcome};

/// The list beside this crate.
const LIST: &str = include_str!("../reviewed.json");

/// What an entry is about: everything it names must fit.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The set of cases.
    pub set: String,
    /// The document; any when absent.
    pub doc: Option<String>,
    /// The schema's pointer; any when absent.
    pub pointer: Option<String>,
    /// The instance, by [`hash`] as 16 hexadecimal digits; any when absent.
    pub instance: Option<String>,
    /// Every violation that was told holds one of these texts; any when absent.
    pub violations: Option<Vec<String>>,
    /// Cases that were not run for a reason that holds this text; without it, cases that disagree.
    pub not_run: Option<String>,
    /// Why the other verdict is right, or the case cannot be judged.
    pub reason: String,
    /// The section of the specification that says so.
    pub section: String,
}

/// The list of this crate.
pub fn list() -> Result<Vec<Entry>, String> {
    serde_json::from_str(LIST).map_err(|error| format!("crates/conformance/reviewed.json: {error}"))
}

/// Takes what the entries explain out of the outcome of a set, and gives how many cases each entry explains.
pub fn review(set: &str, entries: &[Entry], outcome: &mut Outcome) -> Vec<usize> {
    let mut counts = vec![0usize; entries.len()];
    let mut count = |fits: &dyn Fn(&Entry) -> bool, cases: usize| {
        let found = entries.iter().position(|entry| entry.set == set && fits(entry));
        if let Some(used) = found.and_then(|index| counts.get_mut(index)) {
            *used = used.saturating_add(cases);
        }
        found.is_some()
    };
    outcome.disagree.retain(|one| !count(&|entry| entry.explains(one), 1));
    outcome.not_run.retain(|one| !count(&|entry| entry.excuses(one), one.cases));
    outcome.reviewed = counts.iter().sum();
    counts
}

impl Entry {
    fn explains(&self, found: &Disagreement) -> bool {
        let instance = || format!("{:016x}", hash(&found.case.instance));
        self.not_run.is_none()
            && self.is_at(&found.case.doc, &found.case.pointer)
            && self.instance.as_ref().is_none_or(|wanted| *wanted == instance())
            && self.violations.as_ref().is_none_or(|known| told(&found.notes, known))
    }

    fn excuses(&self, found: &NotRun) -> bool {
        let reason =
            self.not_run.as_ref().is_some_and(|reason| found.reason.contains(reason.as_str()));
        reason && self.is_at(&found.doc, &found.pointer)
    }

    fn is_at(&self, doc: &str, pointer: &str) -> bool {
        self.doc.as_ref().is_none_or(|wanted| wanted == doc)
            && self.pointer.as_ref().is_none_or(|wanted| wanted == pointer)
    }
}

/// Whether there are notes and each holds one of the texts.
fn told(notes: &[String], known: &[String]) -> bool {
    !notes.is_empty()
        && notes.iter().all(|note| known.iter().any(|text| note.contains(text.as_str())))
}

/// FNV-1a of 64 bits: names an instance without repeating it.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use specwright_model::Direction;

    use super::*;
    use crate::case::Case;

    fn disagreement(instance: &str, notes: &[&str]) -> Disagreement {
        let case = Case {
            doc: "a.yaml".into(),
            pointer: "/x".into(),
            direction: Direction::Neutral,
            instance: instance.into(),
            valid: true,
            told: None,
        };
        Disagreement {
            case,
            got: false,
            notes: notes.iter().map(|&note| note.to_owned()).collect(),
        }
    }

    fn entry(json: &str) -> Entry {
        let rest = "\"reason\": \"r\", \"section\": \"s\"";
        serde_json::from_str(&format!("{{\"set\": \"s\", {json}{rest}}}")).unwrap()
    }

    #[test]
    fn the_list_is_read() {
        let list = list().unwrap();
        assert!(list.iter().all(|entry| !entry.reason.is_empty() && !entry.section.is_empty()));
    }

    #[test]
    fn everything_an_entry_names_must_fit() {
        let found = disagreement("1", &["must be a", "must be b"]);
        for (json, fits) in [
            ("\"doc\": \"a.yaml\", ", true),
            ("\"doc\": \"b.yaml\", ", false),
            ("\"pointer\": \"/x\", ", true),
            ("\"pointer\": \"/y\", ", false),
            (&format!("\"instance\": \"{:016x}\", ", hash("1")), true),
            (&format!("\"instance\": \"{:016x}\", ", hash("2")), false),
            ("\"violations\": [\"be a\", \"be b\"], ", true),
            ("\"violations\": [\"be a\"], ", false),
            ("\"not_run\": \"x\", ", false),
        ] {
            assert_eq!(entry(json).explains(&found), fits, "{json}");
        }
    }

    #[test]
    fn what_is_explained_is_counted_and_taken_out() {
        let not_run = |reason: &str, cases| NotRun {
            doc: "a.yaml".into(),
            pointer: String::new(),
            cases,
            reason: reason.into(),
        };
        let mut outcome = Outcome {
            cases: 6,
            disagree: vec![
                disagreement("1", &["a"]),
                disagreement("2", &["a"]),
                disagreement("3", &["b"]),
            ],
            not_run: vec![not_run("it leads out", 2), not_run("other", 1)],
            ..Outcome::default()
        };
        let entries = [
            entry("\"violations\": [\"a\"], "),
            entry("\"not_run\": \"leads out\", "),
            entry("\"doc\": \"no\", "),
        ];
        assert_eq!(review("s", &entries, &mut outcome), [2, 2, 0]);
        assert_eq!((outcome.disagree.len(), outcome.not_run.len(), outcome.reviewed), (1, 1, 4));
        assert_eq!(review("other", &entries, &mut outcome), [0, 0, 0]);
    }
}
