//! The set of JSON types an instance may have.

use std::fmt;

/// A set of JSON types (JSON Schema Validation, 6.1.1). `integer` is the part of `number` without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Types(u8);

impl Types {
    /// No type at all.
    pub const NONE: Self = Self(0);
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `boolean`.
    pub const BOOLEAN: Self = Self(2);
    /// `object`.
    pub const OBJECT: Self = Self(4);
    /// `array`.
    pub const ARRAY: Self = Self(8);
    /// `string`.
    pub const STRING: Self = Self(16);
    /// `integer`.
    pub const INTEGER: Self = Self(32);
    /// `number`, integers included.
    pub const NUMBER: Self = Self(64 | 32);
    /// Every type.
    pub const ALL: Self = Self(127);

    const NAMES: [(&'static str, Self); 7] = [
        ("null", Self::NULL),
        ("boolean", Self::BOOLEAN),
        ("object", Self::OBJECT),
        ("array", Self::ARRAY),
        ("string", Self::STRING),
        ("integer", Self::INTEGER),
        ("number", Self::NUMBER),
    ];

    /// The set of one type, by its name in schemas.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, types)| types)
    }

    /// The names of the types in the set; `number` stands for `integer` too.
    pub fn names(self) -> Vec<&'static str> {
        Self::NAMES
            .into_iter()
            .filter(|(name, types)| {
                self.contains(*types) && !(*name == "integer" && self.contains(Self::NUMBER))
            })
            .map(|(name, _)| name)
            .collect()
    }

    /// The types in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The types in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The types of this set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().join(" or "))
    }
}
