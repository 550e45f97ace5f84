//! Walks pairs of schemas from the operations down, each pair once, whatever the cycles.

use crate::Way;
use crate::compare::{Pair, Sides, compare, swapped};
use crate::draft::{Compared, Edge, Ways};
use specwright_model::{SchemaId, Sense, Shift};
use std::collections::{BTreeMap, BTreeSet};

/// How a pair is reached: sent or received, as it is or turned round by `not`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reached(u8);

/// The bits of what is sent and of what is received, and those of what is as it is and of what is turned round.
const SENT: u8 = 0b0011;
const RECEIVED: u8 = 0b1100;
const STRAIGHT: u8 = 0b0101;
const TURNED: u8 = 0b1010;

impl Reached {
    pub(crate) const REQUEST: Self = Self(SENT & STRAIGHT);
    pub(crate) const RESPONSE: Self = Self(RECEIVED & STRAIGHT);

    /// Each way of being reached: whether it is a request, and the shift as it counts there.
    pub(crate) fn each(self, shift: Shift) -> impl Iterator<Item = (bool, Shift)> {
        let ways = [
            (SENT & STRAIGHT, true, shift),
            (SENT & TURNED, true, shift.flip()),
            (RECEIVED & STRAIGHT, false, shift),
            (RECEIVED & TURNED, false, shift.flip()),
        ];
        ways.into_iter()
            .filter(move |(bit, _, _)| self.0 & bit != 0)
            .map(|(_, request, shift)| (request, shift))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn through(self, edge: &Edge) -> Self {
        let bits = self.within(edge.ways).0;
        let turned = (bits & STRAIGHT) << 1 | (bits & TURNED) >> 1;
        Self(match edge.sense {
            Sense::Along => bits,
            Sense::Against => turned,
            Sense::Both => bits | turned,
        })
    }

    /// What is left of it for a change that matters in these directions only.
    pub(crate) fn within(self, ways: Ways) -> Self {
        let sent = if ways.request { SENT } else { 0 };
        let received = if ways.response { RECEIVED } else { 0 };
        Self(self.0 & (sent | received))
    }

    /// The direction of the payloads, `not` left aside.
    pub(crate) fn way(self) -> Way {
        match (self.0 & SENT != 0, self.0 & RECEIVED != 0) {
            (true, true) => Way::Both,
            (true, false) => Way::Request,
            _ => Way::Response,
        }
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// A pair that was compared.
#[derive(Debug)]
pub(crate) struct Visited {
    pub(crate) compared: Compared,
    pub(crate) reached: Reached,
    /// Whether it travels as plain text.
    text: bool,
    /// The pairs that lead here.
    above: Vec<u32>,
    /// The pairs it leads to.
    below: Vec<u32>,
    /// The operations that start here.
    roots: Vec<u32>,
}

/// All pairs met so far.
pub(crate) struct Walk<'s, 'm> {
    sides: &'s Sides<'m>,
    known: BTreeMap<Pair, u32>,
    pub(crate) visited: Vec<Visited>,
    pending: Vec<(u32, Reached)>,
    limit: usize,
    /// Pairs left out because there were too many.
    pub(crate) left_out: usize,
}

impl<'s, 'm> Walk<'s, 'm> {
    pub(crate) fn new(sides: &'s Sides<'m>) -> Self {
        let schemas = sides.base.model.schemas.len() + sides.next.model.schemas.len();
        // A document whose parts multiply is hostile; a real one has about as many pairs as schemas.
        let limit = schemas.saturating_mul(4).saturating_add(10_000);
        Self {
            sides,
            known: BTreeMap::new(),
            visited: Vec::new(),
            pending: Vec::new(),
            limit,
            left_out: 0,
        }
    }

    /// Starts at a pair of schemas for an operation.
    pub(crate) fn start(
        &mut self,
        pair: (SchemaId, SchemaId),
        text: bool,
        reached: Reached,
        operation: Option<u32>,
    ) {
        let at = swapped(self.sides, pair.0, pair.1).then_some(pair);
        let Some(node) = self.node((&[pair.0], &[pair.1]), text, at) else { return };
        if let (Some(operation), Some(visited)) = (operation, self.visited.get_mut(node as usize))
            && !visited.roots.contains(&operation)
        {
            visited.roots.push(operation);
        }
        self.pending.push((node, reached));
        self.run();
    }

    fn run(&mut self) {
        while let Some((at, reached)) = self.pending.pop() {
            let Some(visited) = self.visited.get_mut(at as usize) else { continue };
            let all = visited.reached.and(reached);
            if all == visited.reached {
                continue;
            }
            let before = std::mem::replace(&mut visited.reached, all);
            let (text, edges) = (visited.text, visited.compared.edges.clone());
            for edge in edges {
                let Some(below) = self.node((&edge.base, &edge.next), text, edge.at) else {
                    continue;
                };
                // Each edge is laid once, when something first comes through it.
                if before.through(&edge).is_none() && !all.through(&edge).is_none() {
                    self.lay(at, below);
                }
                self.pending.push((below, all.through(&edge)));
            }
        }
    }

    fn lay(&mut self, above: u32, below: u32) {
        if let Some(visited) = self.visited.get_mut(above as usize) {
            visited.below.push(below);
        }
        if let Some(visited) = self.visited.get_mut(below as usize) {
            visited.above.push(above);
        }
    }

    fn node(
        &mut self,
        (base, next): (&[SchemaId], &[SchemaId]),
        text: bool,
        at: Option<(SchemaId, SchemaId)>,
    ) -> Option<u32> {
        let pair =
            Pair { base: self.sides.base.set(base), next: self.sides.next.set(next), text, at };
        if let Some(node) = self.known.get(&pair) {
            return Some(*node);
        }
        if self.visited.len() >= self.limit {
            self.left_out += 1;
            return None;
        }
        let node = u32::try_from(self.visited.len()).ok()?;
        self.known.insert(pair, node);
        let compared = compare(self.sides, pair);
        self.visited.push(Visited {
            compared,
            reached: Reached::default(),
            text,
            above: Vec::new(),
            below: Vec::new(),
            roots: Vec::new(),
        });
        Some(node)
    }

    /// For each group of pairs, the operations that reach any of them, as numbers in order.
    pub(crate) fn operations(&self, groups: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let mut starts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (node, visited) in (0..).zip(&self.visited) {
            for operation in &visited.roots {
                starts.entry(*operation).or_default().push(node);
            }
        }
        // Up from the changes or down from the operations, whichever are fewer.
        if groups.len() <= starts.len() {
            let above = |group: &Vec<u32>| {
                let seen = self.closure(group, |visited| &visited.above);
                let roots = self.visited.iter().zip(seen).filter(|(_, seen)| *seen);
                let found: BTreeSet<u32> =
                    roots.flat_map(|(visited, _)| visited.roots.iter().copied()).collect();
                found.into_iter().collect()
            };
            return groups.iter().map(above).collect();
        }
        let mut found = vec![Vec::new(); groups.len()];
        for (operation, nodes) in starts {
            let seen = self.closure(&nodes, |visited| &visited.below);
            let reaches = |node: &u32| seen.get(*node as usize).copied().unwrap_or_default();
            for (_, found) in
                groups.iter().zip(&mut found).filter(|(group, _)| group.iter().any(reaches))
            {
                found.push(operation);
            }
        }
        found
    }

    /// Which pairs are met from these, going one way.
    fn closure(&self, from: &[u32], way: impl Fn(&Visited) -> &Vec<u32>) -> Vec<bool> {
        let mut seen = vec![false; self.visited.len()];
        let mut queue: Vec<u32> = from.to_vec();
        while let Some(at) = queue.pop() {
            let Some(slot) = seen.get_mut(at as usize) else { continue };
            if !std::mem::replace(slot, true)
                && let Some(visited) = self.visited.get(at as usize)
            {
                queue.extend(way(visited));
            }
        }
        seen
    }
}
