//! One piece of text, and the value it stands for.

use super::view::View;
use crate::number::{is_integer, is_number};
use crate::{Limits, TapeBuilder, Types};

/// A value as text, and how the text is to be split when an array or an object is expected.
#[derive(Debug)]
pub(crate) struct Raw {
    /// The text as a scalar.
    pub(crate) text: String,
    /// The items when it is an array.
    pub(crate) items: Vec<String>,
    /// The members when it is an object.
    pub(crate) members: Option<Vec<(String, String)>>,
}

/// What a text can stand for.
#[derive(Clone, Copy, Debug)]
enum Shape {
    Text,
    Number,
    Bool,
    Items,
    Members,
}

impl Raw {
    /// A value that is one text.
    pub(crate) fn scalar(text: String) -> Self {
        Self { items: vec![text.clone()], members: None, text }
    }
}

/// Writes the value the text stands for. Where several types are allowed, the first that is accepted wins, a string before all.
pub(crate) fn put(raw: &Raw, view: &View, to: &mut TapeBuilder) {
    let shapes = shapes(raw, view.types());
    let fits = |shape: &Shape| {
        let mut trial = TapeBuilder::new(&Limits::new().bytes(Limits::MAX_BYTES));
        write(raw, *shape, view, &mut trial);
        trial.finish().is_ok_and(|tape| view.holds(tape.root()))
    };
    let chosen = match shapes.as_slice() {
        [only] => *only,
        several => {
            several.iter().copied().find(fits).or(several.first().copied()).unwrap_or(Shape::Text)
        }
    };
    write(raw, chosen, view, to);
}

fn shapes(raw: &Raw, types: Types) -> Vec<Shape> {
    let number = is_number(&raw.text)
        && types.meets(Types::NUMBER)
        && (types.contains(Types::NUMBER) || is_integer(&raw.text));
    let flag = matches!(raw.text.as_str(), "true" | "false") && types.contains(Types::BOOLEAN);
    let possible = [
        (types.contains(Types::STRING), Shape::Text),
        (number, Shape::Number),
        (flag, Shape::Bool),
        (types.contains(Types::ARRAY), Shape::Items),
        (raw.members.is_some() && types.contains(Types::OBJECT), Shape::Members),
    ];
    let mut shapes: Vec<Shape> =
        possible.iter().filter(|(allowed, _)| *allowed).map(|(_, shape)| *shape).collect();
    // A text nothing is known about is a string.
    if shapes.is_empty() || types == Types::ALL {
        shapes = vec![Shape::Text];
    }
    shapes
}

fn write(raw: &Raw, shape: Shape, view: &View, to: &mut TapeBuilder) {
    match shape {
        Shape::Text => to.string(&raw.text),
        Shape::Number => {
            if !to.number(&raw.text) {
                to.string(&raw.text);
            }
        }
        Shape::Bool => to.bool(raw.text == "true"),
        Shape::Items => {
            to.begin_array();
            for (place, item) in raw.items.iter().enumerate() {
                put_scalar(item, &view.item(place), to);
            }
            to.end();
        }
        Shape::Members => {
            to.begin_object();
            for (name, value) in raw.members.iter().flatten() {
                to.name(name);
                put_scalar(value, &view.member(name), to);
            }
            to.end();
        }
    }
}

/// An item or member of a split text: there is no further way to split it.
fn put_scalar(text: &str, view: &View, to: &mut TapeBuilder) {
    let types = view.types();
    let raw = Raw { text: text.to_owned(), items: Vec::new(), members: None };
    let scalar = types.meets(Types::STRING.union(Types::NUMBER).union(Types::BOOLEAN));
    if scalar {
        put(&raw, &View::All(vec![view.clone(), View::Schema(&SCALAR)]), to);
    } else {
        to.string(text);
    }
}

static SCALAR: crate::Schema = crate::Schema {
    at: "#",
    rules: &[crate::Rule::Type(Types::STRING.union(Types::NUMBER).union(Types::BOOLEAN))],
};
