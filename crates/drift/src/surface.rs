//! What the emitted crates offer, as far as the source verdict needs it. The caller fills it from the generator.

use crate::Source;
use std::collections::{BTreeMap, BTreeSet};

/// A public item of an emitted crate: a type, a field, a variant, a function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The JSON Pointer of its schema.
    pub pointer: String,
    /// Its full path: `shop::OrderRequest::items`.
    pub path: String,
    /// Everything of it that user code may rely on, such as its type and whether the constructor asks for it.
    pub signature: String,
    /// Whether user code that matches or builds its owner breaks when it appears: the variant of a closed enum.
    pub appearing_breaks: bool,
}

/// The public items of one side.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    by_path: BTreeMap<String, Item>,
    by_pointer: BTreeMap<String, Vec<String>>,
}

impl Surface {
    /// The surface of these items.
    pub fn new(items: impl IntoIterator<Item = Item>) -> Self {
        let mut surface = Self::default();
        for item in items {
            surface.by_pointer.entry(item.pointer.clone()).or_default().push(item.path.clone());
            surface.by_path.insert(item.path.clone(), item);
        }
        surface
    }

    /// The items made for a place, or for the nearest place above it that has some.
    pub fn at(&self, pointer: &str) -> &[String] {
        self.nearest(pointer).1
    }

    /// The same, and how long the pointer of that place is.
    fn nearest(&self, pointer: &str) -> (usize, &[String]) {
        let mut at = pointer;
        loop {
            if let Some(paths) = self.by_pointer.get(at) {
                return (at.len(), paths);
            }
            match at.rsplit_once('/') {
                Some((above, _)) => at = above,
                None => return (0, &[]),
            }
        }
    }

    /// The items made for a place and for all places below it.
    fn below<'a>(&'a self, pointer: &'a str) -> impl Iterator<Item = &'a Item> {
        let own = self.by_pointer.get(pointer).into_iter();
        let prefix = format!("{pointer}/");
        let start = prefix.clone();
        let deeper =
            self.by_pointer.range(start..).take_while(move |(at, _)| at.starts_with(&prefix));
        own.chain(deeper.map(|(_, paths)| paths))
            .flatten()
            .filter_map(|path| self.by_path.get(path))
    }
}

/// The surfaces of both sides.
#[derive(Clone, Copy, Debug)]
pub struct Surfaces<'a> {
    /// Generated from the base.
    pub base: &'a Surface,
    /// Generated from the revision.
    pub revision: &'a Surface,
}

impl Surfaces<'_> {
    /// What user code notices between the two crates as wholes.
    pub fn verdict(self) -> Source {
        let lost =
            self.base.by_path.iter().map(|(path, item)| match self.revision.by_path.get(path) {
                Some(next) if next.signature == item.signature => Source::Ok,
                _ => Source::Break,
            });
        let new = self
            .revision
            .by_path
            .values()
            .filter(|item| !self.base.by_path.contains_key(&item.path));
        lost.chain(new.map(|item| self.appearing(item))).max().unwrap_or_default()
    }

    /// What user code notices of the items made for these places.
    pub fn verdict_at(self, pointers: &[&str]) -> Source {
        let paths: BTreeSet<&str> = pointers
            .iter()
            .flat_map(|pointer| self.base.below(pointer).chain(self.revision.below(pointer)))
            .map(|item| item.path.as_str())
            .collect();
        let own = pointers
            .iter()
            .flat_map(|pointer| self.base.at(pointer).iter().chain(self.revision.at(pointer)));
        let paths = paths.into_iter().chain(own.map(String::as_str));
        paths.map(|path| self.verdict_of(path)).max().unwrap_or_default()
    }

    fn verdict_of(self, path: &str) -> Source {
        match (self.base.by_path.get(path), self.revision.by_path.get(path)) {
            (Some(base), Some(next)) if base.signature == next.signature => Source::Ok,
            (None, Some(next)) => self.appearing(next),
            (None, None) => Source::Ok,
            _ => Source::Break,
        }
    }

    /// Nobody matches or builds what was not there: a part breaks only where its owner was.
    fn appearing(self, item: &Item) -> Source {
        let owner = item.path.rsplit_once("::").map_or("", |(owner, _)| owner);
        let known = self.base.by_path.contains_key(owner);
        if item.appearing_breaks && known { Source::Break } else { Source::Minor }
    }

    /// The Rust items of a place, in the crate that has some nearer to it or in both: the types and fields, and of a
    /// type's variants those that differ.
    pub fn paths(self, base: &str, revision: &str) -> Vec<String> {
        let (old, new) = (self.base.nearest(base), self.revision.nearest(revision));
        let (old, new) = match old.0.cmp(&new.0) {
            std::cmp::Ordering::Less => (&[][..], new.1),
            // A place of another name is another place, unless the whole of it was renamed.
            std::cmp::Ordering::Equal if base == revision => (old.1, new.1),
            _ => (old.1, &[][..]),
        };
        let mut paths = old.to_vec();
        paths.extend(new.iter().filter(|path| !old.contains(path)).cloned());
        let kept = |path: &&String| {
            let owner = path.rsplit_once("::").map_or("", |(owner, _)| owner);
            let whole = !paths.iter().any(|other| other == owner);
            // What comes or goes with its owner is not told apart from it.
            whole || self.verdict_of(path) != Source::Ok && self.verdict_of(owner) == Source::Ok
        };
        paths.iter().filter(kept).cloned().collect()
    }
}
