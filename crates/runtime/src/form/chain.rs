//! Lists inside a list: each entry tells the place of the next, so that no list costs an allocation of its own.

/// Where a list begins and ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chain {
    first: usize,
    last: usize,
    len: usize,
}

impl Chain {
    /// The list of one entry.
    pub(super) fn of(place: usize) -> Self {
        Self { first: place, last: place, len: 1 }
    }

    /// How many entries there are.
    pub(super) fn len(self) -> usize {
        self.len
    }

    pub(super) fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The place of the last entry.
    pub(super) fn last(self) -> Option<usize> {
        (self.len > 0).then_some(self.last)
    }

    /// Adds an entry. The one that was last until now, if any, is to tell its place.
    pub(super) fn add(&mut self, place: usize) -> Option<usize> {
        let before = self.last();
        *self = match before {
            None => Self::of(place),
            Some(_) => Self { last: place, len: self.len.saturating_add(1), ..*self },
        };
        before
    }

    /// The places of all entries in order, when `next` tells the place after another.
    pub(super) fn places(
        self,
        next: impl Fn(usize) -> Option<usize> + Clone,
    ) -> impl Iterator<Item = usize> + Clone {
        std::iter::successors(Some(self.first), move |place| next(*place)).take(self.len)
    }
}
