//! Looking for the members of an object by name, where they stand one behind the other.

use super::text::same_bytes;
use super::{Node, Tape};

/// A member that was looked for.
pub(crate) struct Member<'t> {
    /// Its value.
    pub(crate) value: Node<'t>,
    /// Where the next member is.
    pub(crate) next: u32,
    /// How many members stand before it.
    pub(crate) passed: usize,
}

impl Tape<'_> {
    /// The first member of that name between two places of one object.
    #[inline]
    pub(crate) fn member(&self, from: u32, end: u32, name: &str) -> Option<Member<'_>> {
        let (mut at, mut passed) = (from, 0_usize);
        while at < end {
            let rest = self.cells.get(usize::try_from(at).unwrap_or(usize::MAX)..)?;
            let [key, value] = *rest.first_chunk()?;
            let length = usize::try_from(key.end.wrapping_sub(key.start)).unwrap_or(usize::MAX);
            if length == name.len() && same_bytes(self.bytes(key), name.as_bytes()) {
                let value = Node { tape: self, index: at.saturating_add(1) };
                return Some(Member { value, next: value.next_index(), passed });
            }
            at = value.next;
            passed = passed.saturating_add(1);
        }
        None
    }
}
