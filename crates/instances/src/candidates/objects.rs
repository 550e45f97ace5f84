//! Objects with a member missing, too many or too few, unknown or badly named.

use specwright_model::Value;

use crate::facts::Facts;
use crate::workshop::{DEEPEST, Style, Workshop, nearby, optional};

/// Names that a rule for names may refuse.
const NAMES: [&str; 8] = ["unknown_member", "", "A B", "é", "1", "__proto__", "x-y", "UPPER"];

/// More required members are not left out of the largest object.
const MANY: usize = 20;

/// More members are not added for the sake of a limit.
const MOST: u64 = 300;

/// Objects for a place where these facts hold.
pub(super) fn objects(work: &mut Workshop<'_>, facts: &Facts<'_>, all: &mut Vec<Value>) {
    work.refuel();
    let Some(Value::Object(base)) = work.object(facts, &[], Style::Minimal, DEEPEST) else {
        let base = required(work, facts);
        one_less(&base, all);
        all.push(Value::Object(base));
        return;
    };
    one_less(&base, all);
    for name in optional(facts).into_iter().take(MANY) {
        // A member that nothing can be shows only when it is there.
        if work.member(facts, name, Style::Minimal, DEEPEST).is_none() {
            let member = (name.to_owned(), Value::Null);
            all.push(Value::Object(base.iter().cloned().chain([member]).collect()));
        }
    }
    named(work, facts, &base, all);
    counted(work, facts, &base, all);
    dependent(work, facts, &base, all);
    work.refuel();
    let every = optional(facts);
    let Some(Value::Object(full)) = work.object(facts, &every, Style::Minimal, DEEPEST) else {
        return;
    };
    // One that is asked for is missing while there are enough others.
    for missing in facts.required.iter().take(MANY) {
        let others = full.iter().filter(|(name, _)| name != missing);
        all.push(Value::Object(others.cloned().collect()));
    }
    all.push(Value::Object(full));
}

/// What is asked for, where no object is valid: members nothing can be are `null`.
fn required(work: &mut Workshop<'_>, facts: &Facts<'_>) -> Vec<(String, Value)> {
    let member = |name: &&str| {
        let value = work.member(facts, name, Style::Minimal, DEEPEST).unwrap_or(Value::Null);
        ((*name).to_owned(), value)
    };
    facts.required.iter().map(member).collect()
}

/// The members without each of them.
fn one_less(base: &[(String, Value)], all: &mut Vec<Value>) {
    for place in 0..base.len() {
        let others = base.iter().enumerate().filter(|(at, _)| *at != place);
        all.push(Value::Object(others.map(|(_, member)| member.clone()).collect()));
    }
}

/// One member more: unknown, or with a name that is near to those let in.
fn named(
    work: &mut Workshop<'_>,
    facts: &Facts<'_>,
    base: &[(String, Value)],
    all: &mut Vec<Value>,
) {
    let made = work.names(facts);
    let near: Vec<String> = made.iter().take(2).flat_map(|name| nearby(name)).collect();
    let long = [(1..=40).map(|_| 'n').collect(), "n".repeat(300)];
    for name in NAMES.map(str::to_owned).into_iter().chain(long).chain(made).chain(near) {
        if base.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let value = work.member(facts, &name, Style::Minimal, DEEPEST).unwrap_or(Value::Null);
        all.push(Value::Object(base.iter().cloned().chain([(name, value)]).collect()));
    }
}

/// As many members as are let in, one more, one less.
fn counted(
    work: &mut Workshop<'_>,
    facts: &Facts<'_>,
    base: &[(String, Value)],
    all: &mut Vec<Value>,
) {
    let most = facts.max_members.map(|most| [most, most.saturating_add(1)]);
    let least =
        (facts.min_members > 0).then(|| [facts.min_members.saturating_sub(1), facts.min_members]);
    for count in most.into_iter().chain(least).flatten().filter(|count| *count <= MOST) {
        let mut members = base.to_vec();
        members.truncate(usize::try_from(count).unwrap_or(0).max(facts.required.len()));
        work.fill(facts, &mut members, count, DEEPEST);
        all.push(Value::Object(members));
    }
}

/// A member without one of those it brings with it.
fn dependent(
    work: &mut Workshop<'_>,
    facts: &Facts<'_>,
    base: &[(String, Value)],
    all: &mut Vec<Value>,
) {
    for (name, asked) in facts.dependent.iter().flat_map(|dependent| &dependent.0) {
        work.refuel();
        let Some(Value::Object(full)) = work.object(facts, &[name], Style::Minimal, DEEPEST) else {
            continue;
        };
        for missing in asked {
            all.push(Value::Object(
                full.iter().filter(|(key, _)| key != missing).cloned().collect(),
            ));
        }
        all.push(Value::Object(full));
    }
    for name in facts.absent.iter().filter(|name| !base.iter().any(|(known, _)| known == *name)) {
        let value = work.member(facts, name, Style::Minimal, DEEPEST).unwrap_or(Value::Null);
        all.push(Value::Object(
            base.iter().cloned().chain([((*name).to_owned(), value)]).collect(),
        ));
    }
}
