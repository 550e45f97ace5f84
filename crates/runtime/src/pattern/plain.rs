//! Patterns simple enough for plain loops: pieces of text and runs of a class, one after the other.
//!
//! A run takes as much as it can. That is exact because a run of varying length is only accepted here when nothing that may
//! follow it, up to the first piece that must, can begin with a member of its class.

use super::node::Node;
use super::set::Set;

/// An unanchored sequence is tried at every position: it must be short for the search to stay linear.
const MAX_FLOATING: u32 = 64;
/// Pieces a sequence may have once its groups are written out.
const MAX_PIECES: usize = 128;

/// Any of some sequences.
#[derive(Debug)]
pub(super) struct Plain {
    sequences: Vec<Sequence>,
}

#[derive(Debug)]
struct Sequence {
    start: bool,
    end: bool,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    Run(Run),
}

#[derive(Clone, Debug)]
struct Run {
    set: Set,
    min: u32,
    max: Option<u32>,
}

impl Plain {
    /// The plain form of a pattern, when it has one.
    pub(super) fn of(node: &Node) -> Option<Self> {
        let mut branches = Vec::new();
        alternatives(node, &mut branches);
        let sequences = branches.into_iter().map(Sequence::of).collect::<Option<_>>()?;
        Some(Self { sequences })
    }

    /// Whether it is found in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.sequences.iter().any(|sequence| sequence.found(text))
    }
}

/// The alternatives at the top, through groups.
fn alternatives<'a>(node: &'a Node, into: &mut Vec<&'a Node>) {
    match node {
        Node::Either(nodes) => nodes.iter().for_each(|node| alternatives(node, into)),
        Node::Capture(_, node) => alternatives(node, into),
        other => into.push(other),
    }
}

impl Sequence {
    fn of(node: &Node) -> Option<Self> {
        let single = [node];
        let mut nodes: Vec<&Node> = match node {
            Node::Concat(nodes) => nodes.iter().collect(),
            _ => single.to_vec(),
        };
        let start = matches!(nodes.first(), Some(Node::Start));
        nodes.drain(..usize::from(start));
        let end = matches!(nodes.last(), Some(Node::End));
        nodes.truncate(nodes.len() - usize::from(end));
        let mut runs = Vec::new();
        for node in nodes {
            flatten(node, &mut runs)?;
        }
        let fixed = runs.iter().all(|run| run.max == Some(run.min));
        let length = runs.iter().fold(0_u32, |sum, run| sum.saturating_add(run.min));
        let allowed = if start { decided(&runs) } else { !end && fixed && length <= MAX_FLOATING };
        allowed.then(|| Self { start, end, pieces: pieces(runs) })
    }

    fn found(&self, text: &str) -> bool {
        if self.start {
            return self.here(text);
        }
        match self.pieces.as_slice() {
            [Piece::Text(only)] => text.contains(only.as_str()),
            _ => {
                text.char_indices()
                    .any(|(at, _)| text.get(at..).is_some_and(|rest| self.here(rest)))
                    || self.here("")
            }
        }
    }

    fn here(&self, text: &str) -> bool {
        let mut rest = text;
        for piece in &self.pieces {
            let after = match piece {
                Piece::Text(expected) => rest.strip_prefix(expected.as_str()),
                Piece::Run(run) => run.skip(rest),
            };
            match after {
                Some(after) => rest = after,
                None => return false,
            }
        }
        !self.end || rest.is_empty()
    }
}

impl Run {
    /// The text after the run; `None` when it is too short.
    fn skip<'a>(&self, text: &'a str) -> Option<&'a str> {
        let mut rest = text.chars();
        let mut count = 0_u64;
        while self.max.is_none_or(|max| count < u64::from(max)) {
            let before = rest.clone();
            match rest.next() {
                Some(character) if self.set.contains(character) => count += 1,
                _ => {
                    rest = before;
                    break;
                }
            }
        }
        (count >= u64::from(self.min)).then_some(rest.as_str())
    }
}

/// Whether taking as much as possible is right at every run.
fn decided(runs: &[Run]) -> bool {
    runs.iter().enumerate().all(|(at, run)| {
        run.max == Some(run.min) || apart(run, runs.get(at + 1..).unwrap_or_default())
    })
}

fn apart(run: &Run, following: &[Run]) -> bool {
    for next in following {
        if next.max == Some(0) {
            continue;
        }
        if !run.set.disjoint(&next.set) {
            return false;
        }
        if next.min > 0 {
            break;
        }
    }
    true
}

/// Writes a piece out as runs; `None` when it is more than runs.
fn flatten(node: &Node, into: &mut Vec<Run>) -> Option<()> {
    if into.len() > MAX_PIECES {
        return None;
    }
    match node {
        Node::Class(set) => into.push(Run { set: set.clone(), min: 1, max: Some(1) }),
        Node::Concat(nodes) => nodes.iter().try_for_each(|node| flatten(node, into))?,
        Node::Capture(_, node) => flatten(node, into)?,
        Node::Repeat(repeat) => {
            if let Node::Class(set) = inner(&repeat.node) {
                into.push(Run { set: set.clone(), min: repeat.min, max: repeat.max });
            } else if repeat.max == Some(repeat.min) {
                (0..repeat.min).try_for_each(|_| {
                    let before = into.len();
                    flatten(&repeat.node, into)?;
                    // A group of nothing repeated a billion times is still nothing.
                    (into.len() > before).then_some(())
                })?;
            } else {
                return None;
            }
        }
        _ => return None,
    }
    Some(())
}

fn inner(node: &Node) -> &Node {
    match node {
        Node::Capture(_, node) => inner(node),
        other => other,
    }
}

/// Joins neighbouring single characters to text.
fn pieces(runs: Vec<Run>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for run in runs {
        match (run.set.single(), run.min == 1 && run.max == Some(1), pieces.last_mut()) {
            (Some(character), true, Some(Piece::Text(text))) => text.push(character),
            (Some(character), true, _) => pieces.push(Piece::Text(character.to_string())),
            _ => pieces.push(Piece::Run(run)),
        }
    }
    pieces
}
