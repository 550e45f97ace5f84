//! Real consecutive documents of two providers.

use crate::support;
use serde_json::Value;
use specwright_drift::{Finding, Policy, Report, Severity, drift, report};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn pairs() -> Option<(PathBuf, Vec<Value>)> {
    let folder = support::shared()?.join("drift");
    let index: Value =
        serde_json::from_slice(&std::fs::read(folder.join("pairs/index.json")).unwrap()).unwrap();
    Some((folder, index["pairs"].as_array().unwrap().clone()))
}

fn compare(folder: &Path, pair: &Value) -> Report {
    let file = |side: &str| folder.join(pair[side].as_str().unwrap());
    let start = Instant::now();
    let (base, revision) =
        (support::load(&file("base")).unwrap(), support::load(&file("revision")).unwrap());
    let read = start.elapsed();
    let start = Instant::now();
    let report = drift(&base, &revision, &Policy::default());
    eprintln!(
        "{}: read both in {read:.1?}, compared in {:.1?}; {}",
        pair["base"],
        start.elapsed(),
        report.summary()
    );
    report
}

/// Whether a finding is about the place of a fact, such as `UserUpdateRequest/webhook` or `POST /user/create body`.
fn about(finding: &Finding, place: &str) -> bool {
    let pointers = || [&finding.pointer].into_iter().chain(&finding.also);
    let mut words = place.split(' ');
    if let (Some(method), Some(path)) = (words.next(), words.next()) {
        let place = format!("/paths/{}/", path.replace('/', "~1"));
        let operation = format!("{method} {path}");
        return finding.operations.contains(&operation)
            || pointers().any(|pointer| pointer.starts_with(&place));
    }
    let mut names = place.split('/');
    let component = format!("/components/schemas/{}", names.next().unwrap());
    let member = names.next_back().map(|name| format!("/properties/{name}"));
    let fits = |pointer: &String| {
        pointer.starts_with(&component)
            && member.as_ref().is_none_or(|member| pointer.contains(member))
    };
    let whole = || format!("{:?}{:?}{}", finding.before, finding.after, finding.message);
    pointers().any(fits) || member.is_none() && whole().contains(place)
}

#[test]
fn what_the_vendor_calls_breaking_is_reported() {
    let Some((folder, pairs)) = pairs() else {
        return eprintln!("skipped: the pairs are not beside the repository");
    };
    let mut looked = 0;
    for pair in &pairs {
        let report = compare(&folder, pair);
        for change in pair["vendor_calls_breaking"].as_array().unwrap() {
            let facts = change["matched_facts"].as_array().unwrap();
            if change["go_only"].as_bool().unwrap() {
                continue;
            }
            for fact in facts {
                let fact = fact.as_str().unwrap();
                let place = fact.split_once(": ").unwrap().1.split_once(' ').unwrap().1;
                let place = place.split_once(" (").map_or(place, |(place, _)| place);
                assert!(report.changes.iter().any(|finding| about(finding, place)), "{fact}");
                looked += 1;
            }
        }
    }
    assert!(looked > 15, "only {looked} facts");
}

#[test]
fn a_limit_raised_in_many_places_is_one_finding() {
    let Some((folder, pairs)) = pairs() else {
        return eprintln!("skipped: the pairs are not beside the repository");
    };
    let pair = pairs.iter().find(|pair| pair["facts_by_kind"]["response:maxLength"] == 1).unwrap();
    let report = compare(&folder, pair);
    let [finding] = report.changes.as_slice() else { panic!("{} findings", report.changes.len()) };
    assert_eq!((finding.id.as_str(), finding.severity), ("upper-bound-raised", Severity::Breaking));
    assert_eq!(finding.also.len(), 3);
}

#[test]
fn reports_stay_short() {
    let Some((folder, pairs)) = pairs() else {
        return eprintln!("skipped: the pairs are not beside the repository");
    };
    for pair in &pairs {
        let report = compare(&folder, pair);
        let text = report::text::render(&report, &|_, text| text.to_owned());
        let markdown = report::markdown::render(&report);
        eprintln!(
            "{}: {} lines of text, {} of markdown",
            pair["base"],
            text.lines().count(),
            markdown.lines().count()
        );
        assert!(text.lines().count() < 300 && markdown.len() < 65_536);
    }
}

#[test]
fn years_apart_are_compared_in_bounded_time() {
    let Some((folder, pairs)) = pairs() else {
        return eprintln!("skipped: the pairs are not beside the repository");
    };
    let vendors: BTreeSet<&str> = pairs.iter().filter_map(|pair| pair["vendor"].as_str()).collect();
    for vendor in vendors {
        let own: Vec<&Value> = pairs.iter().filter(|pair| pair["vendor"] == vendor).collect();
        let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
        let report = compare(
            &folder,
            &serde_json::json!({ "base": first["base"], "revision": last["revision"] }),
        );
        let text = report::text::render(&report, &|_, text| text.to_owned());
        assert_eq!(report.ignored.pairs, 0);
        assert!(text.lines().count() < 700, "{} lines", text.lines().count());
    }
}
