//! The members of a form as a tree, before anything has a type.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::Chain;
use super::faults::Faults;
use super::name::{Name, Segment};
use super::percent;
use super::view::View;
use crate::tape::Step;
use crate::{Limits, Violations};

/// Names and steps a form may have: each costs memory many times its length.
const MAX_BRANCHES: usize = 1 << 18;

/// Up to this many names, looking at each is quickest.
const FEW: usize = 16;

/// How many branches there is room for from the start: most forms have fewer.
const ROOM: usize = 32;

/// A form as a tree: a few lists and places in them, so that names and values cost no allocations of their own.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    branches: Vec<Branch>,
    /// The values as they stand, each with the place of the next one of its name.
    values: Vec<(&'a str, usize)>,
    /// The text of all names.
    names: String,
    /// The children of a branch by name, where there are many.
    indexes: BTreeMap<usize, BTreeMap<String, usize>>,
}

/// What stands at one place of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Branch {
    /// Where its name stands among the names.
    name: Range<usize>,
    /// The place of the next child of its parent.
    next: usize,
    /// Values given to the name itself.
    pub(super) values: Chain,
    /// Values given to the name and `[]`.
    pub(super) appended: Chain,
    /// What stands below, in the order of the form.
    pub(super) children: Chain,
}

impl<'a> Tree<'a> {
    /// Reads names and values, both still encoded.
    pub(crate) fn read(
        pairs: impl Iterator<Item = (&'a str, &'a str)>,
        view: &View,
        faults: &mut Faults,
        limits: &Limits,
    ) -> Result<Self, Violations> {
        let mut tree = Self {
            branches: Vec::with_capacity(ROOM),
            values: Vec::with_capacity(ROOM),
            names: String::with_capacity(ROOM * 8),
            indexes: BTreeMap::new(),
        };
        tree.branches.push(Branch::default());
        let mut buffer = Vec::new();
        for (name, value) in pairs {
            let Some(name) = percent::decode_in(name, true, &mut buffer) else {
                faults.add("form", &[], "must have names in percent-encoded UTF-8");
                continue;
            };
            let name = match Name::parse(name) {
                Ok(parsed) if parsed.depth == 0 => parsed,
                _ if view.declares(name) => Name::whole(name),
                Ok(parsed) => parsed,
                Err(message) => {
                    faults.add("form", &[Step::Member(name)], message);
                    continue;
                }
            };
            if name.depth >= limits.depth {
                return Err(Violations::depth(limits.depth));
            }
            tree.insert(name, value);
            if tree.branches.len() > MAX_BRANCHES {
                let message = format!("must have at most {MAX_BRANCHES} names");
                return Err(Violations::one("size", &message, None));
            }
        }
        Ok(tree)
    }

    fn insert(&mut self, name: Name<'_>, value: &'a str) {
        let mut at = self.child(0, name.first);
        let mut appends = false;
        for segment in name.segments() {
            match segment {
                Segment::Key(key) => at = self.child(at, key),
                Segment::Append => appends = true,
            }
        }
        let place = self.values.len();
        self.values.push((value, place));
        let Some(branch) = self.branches.get_mut(at) else { return };
        let chain = if appends { &mut branch.appended } else { &mut branch.values };
        let before = chain.add(place);
        if let Some((_, next)) = before.and_then(|before| self.values.get_mut(before)) {
            *next = place;
        }
    }

    /// The branch of this name below another, made when it is new.
    fn child(&mut self, parent: usize, name: &str) -> usize {
        if let Some(known) = self.find(parent, name) {
            return known;
        }
        let place = self.branches.len();
        let start = self.names.len();
        self.names.push_str(name);
        self.branches.push(Branch { name: start..self.names.len(), ..Branch::default() });
        let Some(branch) = self.branches.get_mut(parent) else { return place };
        let before = branch.children.add(place);
        let children = branch.children;
        if let Some(before) = before.and_then(|before| self.branches.get_mut(before)) {
            before.next = place;
        }
        if children.len() > FEW {
            let index = self.indexes.entry(parent).or_default();
            let new = if index.is_empty() { children } else { Chain::of(place) };
            for (name, place) in named(new, &self.branches, &self.names) {
                index.insert(name.to_owned(), place);
            }
        }
        place
    }

    fn find(&self, parent: usize, name: &str) -> Option<usize> {
        let branch = self.branches.get(parent)?;
        // What belongs together mostly stands together.
        let last = branch.children.last()?;
        if self
            .branches
            .get(last)
            .is_some_and(|last| self.names.get(last.name.clone()) == Some(name))
        {
            return Some(last);
        }
        match self.indexes.get(&parent) {
            Some(index) => index.get(name).copied(),
            None => self.children(branch).find(|(known, _)| *known == name).map(|(_, place)| place),
        }
    }

    /// The branch at a place; the whole form is the one at 0.
    pub(crate) fn branch(&self, place: usize) -> Option<&Branch> {
        self.branches.get(place)
    }

    /// The place of a name at the top.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.find(0, name)
    }

    /// The names below a branch and their places, in the order of the form.
    pub(super) fn children(&self, branch: &Branch) -> impl Iterator<Item = (&str, usize)> + Clone {
        named(branch.children, &self.branches, &self.names)
    }

    /// The values of a list of them, still encoded.
    pub(super) fn values(&self, chain: Chain) -> impl Iterator<Item = &'a str> {
        let places = chain.places(|place| self.values.get(place).map(|(_, next)| *next));
        places.filter_map(|place| self.values.get(place).map(|(value, _)| *value))
    }

    /// At least as many nodes and as many bytes as a tape of it takes, unless a name or a value repeats.
    pub(super) fn size(&self) -> (usize, usize) {
        let nodes = self.branches.len().saturating_mul(2);
        let values = self.values.iter().map(|(value, _)| value.len());
        (nodes, values.fold(self.names.len(), usize::saturating_add))
    }
}

/// The names of a list of branches, and their places.
fn named<'t>(
    chain: Chain,
    branches: &'t [Branch],
    names: &'t str,
) -> impl Iterator<Item = (&'t str, usize)> + Clone {
    let places = chain.places(|place| branches.get(place).map(|branch| branch.next));
    places.filter_map(|place| Some((names.get(branches.get(place)?.name.clone())?, place)))
}
