//! What the proofs found, as text and as JSON.

use serde_json::{Value, json};
use specwright_conformance::page::Findings;
use specwright_conformance::whole::Fortune;

use super::instances::Compared;
use crate::screen::Screen;

/// The report for people.
pub(super) fn tell(screen: &Screen, found: &Findings) {
    for set in &found.sets {
        let findings = set.outcome.findings();
        if !findings.is_empty() {
            screen.say(format_args!("{}:\n{}", set.name, findings.trim_end()));
        }
    }
    if let Some(whole) = &found.whole {
        for (name, fortune) in whole.failed() {
            screen.say(format_args!("{name}: {}", reason(fortune)));
        }
        let (compiled, all) = (whole.compiled(), whole.documents.len());
        screen.say(format_args!("{compiled} of {all} documents compile in full without a warning"));
    }
    for entry in found.unused() {
        let at = [
            entry.doc.as_deref().unwrap_or("any document"),
            entry.pointer.as_deref().unwrap_or_default(),
        ]
        .join("#");
        screen.say(format_args!(
            "reviewed.json: an entry explains nothing any more: {} {at}",
            entry.set
        ));
    }
    screen.say(found.table().trim_end());
}

fn reason(fortune: &Fortune) -> &str {
    match fortune {
        Fortune::Compiles(_) => "compiles",
        Fortune::Refused(refusal) => &refusal.message,
        Fortune::Fails(reason) => reason,
    }
}

/// The report for programs.
pub(super) fn as_json(found: &Findings, compared: Option<&Compared>) -> Value {
    let mut all = specwright_conformance::outcome::Outcome::default();
    let sets: Vec<Value> = found
        .sets
        .iter()
        .map(|set| {
            let outcome = &set.outcome;
            all.add(outcome.clone());
            let not_run: usize = outcome.not_run.iter().map(|entry| entry.cases).sum();
            json!({
                "name": set.name, "cases": outcome.cases, "agree": outcome.agree, "reviewed": outcome.reviewed,
                "disagree": outcome.disagree.len(), "not_run": not_run,
            })
        })
        .collect();
    let documents: Option<Value> = found.whole.as_ref().map(|whole| {
        let failed: Vec<Value> = whole
            .failed()
            .into_iter()
            .map(|(doc, fortune)| json!({"doc": doc, "reason": reason(fortune)}))
            .collect();
        json!({"documents": whole.documents.len(), "compile": whole.compiled(), "failed": failed})
    });
    let unused: Vec<Value> = found
        .unused()
        .map(|entry| json!({"set": entry.set, "doc": entry.doc, "pointer": entry.pointer}))
        .collect();
    let mut value = all.to_json();
    if let Value::Object(members) = &mut value {
        members.insert("reviewed".to_owned(), json!(all.reviewed));
        members.insert("sets".to_owned(), json!(sets));
        members.insert("whole".to_owned(), json!(documents));
        members.insert("unused".to_owned(), json!(unused));
        let told =
            compared.map(|compared| json!({"differs": compared.differs, "lines": compared.lines}));
        members.insert("instances".to_owned(), json!(told));
        members.insert("skipped".to_owned(), json!(found.skipped));
    }
    value
}
