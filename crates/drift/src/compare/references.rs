//! A component used under another name, or another component in its stead: another type in Rust.

use super::Sides;
use crate::draft::{Draft, text};
use crate::impact::Rule;
use specwright_model::{SchemaId, Shift, Types};

/// How the component that a place uses changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change<'m> {
    /// The same component under another name.
    Renamed(&'m str, &'m str),
    /// Another component; both names are known to one side at least.
    Swapped(&'m str, &'m str),
    Inlined(&'m str),
    Extracted(&'m str),
}

fn change<'m>(sides: &Sides<'m>, base: SchemaId, next: SchemaId) -> Option<Change<'m>> {
    match (sides.base.name_used(base), sides.next.name_used(next)) {
        (old, new) if old == new => None,
        (Some(old), Some(new)) if sides.next.has(old) || sides.base.has(new) => {
            Some(Change::Swapped(old, new))
        }
        (Some(old), Some(new)) => Some(Change::Renamed(old, new)),
        (Some(old), None) => Some(Change::Inlined(old)),
        (None, Some(new)) => Some(Change::Extracted(new)),
        (None, None) => None,
    }
}

/// Whether what changed is the place that uses a component, not the component.
pub(crate) fn swapped(sides: &Sides<'_>, base: SchemaId, next: SchemaId) -> bool {
    change(sides, base, next).is_some_and(|change| !matches!(change, Change::Renamed(..)))
}

/// Tells when the same place uses another component, or none any more.
pub(crate) fn renamed(sides: &Sides<'_>, base: SchemaId, next: SchemaId) -> Option<Draft> {
    let change = change(sides, base, next).filter(|_| named_type(sides, base, next))?;
    let place = sides.base.subject(base).unwrap_or_default();
    let (id, message) = match change {
        Change::Renamed(old, new) => {
            ("ref-renamed", format!("the schema `{old}` is called `{new}` now"))
        }
        Change::Swapped(old, new) => {
            ("ref-changed", format!("{place} is of the schema `{new}` now, not of `{old}`"))
        }
        Change::Inlined(old) => {
            ("ref-inlined", format!("{place} writes out what was the schema `{old}`"))
        }
        Change::Extracted(new) => {
            ("ref-extracted", format!("{place} is of the schema `{new}` now, not written out"))
        }
    };
    // One rename is one finding, however many places use the component.
    let (base, next) = match change {
        Change::Renamed(..) => (sides.base.target(base), sides.next.target(next)),
        _ => (base, next),
    };
    let (old, new) = match change {
        Change::Renamed(old, new) | Change::Swapped(old, new) => (Some(text(old)), Some(text(new))),
        Change::Inlined(old) => (Some(text(old)), None),
        Change::Extracted(new) => (None, Some(text(new))),
    };
    let draft = Draft::new(id, Rule::HARMLESS, Shift::Same, message);
    Some(draft.at(sides.base.place(base), sides.next.place(next)).values(old, new))
}

/// Whether the schema makes a type with a name: scalars do not.
fn named_type(sides: &Sides<'_>, base: SchemaId, next: SchemaId) -> bool {
    let (a, b) =
        (sides.base.shape(sides.base.set(&[base])), sides.next.shape(sides.next.set(&[next])));
    if a.is_plain_union() != b.is_plain_union() {
        // Told as what it is: a union that came or went.
        return false;
    }
    [a, b].iter().any(|shape| {
        shape.types.0.contains(Types::OBJECT) && !shape.properties.is_empty()
            || shape.values.is_some()
            || !shape.unions.is_empty()
    })
}
