//! The members of an object, taken by name.

use std::collections::BTreeMap;

use crate::{Build, Decode, Node};

/// An object that is being read: its members are taken one by one, by name.
///
/// Members mostly stand in the order they are asked for, so a search begins behind the one found last.
#[derive(Debug)]
pub struct Fields<'b, 't> {
    build: &'b mut Build,
    node: Node<'t>,
    /// Where the members end.
    end: u32,
    /// How many there are.
    count: usize,
    /// Every member before it is taken.
    first: Place,
    /// The one behind the member found last.
    next: Place,
    taken: Taken,
}

/// Where a member begins on the tape, and how many stand before it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    index: u32,
    number: usize,
}

impl<'b, 't> Fields<'b, 't> {
    pub(super) fn new(build: &'b mut Build, node: Node<'t>) -> Self {
        let first = Place { index: node.index().saturating_add(1), number: 0 };
        let end = node.next_index();
        let count = node.len();
        Self { build, node, end, count, first, next: first, taken: Taken::default() }
    }

    /// A member that must be there, and must have its shape.
    pub fn required<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        match self.find(name) {
            Some(value) => T::decode(value, self.build),
            None => self.missing(name),
        }
    }

    /// A member that may be absent: read tolerantly, damage stops here.
    // The outer `None` ends the building, the inner one is an absent member: what `?` in generated code reads best.
    #[allow(clippy::option_option, reason = "outer: go on or stop; inner: the member")]
    pub fn optional<T: Decode>(&mut self, name: &'static str) -> Option<Option<T>> {
        match self.find(name) {
            Some(value) => self.build.optional(value),
            None => Some(None),
        }
    }

    /// The members that were not asked for: read tolerantly, damaged ones are left out.
    pub fn rest<T: Decode>(&mut self) -> Option<BTreeMap<String, T>> {
        let mut members = BTreeMap::new();
        let mut place = self.first;
        while let Some((key, value, next)) = self.at(place, self.end) {
            if !self.taken.has(place.number)
                && let Some(value) = self.build.optional(value)?
            {
                members.insert(key.as_str().unwrap_or("").to_owned(), value);
            }
            place = next;
        }
        Some(members)
    }

    /// Says that no other member is let in; the judge tells those that are there.
    pub fn close(self) {
        if self.taken.count < self.count {
            self.build.strays = true;
        }
    }

    fn missing<T>(&mut self, name: &'static str) -> Option<T> {
        if self.build.failure.is_none() {
            self.build.fail(self.node, format!("the member `{name}`"));
        }
        None
    }

    fn find(&mut self, name: &str) -> Option<Node<'t>> {
        if self.node.tape().has_duplicates() {
            return self.last(name);
        }
        if self.taken.count == self.count {
            return None;
        }
        self.search(name, self.next, self.end)
            .or_else(|| self.search(name, self.first, self.next.index))
    }

    /// The last of the members with that name; all of them are taken.
    fn last(&mut self, name: &str) -> Option<Node<'t>> {
        let (mut found, mut from) = (None, self.first);
        while let Some(value) = self.search(name, from, self.end) {
            (found, from) = (Some(value), self.next);
        }
        self.next = self.first;
        found
    }

    fn search(&mut self, name: &str, from: Place, end: u32) -> Option<Node<'t>> {
        let found = self.node.tape().member(from.index, end, name)?;
        let number = from.number.saturating_add(found.passed);
        let next = Place { index: found.next, number: number.saturating_add(1) };
        self.taken.add(number);
        self.next = next;
        if number == self.first.number {
            self.first = next;
        }
        Some(found.value)
    }

    /// The member at a place, and the place behind it.
    #[inline]
    fn at(&self, place: Place, end: u32) -> Option<(Node<'t>, Node<'t>, Place)> {
        if place.index >= end {
            return None;
        }
        let tape = self.node.tape();
        let (key, value) = (tape.node(place.index), tape.node(place.index.saturating_add(1)));
        let next = Place { index: value.next_index(), number: place.number.saturating_add(1) };
        Some((key, value, next))
    }
}

/// Members by their number in the object.
#[derive(Debug, Default)]
struct Taken {
    count: usize,
    /// The first 64 of them, a bit each.
    few: u64,
    more: Vec<u64>,
}

impl Taken {
    #[inline]
    fn add(&mut self, number: usize) {
        self.count = self.count.saturating_add(1);
        let bit = 1_u64 << (number % 64);
        let Some(word) = (number / 64).checked_sub(1) else {
            self.few |= bit;
            return;
        };
        if self.more.len() <= word {
            self.more.resize(word.saturating_add(1), 0);
        }
        if let Some(word) = self.more.get_mut(word) {
            *word |= bit;
        }
    }

    #[inline]
    fn has(&self, number: usize) -> bool {
        let bits = match (number / 64).checked_sub(1) {
            None => self.few,
            Some(word) => self.more.get(word).copied().unwrap_or_default(),
        };
        bits >> (number % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests;
