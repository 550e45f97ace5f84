//! Repeated names of an object.

use super::{Cell, Tape};

/// Up to this many members, comparing each with each is quickest.
const FEW: usize = 12;

impl Tape<'_> {
    /// Notes the object when it repeats a name. Sorting decides for large objects, so no choice of names makes it slow.
    pub(super) fn note_duplicates(&mut self, object: u32) {
        let mut repeated = 0_u32;
        let members = self.node(object).members();
        let count = self.node(object).len();
        if count <= FEW {
            let mut seen: [&str; FEW] = [""; FEW];
            for (place, (key, _)) in members.enumerate() {
                let name = key.as_str().unwrap_or("");
                if seen.iter().take(place).any(|earlier| *earlier == name) {
                    repeated = repeated.saturating_add(1);
                }
                if let Some(slot) = seen.get_mut(place) {
                    *slot = name;
                }
            }
        } else {
            let mut names: Vec<&str> = members.filter_map(|(key, _)| key.as_str()).collect();
            names.sort_unstable();
            let twins =
                names.iter().zip(names.iter().skip(1)).filter(|(left, right)| left == right);
            repeated = u32::try_from(twins.count()).unwrap_or(u32::MAX);
        }
        if repeated > 0 {
            self.duplicates.push((object, repeated));
        }
    }

    /// Closes a container: it ends before the next node to come.
    pub(super) fn close(&mut self, container: u32, count: u32) {
        let next = self.next_free();
        let index = usize::try_from(container).unwrap_or(usize::MAX);
        if let Some(cell) = self.cells.get_mut(index) {
            cell.next = next;
            cell.start = count;
        }
    }

    pub(super) fn next_free(&self) -> u32 {
        u32::try_from(self.cells.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn push(&mut self, what: super::What, start: u32, end: u32) -> u32 {
        let index = self.next_free();
        self.cells.push(Cell { what, next: index.saturating_add(1), start, end });
        index
    }
}
