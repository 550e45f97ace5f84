//! The small words of the tables: type sets, directions, bounds and literal values.

use std::fmt;

/// A set of JSON types (JSON Schema Validation, 6.1.1). `integer` is the part of `number` without a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// Whether all of `other` is in this set.
    #[inline]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the sets share a type.
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
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
}

/// `a string, an integer or null`: the end of a sentence that starts with "must be".
impl fmt::Display for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = self.names();
        // What must be there comes before what may be instead.
        names.sort_by_key(|name| *name == "null");
        for (place, name) in names.iter().enumerate() {
            let article = match *name {
                "null" => "",
                "object" | "array" | "integer" => "an ",
                _ => "a ",
            };
            let parted = match place {
                0 => "",
                _ if place.saturating_add(1) == names.len() => " or ",
                _ => ", ",
            };
            write!(f, "{parted}{article}{name}")?;
        }
        Ok(())
    }
}

/// The way a payload travels. It changes a verdict in one way only: `required` does not ask for readOnly members in
/// requests nor for writeOnly members in responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// A component judged by itself: every required member is asked for.
    #[default]
    Neutral,
    /// From client to provider; webhooks travel the other way.
    Request,
    /// From provider to client.
    Response,
}

/// A number of the document, exact.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// An integer.
    Int(i64),
    /// Any other number, as JSON number text.
    Text(&'static str),
}

impl Bound {
    /// An integer.
    pub const fn int(value: i64) -> Self {
        Self::Int(value)
    }

    /// A number by its JSON text; the generator writes only well-formed text.
    pub const fn text(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A JSON value of the document as constant data.
#[derive(Clone, Copy, Debug)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Bound),
    /// A string.
    String(&'static str),
    /// An array.
    Array(&'static [Literal]),
    /// An object; each name once.
    Object(&'static [(&'static str, Literal)]),
}
