//! Gathers drafts into findings: one per place and rule, with everything it affects.

use crate::draft::Draft;
use crate::impact::Impact;
use crate::surface::Surfaces;
use crate::walk::{Reached, Walk};
use crate::{Finding, Policy, Severity, Spot, Way, rows};
use specwright_model::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What makes two drafts the same finding.
type Key = (String, String, String, Option<Value>, Option<Value>);

#[derive(Debug)]
struct Entry {
    draft: Draft,
    reached: Vec<(Reached, Way)>,
    nodes: Vec<u32>,
    operations: BTreeSet<u32>,
}

/// Gathers drafts.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    operations: Vec<String>,
    entries: BTreeMap<Key, Entry>,
}

impl Collector {
    /// The number of an operation.
    pub(crate) fn operation(&mut self, name: String) -> u32 {
        self.operations.push(name);
        u32::try_from(self.operations.len() - 1).unwrap_or(u32::MAX)
    }

    /// A change of an operation itself.
    pub(crate) fn direct(&mut self, draft: Draft, way: Way, operation: Option<u32>) {
        let reached = if way == Way::Response { Reached::RESPONSE } else { Reached::REQUEST };
        let entry = self.entry(draft);
        entry.reached.push((reached, way));
        entry.operations.extend(operation);
    }

    /// The changes of schemas.
    pub(crate) fn schemas(&mut self, walk: &Walk<'_, '_>) {
        for (node, visited) in walk.visited.iter().enumerate() {
            for draft in &visited.compared.drafts {
                let reached = visited.reached.within(draft.ways);
                if !reached.is_none() {
                    let entry = self.entry(draft.clone());
                    entry.reached.push((reached, reached.way()));
                    entry.nodes.extend(u32::try_from(node).ok());
                }
            }
        }
        let groups: Vec<Vec<u32>> =
            self.entries.values().map(|entry| entry.nodes.clone()).collect();
        for (entry, operations) in self.entries.values_mut().zip(walk.operations(&groups)) {
            entry.operations.extend(operations);
        }
    }

    fn entry(&mut self, draft: Draft) -> &mut Entry {
        let pointer = |place: &Option<specwright_model::Place>| {
            place.as_ref().map_or_else(String::new, |place| place.pointer.clone())
        };
        let key = (
            draft.id.clone(),
            pointer(&draft.base),
            pointer(&draft.next),
            draft.before.clone(),
            draft.after.clone(),
        );
        let new = |draft| Entry {
            draft,
            reached: Vec::new(),
            nodes: Vec::new(),
            operations: BTreeSet::new(),
        };
        self.entries.entry(key).or_insert_with(|| new(draft))
    }

    /// A component that bears another name now is neither gone nor new.
    fn forget_renamed(&mut self) {
        let renames = self.entries.values().filter(|entry| entry.draft.id == "ref-renamed");
        let places: BTreeSet<String> = renames
            .flat_map(|entry| [entry.draft.base.as_ref(), entry.draft.next.as_ref()])
            .flatten()
            .map(|place| place.pointer.clone())
            .collect();
        self.entries.retain(|_, entry| {
            !matches!(entry.draft.id.as_str(), "component-removed" | "component-added")
                || !places.contains(entry.draft.pointer())
        });
    }

    /// The findings, the same change at several places told once, worst first.
    pub(crate) fn findings(
        mut self,
        policy: Policy,
        surfaces: Option<Surfaces<'_>>,
    ) -> Vec<Finding> {
        self.forget_renamed();
        let names = &self.operations;
        let findings =
            self.entries.into_values().map(|entry| entry.finding(names, policy, surfaces));
        let mut findings = crate::group::group(findings.collect());
        findings.sort_by(|left, right| {
            right
                .severity
                .cmp(&left.severity)
                .then_with(|| left.id.cmp(&right.id))
                .then_with(|| left.pointer.cmp(&right.pointer))
        });
        findings
    }
}

impl Entry {
    fn finding(self, names: &[String], policy: Policy, surfaces: Option<Surfaces<'_>>) -> Finding {
        let draft = self.draft;
        let (mut impact, mut severity, mut way) = (Impact::NONE, Severity::Info, None::<Way>);
        for (reached, told) in &self.reached {
            way = Some(way.map_or(*told, |way| way.and(*told)));
            for (request, shift) in reached.each(draft.shift) {
                let one = draft.rule.impact(shift, request, policy);
                severity = severity.max(one.severity(request, policy));
                impact = impact.and(one);
            }
        }
        let direction = way.unwrap_or(Way::Response);
        let pointer = draft.pointer().to_owned();
        let next = draft.next.as_ref().map_or(pointer.as_str(), |place| place.pointer.as_str());
        let rust = surfaces.map(|surfaces| surfaces.paths(&pointer, next)).unwrap_or_default();
        let row = rows::source(&draft.id, direction, policy);
        let source =
            surfaces.map_or(row, |surfaces| surfaces.verdict_at(&[pointer.as_str(), next]));
        let spot = |place: &Option<specwright_model::Place>| {
            place.as_ref().filter(|place| place.line > 0).map(Spot::from)
        };
        let unreachable = self.operations.is_empty() && !self.nodes.is_empty();
        let aside = if unreachable { " (no operation reaches it)" } else { "" };
        Finding {
            severity,
            direction,
            operations: self
                .operations
                .iter()
                .filter_map(|at| names.get(*at as usize))
                .cloned()
                .collect(),
            base: spot(&draft.base),
            revision: spot(&draft.next),
            also: Vec::new(),
            wire: impact.wire,
            validator: impact.validator,
            source,
            message: draft.message + aside,
            before: draft.before,
            after: draft.after,
            rust,
            counterexample: None,
            sought: false,
            revision_pointer: draft.next.map(|place| place.pointer),
            compared: draft.compared,
            shift: draft.shift,
            unreachable,
            id: draft.id,
            pointer,
        }
    }
}
