//! Repeated names of an object.

use super::{Cell, Node, Tape};

/// Up to this many members, comparing those that look alike is quickest.
const FEW: usize = 64;

impl Tape<'_> {
    /// Notes the object when it repeats a name. Sorting decides for large objects, so no choice of names makes it slow.
    pub(super) fn note_duplicates(&mut self, object: u32) {
        let node = self.node(object);
        let repeated = if node.len() <= FEW { few(node) } else { many(node) };
        if repeated > 0 {
            self.duplicates.push((object, u32::try_from(repeated).unwrap_or(u32::MAX)));
        }
    }

    /// Closes a container: it ends before the next node to come.
    #[inline]
    pub(super) fn close(&mut self, container: u32, count: u32) {
        let next = self.next_free();
        let index = usize::try_from(container).unwrap_or(usize::MAX);
        if let Some(cell) = self.cells.get_mut(index) {
            cell.next = next;
            cell.start = count;
        }
    }

    #[inline]
    pub(super) fn next_free(&self) -> u32 {
        u32::try_from(self.cells.len()).unwrap_or(u32::MAX)
    }

    #[inline]
    pub(super) fn push(&mut self, what: super::What, start: u32, end: u32) -> u32 {
        let index = self.next_free();
        self.cells.push(Cell { what, next: index.saturating_add(1), start, end });
        index
    }
}

/// How many names come again, where names are few.
fn few(object: Node<'_>) -> usize {
    let mut repeated = 0;
    // A bit for each look of a name that came before: a new look is a new name.
    let mut looks = [0_u64; 4];
    for (place, (key, _)) in object.members().enumerate() {
        let name = key.as_str().unwrap_or("");
        let look = look(name);
        let Some(word) = looks.get_mut(usize::from(look >> 6)) else { continue };
        let bit = 1 << (look & 63);
        if *word & bit != 0
            && object.members().take(place).any(|(earlier, _)| earlier.is_text(name))
        {
            repeated += 1;
        }
        *word |= bit;
    }
    repeated
}

/// A number that the same names have in common.
fn look(name: &str) -> u8 {
    let bytes = name.as_bytes();
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(0);
    let length = bytes.len();
    let ends = byte(0).wrapping_mul(7) ^ byte(length.wrapping_sub(1)).wrapping_mul(29);
    ends ^ byte(length / 2).wrapping_mul(113) ^ bytes.len().to_le_bytes()[0].wrapping_mul(59)
}

/// How many names come again, where names are many.
fn many(object: Node<'_>) -> usize {
    let mut names: Vec<&str> = object.members().filter_map(|(key, _)| key.as_str()).collect();
    names.sort_unstable();
    names.iter().zip(names.iter().skip(1)).filter(|(left, right)| left == right).count()
}
