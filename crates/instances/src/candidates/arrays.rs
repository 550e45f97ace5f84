//! Arrays at every limit, with an item twice, with too few or too many matching items.

use specwright_model::Value;

use crate::facts::{Facts, sorted};
use crate::workshop::{DEEPEST, Style, Workshop};

/// Arrays for a place where these facts hold.
pub(super) fn arrays(work: &mut Workshop<'_>, facts: &Facts<'_>, all: &mut Vec<Value>) {
    for count in counts(facts) {
        work.refuel();
        // Without the count to obey, one too few or too many can be made; distinct ones first.
        if let Some(items) = work.items(facts, count, Style::Minimal, DEEPEST) {
            twice(&items, all);
            all.push(Value::Array(items));
        }
    }
    let odd = Facts::default();
    let first = work.items(facts, facts.min_items, Style::Minimal, DEEPEST).unwrap_or_default();
    for extra in [Value::Null, Value::String("extra".to_owned()), Value::Object(Vec::new())] {
        all.push(Value::Array(first.iter().cloned().chain([extra]).collect()));
    }
    contained(work, facts, &odd, all);
}

fn counts(facts: &Facts<'_>) -> Vec<u64> {
    let prefix =
        facts.elements.iter().map(|elements| elements.prefix.len() as u64).max().unwrap_or(0);
    let mut counts = vec![
        facts.min_items.saturating_sub(1),
        facts.min_items,
        1,
        2,
        prefix,
        prefix.saturating_add(1),
    ];
    if let Some(most) = facts.max_items {
        counts.extend([most.saturating_sub(1), most, most.saturating_add(1)]);
    }
    counts.sort_unstable();
    counts.dedup();
    counts
}

/// The same items with one of them a second time, in place of another and beside them.
fn twice(items: &[Value], all: &mut Vec<Value>) {
    let Some(first) = items.first() else { return };
    all.push(Value::Array(items.iter().cloned().chain([first.clone()]).collect()));
    if items.len() > 1 {
        let others = items.iter().take(items.len() - 1).cloned();
        all.push(Value::Array(others.chain([first.clone()]).collect()));
    }
}

/// Arrays with so many matching items, and one that does not match.
fn contained(work: &mut Workshop<'_>, facts: &Facts<'_>, odd: &Facts<'_>, all: &mut Vec<Value>) {
    for contains in &facts.contains {
        let goal =
            sorted(facts.item_goal(usize::MAX).into_iter().chain([contains.schema]).collect());
        work.refuel();
        let most = contains.max.unwrap_or(contains.min).saturating_add(1).min(50);
        let matching = work.several(&goal, usize::try_from(most).unwrap_or(50), DEEPEST);
        let others = work.several(&facts.item_goal(usize::MAX), 12, DEEPEST);
        let other = others
            .into_iter()
            .find(|value| !work.maker.holds(&[contains.schema], work.direction, value));
        let plain = work.values(odd, Style::Minimal, 2);
        let other = other.or_else(|| {
            plain
                .into_iter()
                .find(|value| !work.maker.holds(&[contains.schema], work.direction, value))
        });
        let ends = [
            contains.min.saturating_sub(1),
            contains.min,
            contains.max.unwrap_or(contains.min),
            most,
        ];
        for count in ends {
            let items: Vec<Value> = matching
                .iter()
                .cycle()
                .take(usize::try_from(count).unwrap_or(0))
                .cloned()
                .collect();
            let fewest = usize::try_from(facts.min_items).unwrap_or(0).min(100);
            if let Some(other) = &other {
                let missing = fewest.saturating_sub(items.len()).max(1);
                all.push(Value::Array(
                    items
                        .iter()
                        .cloned()
                        .chain(std::iter::repeat_n(other.clone(), missing))
                        .collect(),
                ));
            }
            all.push(Value::Array(items));
        }
    }
}
