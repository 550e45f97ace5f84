//! Circles in a graph, without recursion.

use std::collections::BTreeMap;

/// The number of the circle each node is part of; nodes of one circle reach each other.
pub(crate) fn circles(edges: &[Vec<usize>]) -> Vec<Option<usize>> {
    let groups = groups(edges);
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for group in &groups {
        let size = sizes.entry(*group).or_default();
        *size = size.saturating_add(1);
    }
    let circular = |(node, group): (usize, &usize)| {
        let many = sizes.get(group).is_some_and(|size| *size > 1);
        (many || edges.get(node).is_some_and(|next| next.contains(&node))).then_some(*group)
    };
    groups.iter().enumerate().map(circular).collect()
}

/// The strongly connected components of a graph, as a number per node (Kosaraju's two passes). What leads to a component
/// has a lower number.
pub(crate) fn groups(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut back = vec![Vec::new(); edges.len()];
    for (from, held) in edges.iter().enumerate() {
        for to in held {
            if let Some(list) = back.get_mut(*to) {
                list.push(from);
            }
        }
    }
    let mut finished = Vec::with_capacity(edges.len());
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        let mut open = vec![(start, false)];
        while let Some((at, done)) = open.pop() {
            if done {
                finished.push(at);
            } else if let Some(flag) = seen.get_mut(at).filter(|flag| !**flag) {
                *flag = true;
                open.push((at, true));
                open.extend(edges.get(at).into_iter().flatten().map(|next| (*next, false)));
            }
        }
    }
    let mut groups = vec![usize::MAX; edges.len()];
    for (number, start) in finished.into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if let Some(group) = groups.get_mut(at).filter(|group| **group == usize::MAX) {
                *group = number;
                open.extend(back.get(at).into_iter().flatten().copied());
            }
        }
    }
    groups
}
