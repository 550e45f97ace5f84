//! The members of a form as a tree, before anything has a type.

use std::collections::BTreeMap;

use super::faults::Faults;
use super::name::{self, Segment};
use super::percent;
use super::view::View;
use crate::tape::Step;
use crate::{Limits, Violations};

/// Names and steps a form may have: each costs memory many times its length.
const MAX_BRANCHES: usize = 1 << 18;

/// A form as a tree. Branches are told by their places in one list.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    branches: Vec<Branch<'a>>,
}

/// What stands at one place of a form.
#[derive(Debug, Default)]
pub(crate) struct Branch<'a> {
    /// Values given to the name itself, as they stand.
    pub(crate) values: Vec<&'a str>,
    /// Values given to the name and `[]`.
    pub(crate) appended: Vec<&'a str>,
    /// What stands below, in the order of the form.
    pub(crate) children: Vec<(String, usize)>,
    /// The same by name, where there are many.
    places: BTreeMap<String, usize>,
}

/// Up to this many names, looking at each is quickest.
const FEW: usize = 16;

impl Branch<'_> {
    fn place(&self, name: &str) -> Option<usize> {
        if self.places.is_empty() {
            let mut children = self.children.iter();
            return children.find(|(known, _)| known == name).map(|(_, place)| *place);
        }
        self.places.get(name).copied()
    }

    fn add(&mut self, name: &str, place: usize) {
        self.children.push((name.to_owned(), place));
        if !self.places.is_empty() {
            self.places.insert(name.to_owned(), place);
        } else if self.children.len() > FEW {
            self.places = self.children.iter().cloned().collect();
        }
    }
}

impl<'a> Tree<'a> {
    /// Reads names and values, both still encoded.
    pub(crate) fn read(
        pairs: impl Iterator<Item = (&'a str, &'a str)>,
        view: &View,
        faults: &mut Faults,
        limits: &Limits,
    ) -> Result<Self, Violations> {
        let mut tree = Self { branches: vec![Branch::default()] };
        for (name, value) in pairs {
            let Some(name) = percent::decode(name, true) else {
                faults.add("form", &[], "must have names in percent-encoded UTF-8");
                continue;
            };
            let whole = || (name.as_str(), Vec::new());
            let (first, segments) = match name::parse(&name) {
                Ok(parsed) if parsed.1.is_empty() => parsed,
                _ if view.declares(&name) => whole(),
                Ok(parsed) => parsed,
                Err(message) => {
                    faults.add("form", &[Step::Member(&name)], message);
                    continue;
                }
            };
            if segments.len() >= limits.depth {
                return Err(Violations::depth(limits.depth));
            }
            tree.insert(first, &segments, value);
            if tree.branches.len() > MAX_BRANCHES {
                return Err(Violations::one(
                    "size",
                    &format!("must have at most {MAX_BRANCHES} names"),
                    None,
                ));
            }
        }
        Ok(tree)
    }

    fn insert(&mut self, first: &str, segments: &[Segment<'_>], value: &'a str) {
        let mut at = self.child(0, first);
        for segment in segments {
            match segment {
                Segment::Key(key) => at = self.child(at, key),
                Segment::Append => {
                    if let Some(branch) = self.branches.get_mut(at) {
                        branch.appended.push(value);
                    }
                    return;
                }
            }
        }
        if let Some(branch) = self.branches.get_mut(at) {
            branch.values.push(value);
        }
    }

    /// The branch of this name below another, made when it is new.
    fn child(&mut self, parent: usize, name: &str) -> usize {
        let next = self.branches.len();
        let Some(branch) = self.branches.get_mut(parent) else { return 0 };
        if let Some(place) = branch.place(name) {
            return place;
        }
        branch.add(name, next);
        self.branches.push(Branch::default());
        next
    }

    /// The branch at a place.
    pub(crate) fn branch(&self, place: usize) -> Option<&Branch<'a>> {
        self.branches.get(place)
    }

    /// The place of a name at the top.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.branches.first()?.place(name)
    }
}
