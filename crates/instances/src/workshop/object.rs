//! Objects with the members the facts name.

use std::collections::BTreeSet;

use specwright_model::Value;

use super::{Care, Style, Workshop};
use crate::facts::{Facts, Goal, sorted};

/// More members are not added for the sake of a count.
const MOST: u64 = 300;

/// How many optional members are tried one by one, where the required ones alone are not let in.
const TRIED: usize = 12;

impl Workshop<'_> {
    /// Objects that may obey the facts.
    pub(super) fn objects(
        &mut self,
        facts: &Facts<'_>,
        (style, care): (Style, Care),
        depth: u32,
    ) -> Vec<Value> {
        let optional = optional(facts);
        let chosen: Vec<&str> = match style {
            Style::Minimal => Vec::new(),
            Style::Typical => optional.iter().copied().filter(|_| self.rng.coin()).collect(),
            Style::Maximal => optional.clone(),
        };
        let mut objects: Vec<Value> =
            self.object(facts, &chosen, style, depth).into_iter().collect();
        if care == Care::Thorough {
            for name in optional.iter().take(TRIED) {
                objects.extend(self.object(facts, &[*name], style, depth));
            }
            objects.extend(self.object(facts, &optional, style, depth));
        }
        objects
    }

    /// An object of the required members, those named here, and what both bring with them.
    pub(crate) fn object(
        &mut self,
        facts: &Facts<'_>,
        chosen: &[&str],
        style: Style,
        depth: u32,
    ) -> Option<Value> {
        if depth == 0 {
            return None;
        }
        let mut names: Vec<&str> = facts.required.iter().copied().collect();
        for name in chosen {
            if !names.contains(name) && !facts.absent.contains(name) {
                names.push(name);
            }
        }
        bring(facts, &mut names);
        let mut members: Vec<(String, Value)> = Vec::new();
        for name in names {
            match self.member(facts, name, style, depth) {
                Some(value) => members.push((name.to_owned(), value)),
                None if facts.required.contains(name) => return None,
                None => {}
            }
        }
        self.fill(facts, &mut members, facts.min_members, depth);
        let kept = usize::try_from(facts.max_members.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
        let kept = kept.max(facts.required.len());
        members.truncate(kept);
        Some(Value::Object(members))
    }

    /// A value for the member of that name.
    pub(crate) fn member(
        &mut self,
        facts: &Facts<'_>,
        name: &str,
        style: Style,
        depth: u32,
    ) -> Option<Value> {
        let goal = facts.member_goal(self.ground(), name);
        let depth = depth.saturating_sub(1);
        match style {
            // Beyond a few levels only what must be there is made.
            Style::Maximal | Style::Typical if self.fuel < super::FUEL / 2 => {
                self.make(&goal, Style::Minimal, super::DEEPEST)
            }
            _ => self.make(&goal, style, depth),
        }
    }

    /// Adds members until there are so many.
    pub(crate) fn fill(
        &mut self,
        facts: &Facts<'_>,
        members: &mut Vec<(String, Value)>,
        count: u64,
        depth: u32,
    ) {
        let count = count.min(MOST);
        if u64::try_from(members.len()).unwrap_or(u64::MAX) >= count {
            return;
        }
        let known = optional(facts).into_iter().map(str::to_owned);
        let made: Vec<String> = known.chain(self.names(facts)).collect();
        let counted = (0..count).map(|number| format!("name{number}"));
        let names: BTreeSet<String> = members.iter().map(|(name, _)| name.clone()).collect();
        for name in made.into_iter().chain(counted).filter(|name| !names.contains(name)) {
            if u64::try_from(members.len()).unwrap_or(u64::MAX) >= count {
                break;
            }
            if self.is_name(facts, &name)
                && !members.iter().any(|(known, _)| *known == name)
                && let Some(value) = self.member(facts, &name, Style::Minimal, depth)
            {
                members.push((name, value));
            }
        }
    }

    /// Whether `propertyNames` lets the name in.
    fn is_name(&self, facts: &Facts<'_>, name: &str) -> bool {
        let name = Value::String(name.to_owned());
        self.maker.holds(&facts.names, self.direction, &name)
    }

    /// Names that no property bears and the facts may let in: of patterns, of `propertyNames`.
    pub(crate) fn names(&mut self, facts: &Facts<'_>) -> Vec<String> {
        let mut names = Vec::new();
        for (source, _) in facts.members.iter().flat_map(|members| &members.patterns) {
            let asked = Facts::of_pattern(source);
            names.extend(self.strings(&asked, Care::Quick).into_iter().take(6));
        }
        if !facts.names.is_empty() {
            let goal: Goal = sorted(facts.names.clone());
            let maker = self.maker.clone();
            for way in Facts::all(maker.ground(self.direction), &goal, 4) {
                names.extend(
                    way.values
                        .iter()
                        .filter_map(|value| value.as_str())
                        .map(str::to_owned)
                        .take(40),
                );
                names.extend(self.strings(&way, Care::Thorough).into_iter().take(30));
            }
        }
        names
    }
}

/// The properties that are not required.
pub(crate) fn optional<'m>(facts: &Facts<'m>) -> Vec<&'m str> {
    let mut names: Vec<&'m str> = Vec::new();
    let mut known = BTreeSet::new();
    for (name, _) in facts.members.iter().flat_map(|members| &members.properties) {
        if !facts.required.contains(name.as_str()) && known.insert(name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// Adds what members bring with them (`dependentRequired`).
fn bring<'m>(facts: &Facts<'m>, names: &mut Vec<&'m str>) {
    let mut at = 0;
    while let Some(name) = names.get(at).copied() {
        let entries = facts.dependent.iter().flat_map(|dependent| &dependent.0);
        for asked in entries.filter(|(key, _)| key == name).flat_map(|(_, asked)| asked) {
            if !names.contains(&asked.as_str()) {
                names.push(asked);
            }
        }
        at += 1;
    }
}
