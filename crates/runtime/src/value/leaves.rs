//! Texts, flags, numbers, lists and maps.

use std::collections::BTreeMap;

use super::quick::{members_hold, surely};
use crate::{
    Build, Decode, Direction, Encode, Integer, Json, Kind, Node, Number, Rule, Schema, Types,
    Writer, number,
};

impl Decode for String {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        node.as_str().map(str::to_owned).or_else(|| build.refuse(node, "a string"))
    }
}

impl Encode for String {
    fn encode(&self, to: &mut Writer) {
        to.string(self);
    }

    fn holds(&self, schema: &'static Schema, direction: Direction) -> bool {
        self.as_str().holds(schema, direction)
    }
}

impl Encode for str {
    fn encode(&self, to: &mut Writer) {
        to.string(self);
    }

    fn holds(&self, schema: &'static Schema, _direction: Direction) -> bool {
        surely(schema, &|rule| match rule {
            Rule::Type(types) => types.contains(Types::STRING),
            Rule::MaxLength(limit) => u64::try_from(self.len()).is_ok_and(|bytes| bytes <= *limit),
            Rule::MinLength(limit) => *limit <= 1 && u64::from(!self.is_empty()) >= *limit,
            Rule::Pattern(pattern) => pattern.is_match(self),
            Rule::Format(format) => format.is_numeric() || format.accepts(self),
            Rule::Enum(literals) => literals.iter().any(|literal| is_text(literal, self)),
            Rule::Const(literal) => is_text(literal, self),
            _ => false,
        })
    }
}

fn is_text(literal: &crate::Literal, text: &str) -> bool {
    matches!(literal, crate::Literal::String(known) if *known == text)
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

    fn holds(&self, schema: &'static Schema, _direction: Direction) -> bool {
        surely(schema, &|rule| matches!(rule, Rule::Type(types) if types.contains(Types::BOOLEAN)))
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

    fn holds(&self, schema: &'static Schema, _direction: Direction) -> bool {
        let above =
            |bound: &crate::Bound| matches!(bound, crate::Bound::Int(bound) if bound <= self);
        let below =
            |bound: &crate::Bound| matches!(bound, crate::Bound::Int(bound) if self <= bound);
        surely(schema, &|rule| match rule {
            Rule::Type(types) => types.contains(Types::INTEGER),
            Rule::Minimum(bound) => above(bound),
            Rule::Maximum(bound) => below(bound),
            Rule::Range(crate::Range::I64 | crate::Range::F64) => true,
            _ => false,
        })
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

    fn holds(&self, schema: &'static Schema, _direction: Direction) -> bool {
        self.is_finite()
            && surely(schema, &|rule| match rule {
                Rule::Type(types) => types.contains(Types::NUMBER),
                Rule::Range(range) => *range == crate::Range::F64,
                _ => false,
            })
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

    fn holds(&self, schema: &'static Schema, direction: Direction) -> bool {
        crate::judge::holds(self.root(), schema, direction)
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

    fn holds(&self, schema: &'static Schema, direction: Direction) -> bool {
        self.as_slice().holds(schema, direction)
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

    fn holds(&self, schema: &'static Schema, direction: Direction) -> bool {
        let count = u64::try_from(self.len()).unwrap_or(u64::MAX);
        surely(schema, &|rule| match rule {
            Rule::Type(types) => types.contains(Types::ARRAY),
            Rule::MaxItems(limit) => count <= *limit,
            Rule::MinItems(limit) => count >= *limit,
            Rule::Elements(elements) if elements.prefix.is_empty() => {
                elements.rest.is_none_or(|rest| self.iter().all(|item| item.holds(rest, direction)))
            }
            _ => false,
        })
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        if node.kind() != Kind::Object {
            return build.refuse(node, "an object");
        }
        let member = |(key, value): (Node<'_>, Node<'_>)| {
            Some((key.as_str()?.to_owned(), T::decode(value, build)?))
        };
        node.members().map(member).collect()
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, to: &mut Writer) {
        let mut object = to.object();
        object.rest(self);
        object.end();
    }

    fn holds(&self, schema: &'static Schema, direction: Direction) -> bool {
        let members: Vec<(&str, Option<&dyn Encode>)> =
            self.iter().map(|(name, value)| (name.as_str(), Some(value as &dyn Encode))).collect();
        members_hold(schema, direction, &members)
    }
}
