//! Texts, flags, numbers, lists and maps.

use std::collections::BTreeMap;

use super::{Ask, Look, quick};
use crate::{Build, Decode, Encode, Integer, Json, Kind, Node, Number, Writer, number};

impl Decode for String {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_str().map(str::to_owned).or_else(|| build.refuse(node, "a string"))
    }
}

impl Encode for String {
    fn encode(&self, to: &mut Writer) {
        to.string(self);
    }

    fn holds(&self, ask: Ask) -> bool {
        self.as_str().holds(ask)
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

impl Encode for str {
    fn encode(&self, to: &mut Writer) {
        to.string(self);
    }

    fn holds(&self, ask: Ask) -> bool {
        ask.surely(|rule| quick::text(rule, self))
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

impl Decode for bool {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_bool().or_else(|| build.refuse(node, "a boolean"))
    }
}

impl Encode for bool {
    fn encode(&self, to: &mut Writer) {
        to.bool(*self);
    }

    fn holds(&self, ask: Ask) -> bool {
        ask.surely(|rule| quick::flag(rule, *self))
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

/// `1.0` and `1e2` are integers.
impl Decode for i64 {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_number()
            .and_then(number::to_i64)
            .or_else(|| build.refuse(node, "an integer of 64 bits"))
    }
}

impl Encode for i64 {
    fn encode(&self, to: &mut Writer) {
        to.int(*self);
    }

    fn holds(&self, ask: Ask) -> bool {
        ask.surely(|rule| quick::integer(rule, *self))
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

/// The nearest `f64`; a number that would become infinite is refused (keyword `range`).
impl Decode for f64 {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_number()
            .and_then(number::to_f64)
            .or_else(|| build.refuse(node, "a 64-bit floating-point number"))
    }
}

impl Encode for f64 {
    fn encode(&self, to: &mut Writer) {
        to.float(*self);
    }

    fn holds(&self, ask: Ask) -> bool {
        ask.surely(|rule| quick::float(rule, *self))
    }

    /// JSON has neither infinity nor NaN.
    fn is_sure(&self, _: Look) -> bool {
        self.is_finite()
    }
}

impl Decode for Integer {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_number().and_then(Self::from_text).or_else(|| build.refuse(node, "an integer"))
    }
}

impl Encode for Integer {
    fn encode(&self, to: &mut Writer) {
        to.number_text(self.as_str());
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

impl Decode for Number {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_number().and_then(Self::from_text).or_else(|| build.refuse(node, "a number"))
    }
}

impl Encode for Number {
    fn encode(&self, to: &mut Writer) {
        to.number(self);
    }

    fn is_sure(&self, _: Look) -> bool {
        true
    }
}

impl Decode for Json {
    fn decode(node: Node<'_>, _build: &mut Build) -> Option<Self> {
        Some(Self::copy(node))
    }
}

impl Encode for Json {
    fn encode(&self, to: &mut Writer) {
        to.json(self);
    }

    fn is_sure(&self, look: Look) -> bool {
        let tape = self.root().tape();
        look.has_room(tape.len()) && !tape.has_duplicates()
    }
}

/// How many items a list has room for before the first is built.
const ROOM: usize = 64;

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        let items = build.items(node)?;
        // Room for all of a usual list; a flood of items has to prove itself one by one.
        let mut list = Self::with_capacity(node.len().min(ROOM));
        for item in items {
            list.push(T::decode(item, build)?);
        }
        Some(list)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, to: &mut Writer) {
        self.as_slice().encode(to);
    }

    fn is_sure(&self, look: Look) -> bool {
        self.iter().all(|item| look.inside(item))
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, to: &mut Writer) {
        let mut array = to.array();
        for item in self {
            array.item(item);
        }
        array.end();
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        if node.kind() != Kind::Object {
            return build.refuse(node, "an object");
        }
        let mut map = Self::new();
        for (key, value) in node.members() {
            map.insert(key.as_str()?.to_owned(), T::decode(value, build)?);
        }
        Some(map)
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, to: &mut Writer) {
        let mut object = to.object();
        object.rest(self);
        object.end();
    }

    fn is_sure(&self, look: Look) -> bool {
        self.values().all(|value| look.inside(value))
    }
}
