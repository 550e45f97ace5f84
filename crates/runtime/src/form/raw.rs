//! One piece of text, and the value it stands for.

use std::borrow::Cow;

use super::view::View;
use crate::number::{is_integer, is_number};
use crate::{Limits, TapeBuilder, Types};

/// A value as text, and how the text is to be split when an array or an object is expected.
#[derive(Debug)]
pub(crate) struct Raw<'r> {
    /// The text as a scalar.
    pub(crate) text: &'r str,
    /// The items when it is an array.
    pub(crate) items: &'r [Cow<'r, str>],
    /// The members when it is an object.
    pub(crate) members: Option<Vec<(&'r str, &'r str)>>,
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

const SCALARS: Types = Types::STRING.union(Types::NUMBER).union(Types::BOOLEAN);

impl<'r> Raw<'r> {
    /// A value that is one text.
    pub(crate) fn scalar(text: &'r Cow<'r, str>) -> Self {
        Self { text, items: std::slice::from_ref(text), members: None }
    }

    /// Writes the value the text stands for, which has one of these types. Where several are allowed, the first that is accepted
    /// wins, a string before all.
    pub(crate) fn put(&self, view: &View, types: Types, to: &mut TapeBuilder) {
        // A text nothing is known about is a string.
        if matches!(types, Types::STRING | Types::ALL) {
            return to.string(self.text);
        }
        let fits = |shape: &Shape| {
            let mut trial = TapeBuilder::new(&Limits::new().bytes(Limits::MAX_BYTES));
            self.write(*shape, view, &mut trial);
            trial.finish().is_ok_and(|tape| view.holds(tape.root()))
        };
        let mut shapes = self.shapes(types);
        let first = shapes.next().unwrap_or(Shape::Text);
        let chosen = match shapes.next() {
            None => first,
            Some(second) => [first, second].into_iter().chain(shapes).find(fits).unwrap_or(first),
        };
        self.write(chosen, view, to);
    }

    /// What the text can stand for.
    fn shapes(&self, types: Types) -> impl Iterator<Item = Shape> {
        let number = || {
            types.meets(Types::NUMBER)
                && is_number(self.text)
                && (types.contains(Types::NUMBER) || is_integer(self.text))
        };
        let flag = types.contains(Types::BOOLEAN) && matches!(self.text, "true" | "false");
        let members = types.contains(Types::OBJECT) && self.members.is_some();
        let possible = [
            (types.contains(Types::STRING), Shape::Text),
            (number(), Shape::Number),
            (flag, Shape::Bool),
            (types.contains(Types::ARRAY), Shape::Items),
            (members, Shape::Members),
        ];
        possible.into_iter().filter(|(allowed, _)| *allowed).map(|(_, shape)| shape)
    }

    fn write(&self, shape: Shape, view: &View, to: &mut TapeBuilder) {
        match shape {
            Shape::Text => to.string(self.text),
            Shape::Number => {
                if !to.number(self.text) {
                    to.string(self.text);
                }
            }
            Shape::Bool => to.bool(self.text == "true"),
            Shape::Items => {
                to.begin_array();
                for (place, item) in self.items.iter().enumerate() {
                    put_scalar(item, &view.item(place), to);
                }
                to.end();
            }
            Shape::Members => {
                to.begin_object();
                for (name, value) in self.members.iter().flatten() {
                    to.name(name);
                    put_scalar(value, &view.member(name), to);
                }
                to.end();
            }
        }
    }
}

/// An item or member of a split text: there is no further way to split it.
fn put_scalar(text: &str, view: &View, to: &mut TapeBuilder) {
    let types = view.types().intersection(SCALARS);
    Raw { text, items: &[], members: None }.put(view, types, to);
}
