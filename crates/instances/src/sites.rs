//! The places below a value, each in the smallest value that has it.

use std::collections::BTreeSet;

use specwright_model::Value;

use crate::facts::{Facts, Goal, sorted};
use crate::hole::{Hole, Step};
use crate::workshop::{DEEPEST, Style, Workshop};

/// A place of an instance: what is asked for there, and the instance around it.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) goal: Goal,
    pub(crate) hole: Hole,
    pub(crate) depth: u32,
}

/// More members of one object are not visited.
const MEMBERS: usize = 2_000;

/// The places directly below a site, by one way to pick among alternatives.
pub(crate) fn below(work: &mut Workshop<'_>, site: &Site, facts: &Facts<'_>) -> Vec<Site> {
    let mut found = Vec::new();
    if facts.types.contains(specwright_model::Types::OBJECT) && facts.values.is_empty() {
        members(work, site, facts, &mut found);
    }
    if facts.types.contains(specwright_model::Types::ARRAY) && facts.values.is_empty() {
        items(work, site, facts, &mut found);
    }
    found
}

fn members(work: &mut Workshop<'_>, site: &Site, facts: &Facts<'_>, found: &mut Vec<Site>) {
    let properties =
        facts.members.iter().flat_map(|members| &members.properties).map(|(name, _)| name.clone());
    let mut names: Vec<String> = properties.take(MEMBERS).collect();
    names.extend(work.names(facts));
    names.push("extra".to_owned());
    let mut goals = BTreeSet::new();
    for name in names {
        let goal = facts.member_goal(work.ground(), &name);
        if goal.is_empty() || !goals.insert(goal.clone()) {
            continue;
        }
        work.refuel();
        if let Some(value @ Value::Object(_)) =
            work.object(facts, &[&name], Style::Minimal, DEEPEST)
        {
            let has = matches!(&value, Value::Object(members) if members.iter().any(|(key, _)| *key == name));
            if has {
                let hole = site.hole.inside(value, Step::Member(name));
                found.push(Site { goal, hole, depth: site.depth + 1 });
            }
        }
    }
}

fn items(work: &mut Workshop<'_>, site: &Site, facts: &Facts<'_>, found: &mut Vec<Site>) {
    let prefix = facts.elements.iter().map(|elements| elements.prefix.len()).max().unwrap_or(0);
    let matched = facts.contains.iter().map(|contains| contains.min).max().unwrap_or(0);
    for place in 0..=prefix {
        let goal = facts.item_goal(place);
        let wanted = facts.contains.iter().filter(|contains| (place as u64) < contains.min);
        let goal = sorted(goal.into_iter().chain(wanted.map(|contains| contains.schema)).collect());
        let count = facts.min_items.max(matched).max(place as u64 + 1);
        if goal.is_empty() || facts.max_items.is_some_and(|most| count > most) {
            continue;
        }
        work.refuel();
        if let Some(items) = work.items(facts, count, Style::Minimal, DEEPEST) {
            let hole = site.hole.inside(Value::Array(items), Step::Item(place));
            found.push(Site { goal, hole, depth: site.depth + 1 });
        }
    }
}
