//! The same change at several places is told once: providers write one inline schema many times.

use crate::Finding;
use specwright_model::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What makes changes at two places the same change.
type Key = (String, String, Vec<String>, Option<Value>, Option<Value>);

/// Joins findings that tell the same change of the same member.
pub(crate) fn group(findings: Vec<Finding>) -> Vec<Finding> {
    let mut groups: BTreeMap<Key, Vec<Finding>> = BTreeMap::new();
    let mut alone = Vec::new();
    for finding in findings {
        match key(&finding) {
            Some(key) => groups.entry(key).or_default().push(finding),
            None => alone.push(finding),
        }
    }
    alone.extend(groups.into_values().filter_map(join));
    alone
}

/// Changes of members are named by the member: a value that went from one to another by its name alone, one that
/// appeared or vanished by its owner too.
fn key(finding: &Finding) -> Option<Key> {
    let names = members(&finding.pointer);
    let wanted = if finding.before.is_some() && finding.after.is_some() { 1 } else { 2 };
    if names.is_empty() {
        return None;
    }
    let from = names.len().saturating_sub(wanted);
    let keyword = finding.pointer.rsplit('/').next().unwrap_or_default().to_owned();
    let names = names.get(from..).unwrap_or_default().to_vec();
    Some((finding.id.clone(), keyword, names, finding.before.clone(), finding.after.clone()))
}

/// The names of members in a pointer, those of components too.
fn members(pointer: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut previous = "";
    for token in pointer.split('/') {
        let is_name = matches!(previous, "properties" | "schemas");
        if is_name {
            names.push(token.to_owned());
        }
        previous = if is_name { "" } else { token };
    }
    names
}

fn join(findings: Vec<Finding>) -> Option<Finding> {
    let mut findings = findings.into_iter();
    let mut first = findings.next()?;
    for other in findings {
        first.severity = first.severity.max(other.severity);
        first.direction = first.direction.and(other.direction);
        first.wire = first.wire.max(other.wire);
        first.validator = first.validator.and(other.validator);
        first.source = first.source.max(other.source);
        first.unreachable &= other.unreachable;
        first.also.push(other.pointer);
        first.operations.extend(other.operations);
        first.rust.extend(other.rust);
    }
    for list in [&mut first.operations, &mut first.rust] {
        list.sort();
        list.dedup();
    }
    match first.also.len() {
        0 => {}
        1 => first.message.push_str(", and so at one other place"),
        count => {
            let _ = write!(first.message, ", and so at {count} other places");
        }
    }
    Some(first)
}
