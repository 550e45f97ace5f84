//! Hashes of values that are equal when the values are.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use super::{Kind, Node};
use crate::number::Decimal;

/// Hashes with a key of this process, so that no payload can aim at collisions. Only groups depend on the key, never a
/// verdict: equal hashes are compared by value.
pub(crate) struct Hashes {
    keys: RandomState,
}

impl Hashes {
    pub(crate) fn new() -> Self {
        Self { keys: RandomState::new() }
    }

    /// The hash of a value. Recursion ends at the depth limit of tapes.
    pub(crate) fn of(&self, node: Node<'_>) -> u64 {
        let mut hasher = self.keys.build_hasher();
        match node.kind() {
            Kind::Null => hasher.write_u8(0),
            Kind::Bool => node.as_bool().hash(&mut hasher),
            Kind::Number => Decimal::parse(node.as_number().unwrap_or("")).hash(&mut hasher),
            Kind::String => node.as_str().hash(&mut hasher),
            Kind::Array => {
                hasher.write_u8(1);
                node.items().for_each(|item| hasher.write_u64(self.of(item)));
            }
            // The order of members does not count, so neither may that of their hashes.
            Kind::Object => {
                hasher.write_u8(2);
                let members = node
                    .members()
                    .map(|(key, value)| self.keys.hash_one((self.of(key), self.of(value))));
                hasher.write_u64(members.fold(0, u64::wrapping_add));
            }
        }
        hasher.finish()
    }
}
