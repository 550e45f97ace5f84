//! A component used under another name: no change on the wire, another type in Rust.

use super::Sides;
use crate::draft::{Draft, text};
use crate::impact::Rule;
use specwright_model::{SchemaId, Shift, Types};

/// Tells when the same place uses another component, or none any more.
pub(crate) fn renamed(sides: &Sides<'_>, base: SchemaId, next: SchemaId) -> Option<Draft> {
    let (old, new) = (sides.base.name_used(base), sides.next.name_used(next));
    if old == new || !named_type(sides, base, next) {
        return None;
    }
    let (id, message) = match (old, new) {
        (Some(old), Some(new)) => ("ref-renamed", format!("the schema `{old}` is called `{new}` now")),
        (Some(old), None) => ("ref-inlined", format!("the schema `{old}` is written in place now")),
        (None, Some(new)) => ("ref-extracted", format!("a schema written in place is the component `{new}` now")),
        (None, None) => return None,
    };
    // One rename is one finding, however many places use the component.
    let (base, next) = if id == "ref-renamed" { (sides.base.target(base), sides.next.target(next)) } else { (base, next) };
    let draft = Draft::new(id, Rule::HARMLESS, Shift::Same, message);
    Some(draft.at(sides.base.place(base), sides.next.place(next)).values(old.and_then(text), new.and_then(text)))
}

/// Whether the schema makes a type with a name: scalars do not.
fn named_type(sides: &Sides<'_>, base: SchemaId, next: SchemaId) -> bool {
    let (a, b) = (sides.base.shape(sides.base.set(&[base])), sides.next.shape(sides.next.set(&[next])));
    [a, b].iter().any(|shape| {
        shape.types.0.contains(Types::OBJECT) && !shape.properties.is_empty()
            || shape.values.is_some()
            || !shape.unions.is_empty()
    })
}
