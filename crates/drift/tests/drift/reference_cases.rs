//! The cases of the reference tool: every verdict agrees, or the reviewed list says which row is why it does not.

use crate::rows::TAXONOMY;
use crate::support;
use serde_json::Value;
use specwright_drift::{Policy, Severity, drift};
use std::collections::BTreeMap;
use std::path::Path;

/// Cases we disagree on: `case | row of the taxonomy | why`.
const REVIEWED: &str = include_str!("reviewed.txt");

#[derive(Debug, PartialEq)]
enum Verdict {
    Agrees,
    Disagrees(String),
}

/// A warning without an error may be either; it is listed neither as agreement missed nor as disagreement.
fn compare(folder: &Path, case: &Value) -> Verdict {
    let file = |side: &str| folder.join(case[side].as_str().unwrap());
    let (Some(base), Some(revision)) =
        (support::load(&file("base")), support::load(&file("revision")))
    else {
        return Verdict::Disagrees("unreadable".to_owned());
    };
    let report = drift(&base, &revision, &Policy::default());
    let ours = report.worst() == Some(Severity::Breaking);
    let agrees = match case["verdict"].as_str().unwrap() {
        "WARN" => true,
        theirs => ours == (theirs == "ERR"),
    };
    let rules: Vec<&str> = report.changes.iter().map(|finding| finding.id.as_str()).collect();
    if agrees { Verdict::Agrees } else { Verdict::Disagrees(rules.join(" ")) }
}

#[test]
fn every_case_agrees_or_is_justified() {
    let Some(shared) = support::shared() else {
        eprintln!("skipped: the reference cases are not beside the repository");
        return;
    };
    let folder = shared.join("drift");
    let cases: Value =
        serde_json::from_slice(&std::fs::read(folder.join("oasdiff-cases.json")).unwrap()).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    let reviewed: BTreeMap<&str, &str> = REVIEWED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" | "))
        .collect();
    let found: BTreeMap<&str, String> = cases
        .iter()
        .filter_map(|case| match compare(&folder, case) {
            Verdict::Agrees => None,
            Verdict::Disagrees(rules) => Some((case["case"].as_str().unwrap(), rules)),
        })
        .collect();
    eprintln!(
        "{} of {} agree, {} justified",
        cases.len() - found.len(),
        cases.len(),
        reviewed.len()
    );
    let new: Vec<_> = found.iter().filter(|(case, _)| !reviewed.contains_key(*case)).collect();
    let gone: Vec<_> = reviewed.keys().filter(|case| !found.contains_key(*case)).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "not reviewed: {new:#?}; no longer needed: {gone:?}"
    );
}

#[test]
fn every_reviewed_case_names_a_row_and_a_reason() {
    for line in REVIEWED.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [_, row, reason] = parts.as_slice() else { panic!("{line}") };
        assert!(TAXONOMY.iter().any(|(known, _)| known == row), "no row of the taxonomy: {line}");
        assert!(!reason.trim().is_empty(), "{line}");
    }
}
