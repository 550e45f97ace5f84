//! `dependentRequired` (JSON Schema Validation, 6.5.4).

use crate::Dependency;
use crate::judge::{Frame, Judge};

pub(super) fn check(entries: &[Dependency], judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    let mut holds = true;
    for entry in entries.iter().filter(|entry| frame.node.has(entry.name)) {
        for name in entry.asks.iter().filter(|name| !frame.node.has(name)) {
            let say = || format!("is required when `{}` is present", entry.name);
            holds = judge.report_missing(frame, name, "dependentRequired", say);
        }
    }
    holds
}
