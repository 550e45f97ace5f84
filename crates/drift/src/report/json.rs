//! The report as JSON, the contract of the command line (design, section 3).

use super::Report;
use crate::words::json;
use crate::{Counterexample, Finding, Spot};
use serde_json::{Map, Value, json as object};

/// The report as a JSON value.
pub fn value(report: &Report) -> Value {
    let changes: Vec<Value> = report.changes.iter().map(change).collect();
    let left = report.ignored;
    object!({
        "policy": policy(report),
        "notes": report.notes(),
        "changes": changes,
        "bump": report.bump.word(),
        "not_compared": {
            "operations": left.operations, "schemas": left.components, "pairs": left.pairs,
        },
    })
}

/// The switches in force.
pub(super) fn policy(report: &Report) -> Map<String, Value> {
    let entries = report.policy.entries().into_iter();
    entries.map(|(name, value)| (name.to_owned(), Value::from(value))).collect()
}

/// The report as JSON text, indented.
pub fn render(report: &Report) -> String {
    format!("{:#}\n", value(report))
}

fn change(finding: &Finding) -> Value {
    object!({
        "id": finding.id,
        "severity": finding.severity.word(),
        "direction": finding.direction.word(),
        "operations": finding.operations,
        "pointer": finding.pointer,
        "also": finding.also,
        "base": finding.base.map(spot),
        "revision": finding.revision.map(spot),
        "wire": finding.wire.word(),
        "validator": finding.validator.word(),
        "source": finding.source.word(),
        "rust": finding.rust,
        "message": finding.message,
        "before": finding.before.as_ref().map(json),
        "after": finding.after.as_ref().map(json),
        "counterexample": finding.counterexample.as_ref().map(counterexample),
    })
}

fn spot(spot: Spot) -> Value {
    object!({ "line": spot.line, "column": spot.column })
}

fn counterexample(found: &Counterexample) -> Value {
    object!({
        "instance": json(&found.instance),
        "schema": format!("#{}", found.schema),
        "accepted_by": found.accepted_by.word(),
    })
}
