//! Arrays of the lengths the facts name.

use specwright_model::{SchemaId, Value};

use super::{Care, Style, Workshop};
use crate::facts::{Facts, sorted};

/// Longer arrays are not made.
pub(crate) const LONGEST: u64 = 2_000;

impl Workshop<'_> {
    /// Arrays that may obey the facts.
    pub(super) fn arrays(
        &mut self,
        facts: &Facts<'_>,
        (style, care): (Style, Care),
        depth: u32,
    ) -> Vec<Value> {
        let counted = facts.contains.iter().map(|contains| contains.min).max().unwrap_or(0);
        let least = facts.min_items.max(counted);
        let most = facts.max_items.unwrap_or(u64::MAX).min(LONGEST);
        let count = match style {
            Style::Minimal => least,
            Style::Typical => {
                least.saturating_add(u64::try_from(self.rng.below(3)).unwrap_or(0)).min(most)
            }
            Style::Maximal => least.max(2).min(most),
        };
        let mut arrays: Vec<Value> =
            self.items(facts, count, style, depth).map(Value::Array).into_iter().collect();
        if care == Care::Thorough {
            // What is forbidden for fewer items may be let in for more.
            for more in [1, 2] {
                let count = count.saturating_add(more);
                arrays.extend(self.items(facts, count, style, depth).map(Value::Array));
            }
        }
        arrays
    }

    /// So many items, distinct where they must be; the first ones match what must be contained.
    pub(crate) fn items(
        &mut self,
        facts: &Facts<'_>,
        count: u64,
        style: Style,
        depth: u32,
    ) -> Option<Vec<Value>> {
        if count > LONGEST || depth == 0 {
            return None;
        }
        let mut items: Vec<Value> = Vec::new();
        let mut spare: Option<(Vec<SchemaId>, Vec<Value>)> = None;
        for place in 0..usize::try_from(count).ok()? {
            let mut goal = facts.item_goal(place);
            let wanted = facts.contains.iter().filter(|contains| (place as u64) < contains.min);
            goal = sorted(goal.into_iter().chain(wanted.map(|contains| contains.schema)).collect());
            let item = self.make(&goal, style, depth - 1)?;
            if !facts.unique || !items.contains(&item) {
                items.push(item);
                continue;
            }
            if spare.as_ref().is_none_or(|(known, _)| *known != goal) {
                spare = Some((
                    goal.clone(),
                    self.several(&goal, usize::try_from(count).ok()?, depth - 1),
                ));
            }
            let fresh = spare
                .as_ref()
                .and_then(|(_, values)| values.iter().find(|value| !items.contains(value)));
            items.push(fresh?.clone());
        }
        Some(items)
    }

    /// Different values of one goal, up to so many.
    pub(crate) fn several(&mut self, goal: &[SchemaId], count: usize, depth: u32) -> Vec<Value> {
        let maker = self.maker.clone();
        let ways = Facts::all(maker.ground(self.direction), goal, 16);
        let mut several: Vec<Value> = Vec::new();
        for facts in ways.iter().filter(|facts| !facts.never) {
            let mut values = self.values(facts, Style::Minimal, depth);
            values.extend(
                (0..count.saturating_add(4)).map(|number| Value::String(format!("text {number}"))),
            );
            values.extend(
                (0..count.saturating_add(4)).map(|number| Value::Number(number.to_string())),
            );
            for _ in 0..count.min(20) {
                values.extend(self.values(facts, Style::Typical, depth).into_iter().take(6));
            }
            for value in values {
                if several.len() > count {
                    return several;
                }
                if !several.contains(&value) && self.maker.holds(goal, self.direction, &value) {
                    several.push(value);
                }
            }
        }
        several
    }
}
