//! Repeated names of an object.

use super::{Cell, Node, Tape};

/// Up to this many members, comparing those that look alike is quickest.
pub(super) const FEW: u32 = 64;

impl Tape<'_> {
    /// Notes the object when it repeats a name. Sorting decides for large objects, so no choice of names makes it slow.
    pub(super) fn note_duplicates(&mut self, object: u32) {
        let node = self.node(object);
        let repeated = if node.len() <= FEW as usize { few(node) } else { many(node) };
        self.note_repeated(object, repeated);
    }

    /// Notes the object whose names were seen as they came, if they were few.
    #[inline]
    pub(super) fn note_names(&mut self, object: u32, count: u32, names: &Names) {
        if count > FEW {
            self.note_repeated(object, many(self.node(object)));
        } else {
            self.note_repeated(object, names.repeated);
        }
    }

    #[inline]
    fn note_repeated(&mut self, object: u32, repeated: usize) {
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
    let mut names = Names::default();
    for (key, _) in object.members() {
        if !names.is_new(key.as_str().unwrap_or("").as_bytes()) {
            names.compare(object, key);
        }
    }
    names.repeated
}

/// The names of one object as they come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names {
    /// A bit for each look of a name that came before: a new look is a new name.
    looks: [u64; 4],
    repeated: usize,
}

impl Names {
    /// Sees the next name; whether none before it looks like it.
    #[inline]
    pub(super) fn is_new(&mut self, name: &[u8]) -> bool {
        let look = look(name);
        let Some(word) = self.looks.get_mut(usize::from(look >> 6)) else { return false };
        let bit = 1 << (look & 63);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Compares a name with those that came before it.
    #[cold]
    pub(super) fn compare(&mut self, object: Node<'_>, key: Node<'_>) {
        let name = key.as_str().unwrap_or("");
        if object.members_before(key).any(|(earlier, _)| earlier.is_text(name)) {
            self.repeated = self.repeated.saturating_add(1);
        }
    }
}

/// A number that the same names have in common.
#[inline]
fn look(bytes: &[u8]) -> u8 {
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
