//! What is told of a union none of whose branches holds.

use super::decide::Decision;
use super::{Found, Frame, Judge, by_member, decide, unlisted};
use crate::{Node, Schema, Union};

/// More branches than this are not weighed against each other.
const WEIGHED: usize = 16;

/// A branch that lacks more members than this is not told by their names.
const LACKING: usize = 4;

/// Tells the violations of the branch that is meant; of the union itself when none is.
pub(crate) fn tell_union(
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
    union: &Union,
    keyword: &'static str,
) -> bool {
    if judge.is_quiet() {
        return false;
    }
    let branch = match decide(union, frame.node) {
        Decision::Branch(place) => Ok(place),
        Decision::Open(places) => nearest(judge, frame, union, &places),
    };
    let meant = branch.ok().and_then(|place| union.branches.get(place));
    if let Some(schema) = meant {
        // Were nothing told, the verdict would have no reason: that cannot be, but the union would say it below.
        if !judge.apply(schema, frame.node, Some(frame)) {
            return false;
        }
    }
    let node = frame.node;
    if let Some(wanted) = wanted(judge, frame, union) {
        return judge.fail(frame, keyword, || (wanted, None));
    }
    let near = branch.err().flatten().and_then(|place| union.branches.get(place));
    let near = near.map(|near| (*near, judge.weigh(near, frame)));
    judge.fail(frame, keyword, || (message(union, node, near), None))
}

/// What to add, where each branch lacks members of its own and nothing else.
fn wanted(judge: &mut Judge<'_>, frame: &Frame<'_>, union: &Union) -> Option<String> {
    if judge.trial > 0 || union.tag.is_some() || union.branches.len() > WEIGHED {
        return None;
    }
    let mut ways: Vec<Vec<&str>> = Vec::new();
    for branch in union.branches {
        let found = judge.weigh(branch, frame);
        let own = |found: &Found| found.missing.filter(|_| found.node == frame.node.index());
        ways.push(found.iter().map(own).collect::<Option<_>>()?);
    }
    // Members that all branches ask for tell nothing of which is meant.
    let within = |one: &[&str], other: &[&str]| {
        one.len() > LACKING || one.iter().all(|name| other.contains(name))
    };
    let apart = ways.iter().enumerate().all(|(place, one)| {
        let mut others = ways.iter().enumerate().filter(|(other, _)| *other != place);
        !others.any(|(_, other)| within(one, other))
    });
    let names = |way: Vec<&str>| way.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let told: Vec<String> = ways.into_iter().map(|way| names(way).join(" and ")).collect();
    (apart && told.len() > 1).then(|| format!("must have {}", told.join(", or ")))
}

fn message(union: &Union, node: Node<'_>, near: Option<(&'static Schema, Vec<Found>)>) -> String {
    let count = union.branches.len();
    let near = near.map_or_else(String::new, |(near, found)| {
        format!(", the nearest is `{}`{}", near.at, found.first().map_or_else(String::new, reason))
    });
    let tag = match (&union.tag, unlisted(union, node)) {
        (Some(tag), _) => hint(Some(tag.property), tag.values.iter().map(|known| known.value)),
        (None, Some(test)) => hint(test.member, test.texts.iter().map(|known| known.text)),
        (None, None) => by_member(union, node)
            .filter(|tag| tag.branch.is_none())
            .map_or_else(String::new, |tag| hint(Some(tag.name), tag.texts.into_iter())),
    };
    format!("must match one of {count} alternatives{near}{tag}")
}

/// Why a branch does not hold, in the words of the document alone: names of submitted members stay out.
fn reason(found: &Found) -> String {
    let message = &found.message;
    match (found.missing, found.schema) {
        (Some(name), _) => format!(": `{name}` {message}"),
        (None, Some(schema)) => format!(": {message} (`{}/{}`)", schema.at, found.keyword),
        (None, None) => format!(": {message}"),
    }
}

/// A text names the alternative; that is told, not asked for.
fn hint(member: Option<&str>, texts: impl ExactSizeIterator<Item = &'static str>) -> String {
    let more = if texts.len() > WEIGHED { ", …" } else { "" };
    let listed: Vec<String> = texts.take(WEIGHED).map(|text| format!("`{text}`")).collect();
    let who = member.map_or_else(|| "the text".to_owned(), |name| format!("`{name}`"));
    format!("; {who} tells which is meant: {}{more}", listed.join(", "))
}

/// How far a branch is from holding: problems at the node itself, then all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    here: usize,
    all: usize,
}

/// The branch that is clearly nearest; else the one to be named, if any.
fn nearest(
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
    union: &Union,
    places: &[usize],
) -> Result<usize, Option<usize>> {
    if judge.trial > 0 || places.is_empty() || places.len() > WEIGHED {
        return Err(None);
    }
    let mut distances: Vec<(Distance, usize)> = Vec::new();
    for place in places {
        if let Some(branch) = union.branches.get(*place) {
            distances.push((distance(judge, frame, branch), *place));
        }
    }
    distances.sort_unstable();
    match distances.as_slice() {
        [(best, place), (second, _), ..] if clearly(*best, *second) => Ok(*place),
        [(best, place), (second, _), ..] if best < second => Err(Some(*place)),
        _ => Err(None),
    }
}

/// A branch whose own shape fits is meant when no other's does, or when the others have twice its problems.
fn clearly(best: Distance, second: Distance) -> bool {
    best.here == 0 && (second.here > 0 || best.all.saturating_mul(2) <= second.all)
}

fn distance(judge: &mut Judge<'_>, frame: &Frame<'_>, branch: &'static Schema) -> Distance {
    let found = judge.weigh(branch, frame);
    let node = frame.node;
    // A superfluous member is a problem of the object, though it is found at the member's name.
    let here = |found: &&Found| {
        found.node == node.index() || matches!(found.keyword, "additionalProperties")
    };
    Distance { here: found.iter().filter(here).count(), all: found.len() }
}

impl Judge<'_> {
    /// What is wrong with the node by that schema, without telling it.
    fn weigh(&mut self, schema: &'static Schema, frame: &Frame<'_>) -> Vec<Found> {
        self.weigh_at(schema, frame.node, frame)
    }

    /// What is wrong with another node, such as a member's name.
    pub(crate) fn weigh_at(
        &mut self,
        schema: &'static Schema,
        node: Node<'_>,
        frame: &Frame<'_>,
    ) -> Vec<Found> {
        let kept = (std::mem::take(&mut self.found), self.more, self.cap, self.bound.take());
        self.cap = 20;
        self.trial += 1;
        self.apply(schema, node, Some(frame));
        self.trial -= 1;
        let found = std::mem::replace(&mut self.found, kept.0);
        (self.more, self.cap, self.bound) = (kept.1, kept.2, kept.3);
        found
    }
}
