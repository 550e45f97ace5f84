//! How deep types are inside one another: a compiler that asks what a value holds follows them, and gives up after so many.

use std::collections::BTreeMap;

use super::Form;
use super::chosen::parts;
use crate::graph;
use crate::reach::index;

/// The most forms inside one another, at most: a circle may be followed through all its forms.
pub(super) fn depth(forms: &[Form]) -> usize {
    let next = |form: &Form| parts(&form.shape).into_iter().map(index).collect();
    let edges: Vec<Vec<usize>> = forms.iter().map(next).collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let numbers = graph::groups(&edges);
    for (node, group) in numbers.iter().enumerate() {
        groups.entry(*group).or_default().push(node);
    }
    // By group, how deep what leads to it is; what leads to a group comes before it.
    let mut above = vec![0_usize; forms.len()];
    let mut deepest = 0;
    for (group, nodes) in &groups {
        let here = above.get(*group).copied().unwrap_or(0).saturating_add(nodes.len());
        deepest = deepest.max(here);
        for to in nodes.iter().filter_map(|node| edges.get(*node)).flatten() {
            let below = numbers.get(*to).filter(|below| *below != group);
            if let Some(known) = below.and_then(|below| above.get_mut(*below)) {
                *known = here.max(*known);
            }
        }
    }
    deepest
}
