//! What an entry of the list does.

use super::{Date, Entry, apply, fingerprint};
use crate::report::Ignored;
use crate::{Bump, Finding, Policy, Report, Severity, Source, Validator, Way, Wire};
use specwright_model::{Shift, Value};

fn finding(after: &str) -> Finding {
    Finding {
        id: "upper-bound-lowered".to_owned(),
        severity: Severity::Breaking,
        direction: Way::Request,
        operations: vec!["POST /links".to_owned()],
        pointer: "/components/schemas/User/properties/name/maxLength".to_owned(),
        base: None,
        revision: None,
        also: Vec::new(),
        wire: Wire::Break,
        validator: Validator::StaleAccept,
        source: Source::Ok,
        message: "words".to_owned(),
        before: Some(Value::Number("30".to_owned())),
        after: Some(Value::Number(after.to_owned())),
        rust: Vec::new(),
        counterexample: None,
        sought: false,
        revision_pointer: None,
        compared: None,
        shift: Shift::Tighter,
        unreachable: false,
    }
}

fn report(changes: Vec<Finding>) -> Report {
    Report { policy: Policy::default(), changes, bump: Bump::Patch, ignored: Ignored::default() }
}

fn day(text: &str) -> Date {
    Date::read(text).unwrap()
}

#[test]
fn an_entry_takes_its_finding_and_no_other() {
    let entry = Entry::of(&finding("10"), "agreed", Some(day("2026-12-31")));
    let judged = apply(report(vec![finding("10"), finding("9")]), &[entry], day("2026-12-31"));
    assert_eq!(judged.accepted, [finding("10")]);
    assert_eq!(judged.report.changes, [finding("9")]);
    assert!(judged.unused.is_empty() && judged.expired.is_empty());
}

#[test]
fn an_expired_entry_accepts_nothing() {
    let entry = Entry::of(&finding("10"), "agreed", Some(day("2026-12-31")));
    let judged = apply(report(vec![finding("10")]), &[entry], day("2027-01-01"));
    assert_eq!((judged.report.changes.len(), judged.expired), (1, vec![0]));
}

#[test]
fn an_entry_that_matches_nothing_is_told() {
    let entry = Entry::of(&finding("10"), "agreed", None);
    let judged = apply(report(Vec::new()), &[entry], day("2027-01-01"));
    assert_eq!(judged.unused, [0]);
}

#[test]
fn the_fingerprint_is_of_values_not_of_words() {
    let (one, mut other) = (finding("10"), finding("10"));
    other.message = "other words".to_owned();
    assert_eq!(fingerprint(&one), fingerprint(&other));
    assert_ne!(fingerprint(&one), fingerprint(&finding("9")));
}

#[test]
fn days_that_do_not_exist_are_none() {
    assert_eq!(
        Date::read("2024-02-29").map(|date| date.to_string()).as_deref(),
        Some("2024-02-29")
    );
    for text in
        ["2023-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-01", "2026-01-01-01", ""]
    {
        assert_eq!(Date::read(text), None, "{text}");
    }
}
