//! What became of the cases.

use std::fmt::Write as _;

use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::case::Case;

/// The result of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many cases were given.
    pub cases: usize,
    /// How many got the expected verdict.
    pub agree: usize,
    /// How many of the others were reviewed and explained.
    pub reviewed: usize,
    /// Cases that got the other verdict, or whose type did not do what the judge said.
    pub disagree: Vec<Disagreement>,
    /// Cases that could not be run.
    pub not_run: Vec<NotRun>,
}

/// A case that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The case.
    pub case: Case,
    /// What it got.
    pub got: bool,
    /// What was told: the violations, or what the type failed to do.
    pub notes: Vec<String>,
}

/// A schema none of whose cases could be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRun {
    /// The document.
    pub doc: String,
    /// The schema's pointer; empty when no case names one.
    pub pointer: String,
    /// How many cases it stops.
    pub cases: usize,
    /// Why, in one line.
    pub reason: String,
}

impl Outcome {
    /// Whether every case ran and agreed.
    pub fn is_clean(&self) -> bool {
        self.disagree.is_empty() && self.not_run.is_empty()
    }

    /// Counts the cases of a document that could not be run at all.
    pub(crate) fn left_out(&mut self, doc: &str, cases: &[&Case], reason: &str) {
        for case in cases {
            self.not_run(doc, &case.pointer, reason);
        }
        if cases.is_empty() {
            let (doc, reason) = (doc.to_owned(), reason.to_owned());
            self.not_run.push(NotRun { doc, pointer: String::new(), cases: 0, reason });
        }
    }

    /// Counts a case that could not be run, with those of the same schema.
    pub(crate) fn not_run(&mut self, doc: &str, pointer: &str, reason: &str) {
        let same = |entry: &&mut NotRun| {
            entry.doc == doc && entry.pointer == pointer && entry.reason == reason
        };
        if let Some(entry) = self.not_run.iter_mut().rev().find(same) {
            entry.cases = entry.cases.saturating_add(1);
            return;
        }
        let (doc, pointer, reason) = (doc.to_owned(), pointer.to_owned(), reason.to_owned());
        self.not_run.push(NotRun { doc, pointer, cases: 1, reason });
    }

    /// Adds another run's figures.
    pub fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.agree += other.agree;
        self.reviewed += other.reviewed;
        self.disagree.extend(other.disagree);
        self.not_run.extend(other.not_run);
    }

    /// The form other tools read: an entry for each case that did not agree, so that the figures add up. Instances keep
    /// their text.
    pub fn to_json(&self) -> Value {
        let disagree: Vec<Value> = self.disagree.iter().map(disagreement_json).collect();
        let not_run: Vec<Value> = self
            .not_run
            .iter()
            .flat_map(|entry| {
                let told =
                    json!({"doc": entry.doc, "pointer": entry.pointer, "reason": entry.reason});
                std::iter::repeat_n(told, entry.cases.max(1))
            })
            .collect();
        json!({"cases": self.cases, "agree": self.agree, "disagree": disagree, "not_run": not_run})
    }

    /// A few lines for people.
    pub fn to_text(&self) -> String {
        let not_run: usize = self.not_run.iter().map(|entry| entry.cases).sum();
        self.findings()
            + &format!(
                "{} case{}: {} agree, {} disagree, {not_run} not run\n",
                self.cases,
                if self.cases == 1 { "" } else { "s" },
                self.agree,
                self.disagree.len()
            )
    }

    /// What there is to look at: each disagreement, and what was not run.
    pub fn findings(&self) -> String {
        let mut text = String::new();
        for entry in &self.disagree {
            let Disagreement { case, got, notes } = entry;
            _ = writeln!(
                text,
                "{}#{} expected {}, got {}",
                case.doc,
                case.pointer,
                word(case.valid),
                word(*got)
            );
            _ = writeln!(text, "  instance: {}", shorten(&case.instance));
            text.extend(notes.iter().map(|note| format!("  {note}\n")));
        }
        let alike = |one: &NotRun, next: &NotRun| one.doc == next.doc && one.reason == next.reason;
        for entries in self.not_run.chunk_by(alike) {
            let Some(NotRun { doc, pointer, reason, .. }) = entries.first() else { continue };
            let cases = match entries.iter().map(|entry| entry.cases).sum() {
                1 => "1 case".to_owned(),
                cases => format!("{cases} cases"),
            };
            let others = match entries.len() {
                1 => String::new(),
                all => format!(" and {} more", all.saturating_sub(1)),
            };
            _ = writeln!(text, "{doc}#{pointer}{others} not run ({cases}): {reason}");
        }
        text
    }
}

fn disagreement_json(entry: &Disagreement) -> Value {
    let case = &entry.case;
    let instance = serde_json::from_str::<Box<RawValue>>(&case.instance)
        .ok()
        .and_then(|raw| serde_json::to_value(raw).ok())
        .unwrap_or_else(|| Value::String(case.instance.clone()));
    json!({
        "doc": case.doc,
        "pointer": case.pointer,
        "instance": instance,
        "expected": case.valid,
        "got": entry.got,
    })
}

fn word(valid: bool) -> &'static str {
    if valid { "valid" } else { "invalid" }
}

fn shorten(text: &str) -> String {
    const LIMIT: usize = 300;
    match text.char_indices().nth(LIMIT) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
    }
}

#[cfg(test)]
mod tests {
    use specwright_model::Direction;

    use super::*;

    fn case() -> Case {
        Case {
            doc: "a.yaml".to_owned(),
            pointer: "/components/schemas/A".to_owned(),
            direction: Direction::Neutral,
            instance: "[1, 2]".to_owned(),
            valid: true,
            told: None,
        }
    }

    #[test]
    fn the_json_form_is_the_contract() {
        let disagree = vec![Disagreement { case: case(), got: false, notes: Vec::new() }];
        let mut outcome = Outcome { cases: 5, agree: 1, disagree, ..Outcome::default() };
        let other = Case { pointer: "/x".to_owned(), ..case() };
        outcome.left_out("b.yaml", &[&case(), &case(), &other], "no file");
        assert_eq!(
            outcome.to_json().to_string(),
            "{\"cases\":5,\"agree\":1,\"disagree\":[{\"doc\":\"a.yaml\",\"pointer\":\"/components/schemas/A\",\
             \"instance\":[1,2],\"expected\":true,\"got\":false}],\"not_run\":[\
             {\"doc\":\"b.yaml\",\"pointer\":\"/components/schemas/A\",\"reason\":\"no file\"},\
             {\"doc\":\"b.yaml\",\"pointer\":\"/components/schemas/A\",\"reason\":\"no file\"},\
             {\"doc\":\"b.yaml\",\"pointer\":\"/x\",\"reason\":\"no file\"}]}"
        );
        assert!(!outcome.is_clean());
        let lines = outcome.to_text();
        let told = "b.yaml#/components/schemas/A and 1 more not run (3 cases): no file\n";
        assert!(
            lines.ends_with(&format!("{told}5 cases: 1 agree, 1 disagree, 3 not run\n")),
            "{lines}"
        );
    }

    #[test]
    fn figures_add_up() {
        let mut outcome = Outcome { cases: 1, agree: 1, ..Outcome::default() };
        outcome.add(Outcome { cases: 2, agree: 2, ..Outcome::default() });
        assert_eq!((outcome.cases, outcome.agree), (3, 3));
        assert!(outcome.is_clean());
    }
}
