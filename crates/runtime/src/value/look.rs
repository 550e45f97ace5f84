//! What a typed value shows of itself: the quickest way of `validate`, and of strict reading.
//!
//! Where each limit of a type is one that its Rust values show, the generator writes `is_sure` beside `encode`: a line
//! per member that has limits, numbers and all, so that nothing is looked up in a table. Like every quick check it
//! answers "surely holds" or "not known". What a closed enumeration, a `bool` or a required field cannot get wrong is
//! not looked at.

use std::collections::BTreeMap;

use crate::{Encode, Format, Limits, Nullable, Pattern};

/// How many levels must be left for what is looked at without being counted: the lists and maps of one member, and
/// items that have no limits.
const NEAR: usize = 24;

/// How many levels are looked at, whatever the limit: the judge gives up where schemas apply too deep inside each other, and
/// each level of a plain type has ten at most.
const LEVELS: usize = 100;

/// Looks at a value, part by part. It is handed on by copying.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How many arrays and objects may still be inside each other.
    room: usize,
    /// Whether the value was read: then the tape has counted the depth of what the value holds as JSON.
    read: bool,
}

impl Look {
    /// A look at a value built in code.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { room: limits.depth.min(LEVELS), read: false }
    }

    /// A look at a value that was read.
    pub(crate) fn read(limits: &Limits) -> Self {
        Self { read: true, ..Self::new(limits) }
    }

    /// Whether a JSON value of so many nodes surely is not too deep.
    pub(super) fn has_room(self, nodes: usize) -> bool {
        self.read || nodes <= self.room
    }

    /// A value that looks at itself.
    #[inline]
    pub fn inside<T: Encode + ?Sized>(self, value: &T) -> bool {
        self.room > NEAR && value.is_sure(Self { room: self.room.saturating_sub(1), ..self })
    }

    /// The same, when there is one.
    #[inline]
    pub fn optional<T: Encode>(self, value: &Option<T>) -> bool {
        value.as_ref().is_none_or(|value| self.inside(value))
    }

    /// Members that are not named. Those of a value built in code may repeat a name.
    pub fn alone<T>(self, members: &BTreeMap<String, T>) -> bool {
        self.read || members.is_empty()
    }

    /// The same, where the members look at themselves.
    pub fn rest<T: Encode>(self, members: &BTreeMap<String, T>) -> bool {
        self.alone(members) && self.inside(members)
    }

    /// Texts of at most so many characters, of which there are never more than bytes.
    #[inline]
    pub fn short<T: Parts<str>>(self, value: &T, most: u64) -> bool {
        value.all(|text| size(text.len()) <= most)
    }

    /// Texts of at least so many characters.
    #[inline]
    pub fn long<T: Parts<str>>(self, value: &T, least: u64) -> bool {
        value.all(|text| {
            size(text.len()) >= least && (least <= 1 || size(text.chars().count()) >= least)
        })
    }

    /// Texts that match.
    #[inline]
    pub fn matches<T: Parts<str>>(self, value: &T, pattern: &'static Pattern) -> bool {
        value.all(|text| pattern.is_match(text))
    }

    /// Texts of a format.
    #[inline]
    pub fn format<T: Parts<str>>(self, value: &T, format: Format) -> bool {
        value.all(|text| format.is_numeric() || format.accepts(text))
    }

    /// Integers that are not less.
    #[inline]
    pub fn at_least<T: Parts<i64>>(self, value: &T, least: i64) -> bool {
        value.all(|number| *number >= least)
    }

    /// Integers that are not greater.
    #[inline]
    pub fn at_most<T: Parts<i64>>(self, value: &T, most: i64) -> bool {
        value.all(|number| *number <= most)
    }

    /// Lists of at least so many items.
    #[inline]
    pub fn many<T: Counted>(self, value: &T, least: u64) -> bool {
        value.count().is_none_or(|count| size(count) >= least)
    }

    /// Lists of at most so many items.
    #[inline]
    pub fn few<T: Counted>(self, value: &T, most: u64) -> bool {
        value.count().is_none_or(|count| size(count) <= most)
    }
}

/// A count as limits have it.
fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The texts, or the integers, that a value is made of.
pub trait Parts<P: ?Sized> {
    /// Whether all of them are so.
    fn all(&self, is_so: impl Fn(&P) -> bool + Copy) -> bool;
}

impl Parts<str> for String {
    #[inline]
    fn all(&self, is_so: impl Fn(&str) -> bool + Copy) -> bool {
        is_so(self)
    }
}

impl Parts<Self> for i64 {
    #[inline]
    fn all(&self, is_so: impl Fn(&Self) -> bool + Copy) -> bool {
        is_so(self)
    }
}

impl<P: ?Sized, T: Parts<P>> Parts<P> for Option<T> {
    #[inline]
    fn all(&self, is_so: impl Fn(&P) -> bool + Copy) -> bool {
        self.as_ref().is_none_or(|value| value.all(is_so))
    }
}

impl<P: ?Sized, T: Parts<P>> Parts<P> for Nullable<T> {
    #[inline]
    fn all(&self, is_so: impl Fn(&P) -> bool + Copy) -> bool {
        self.as_value().is_none_or(|value| value.all(is_so))
    }
}

impl<P: ?Sized, T: Parts<P>> Parts<P> for Vec<T> {
    #[inline]
    fn all(&self, is_so: impl Fn(&P) -> bool + Copy) -> bool {
        self.iter().all(|value| value.all(is_so))
    }
}

impl<P: ?Sized, T: Parts<P>> Parts<P> for BTreeMap<String, T> {
    #[inline]
    fn all(&self, is_so: impl Fn(&P) -> bool + Copy) -> bool {
        self.values().all(|value| value.all(is_so))
    }
}

/// A list, or none.
pub trait Counted {
    /// How many items it has.
    fn count(&self) -> Option<usize>;
}

impl<T> Counted for Vec<T> {
    #[inline]
    fn count(&self) -> Option<usize> {
        Some(self.len())
    }
}

impl<T: Counted> Counted for Option<T> {
    #[inline]
    fn count(&self) -> Option<usize> {
        self.as_ref().and_then(T::count)
    }
}

impl<T: Counted> Counted for Nullable<T> {
    #[inline]
    fn count(&self) -> Option<usize> {
        self.as_value().and_then(T::count)
    }
}

#[cfg(test)]
mod tests;
