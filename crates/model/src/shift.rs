//! How a change of a keyword moves what a schema accepts.

use crate::SchemaId;

/// How a change moves the accepted set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// The same instances are accepted.
    #[default]
    Same,
    /// Fewer instances are accepted, none is new.
    Tighter,
    /// More instances are accepted, none is lost.
    Looser,
    /// Some are lost and some are new, or nothing is proven.
    Sideways,
}

impl Shift {
    /// The change seen from a place that accepts what this one refuses, and the change read backwards.
    #[must_use]
    pub const fn flip(self) -> Self {
        match self {
            Self::Tighter => Self::Looser,
            Self::Looser => Self::Tighter,
            same => same,
        }
    }

    /// Both changes at once.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, shift) | (shift, Self::Same) => shift,
            (Self::Tighter, Self::Tighter) => Self::Tighter,
            (Self::Looser, Self::Looser) => Self::Looser,
            _ => Self::Sideways,
        }
    }

    /// The change when something is `lost`, something is `gained`, or both.
    #[must_use]
    pub const fn of(lost: bool, gained: bool) -> Self {
        match (lost, gained) {
            (false, false) => Self::Same,
            (true, false) => Self::Tighter,
            (false, true) => Self::Looser,
            (true, true) => Self::Sideways,
        }
    }

    /// The shift of a ceiling: a higher one is looser.
    #[must_use]
    pub fn ceiling<T: Ord>(base: &T, next: &T) -> Self {
        Self::of(next < base, next > base)
    }

    /// The shift of a floor: a higher one is tighter.
    #[must_use]
    pub fn floor<T: Ord>(base: &T, next: &T) -> Self {
        Self::ceiling(base, next).flip()
    }
}

/// How the shift of an applied schema turns into the shift of the schema that applies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// A tighter child makes a tighter schema.
    Along,
    /// A tighter child makes a looser schema (`not`).
    Against,
    /// Either may happen (`if`).
    Both,
}

/// A schema that a keyword applies, on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The schema of the base; `None` accepts everything.
    pub base: Option<SchemaId>,
    /// The schema of the revision; `None` accepts everything.
    pub next: Option<SchemaId>,
    /// How its shift is to be read.
    pub sense: Sense,
}

impl Turn {
    /// Schemas paired by their place in a list, read along.
    pub fn zip(base: &[SchemaId], next: &[SchemaId], sense: Sense) -> Vec<Self> {
        (0..base.len().max(next.len()))
            .map(|at| Self { base: base.get(at).copied(), next: next.get(at).copied(), sense })
            .collect()
    }

    /// Schemas paired by name, read along.
    pub fn named(base: &[(String, SchemaId)], next: &[(String, SchemaId)]) -> Vec<Self> {
        let find = |list: &[(String, SchemaId)], name: &str| {
            list.iter().find(|(key, _)| key == name).map(|(_, schema)| *schema)
        };
        let kept = base.iter().map(|(name, id)| (Some(*id), find(next, name)));
        let added = next
            .iter()
            .filter(|(name, _)| find(base, name).is_none())
            .map(|(_, id)| (None, Some(*id)));
        kept.chain(added).map(|(base, next)| Self { base, next, sense: Sense::Along }).collect()
    }
}

/// What a client notices when the accepted set of a response grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Only the validator refuses: the value still fits the type.
    #[default]
    Limit,
    /// The value does not fit the type.
    Form,
    /// A value that a closed enum has no variant for.
    Values,
    /// A branch that a closed union has no variant for.
    Branches,
    /// Nobody checks it; what the other side does with it is its own affair.
    Hint,
}

/// How the changes of a keyword are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// By the keyword itself: `pattern-changed`.
    #[default]
    Own,
    /// As a bound from above: `upper-bound-raised`.
    Upper,
    /// As a bound from below: `lower-bound-raised`.
    Lower,
}

#[cfg(test)]
mod tests {
    use super::Shift;

    #[test]
    fn both_ways_at_once_is_sideways() {
        assert_eq!(Shift::Tighter.and(Shift::Looser), Shift::Sideways);
        assert_eq!(Shift::Same.and(Shift::Looser), Shift::Looser);
        assert_eq!(Shift::Sideways.flip(), Shift::Sideways);
    }

    #[test]
    fn bounds_point_opposite_ways() {
        assert_eq!(Shift::ceiling(&10, &30), Shift::Looser);
        assert_eq!(Shift::floor(&10, &30), Shift::Tighter);
    }
}
