//! Documents made at random, weighted to the nasty: `not`, `if`, `unevaluated*`, overlapping unions, references in
//! cycles, boolean schemas, keywords that speak of types the schema does not let in.
//!
//! A reference at the same place of the instance only goes to later components, so that none goes round for ever; one
//! inside a member or an item goes anywhere. References go by JSON Pointer, by `$anchor`, or to a `$id` relative to that
//! of the document; beside them there are `$dynamicRef`s.

mod dice;

pub use dice::Dice;

use serde_json::{Map, Value, json};

const NAMES: [&str; 5] = ["a", "b", "c", "ab", "é"];
const PATTERNS: [&str; 8] =
    ["^a", "b$", "^[a-c]{1,2}$", "", "[^a]", "^(a|bc)+$", "^\\d+$", "^\\S$"];
const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "2",
    "-1",
    "1.5",
    "0.1",
    "1.0",
    "3",
    "9007199254740993",
    "18446744073709551616",
    "1e2",
    "-0.0",
    "1e19",
    "0.30000000000000004",
];

/// Which dialect is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// OpenAPI 3.0.
    ThreeZero,
    /// OpenAPI 3.1, JSON Schema 2020-12.
    ThreeOne,
}

/// How references name components.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    /// By their JSON Pointers.
    Pointers,
    /// By `$anchor`; the first one bears `$dynamicAnchor` too.
    Anchors,
    /// By `$id`: each is a resource of its own, and every other one bears `$dynamicAnchor`.
    Resources,
}

/// A document with so many components, `S0`, `S1` and so on. The same dice give the same document.
pub fn document(dice: &mut Dice, components: usize) -> Value {
    let dialect = if dice.once_in(4) { Dialect::ThreeZero } else { Dialect::ThreeOne };
    let naming = match dialect {
        Dialect::ThreeZero => Naming::Pointers,
        Dialect::ThreeOne => *dice.of(&[Naming::Pointers, Naming::Anchors, Naming::Resources]),
    };
    let mut schemas = Map::new();
    for place in 0..components {
        let mut maker = Making { dice, dialect, naming, components, later: place + 1 };
        schemas.insert(format!("S{place}"), maker.component(place));
    }
    let version = if dialect == Dialect::ThreeZero { "3.0.3" } else { "3.1.0" };
    json!({"openapi": version, "info": {"title": "random", "version": "1"}, "paths": {}, "components": {"schemas": schemas}})
}

/// A value unlike what a schema would suggest.
pub fn value(dice: &mut Dice, depth: u32) -> Value {
    match dice.below(if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => json!(dice.once_in(2)),
        2 | 3 => number(dice),
        4 => json!(*dice.of(&["", "a", "b", "ab", "bc", "é", "12", "abc"])),
        5 => Value::Array((0..dice.below(4)).map(|_| value(dice, depth - 1)).collect()),
        _ => {
            let count = dice.below(4);
            Value::Object(
                (0..count)
                    .map(|_| ((*dice.of(&NAMES)).to_owned(), value(dice, depth - 1)))
                    .collect(),
            )
        }
    }
}

fn number(dice: &mut Dice) -> Value {
    serde_json::from_str(dice.of::<&str>(&NUMBERS)).unwrap_or(Value::Null)
}

struct Making<'r> {
    dice: &'r mut Dice,
    dialect: Dialect,
    naming: Naming,
    components: usize,
    /// The first component a reference at the same place may go to.
    later: usize,
}

impl Making<'_> {
    /// A component, with the names it bears.
    fn component(&mut self, place: usize) -> Value {
        let mut schema = self.schema(3, true);
        let bears = match self.naming {
            Naming::Pointers => return schema,
            Naming::Anchors => place == 0,
            Naming::Resources => place.is_multiple_of(2),
        };
        if schema.is_boolean() {
            schema = json!({"not": {}});
        }
        if let Value::Object(members) = &mut schema {
            let (name, text) = match self.naming {
                Naming::Resources => ("$id", format!("s{place}")),
                Naming::Pointers | Naming::Anchors => ("$anchor", format!("x{place}")),
            };
            members.insert(name.to_owned(), json!(text));
            if bears {
                members.insert("$dynamicAnchor".to_owned(), json!("node"));
            }
        }
        schema
    }

    /// A schema; `here` when it speaks of the same place as the component.
    fn schema(&mut self, depth: u32, here: bool) -> Value {
        let modern = self.dialect == Dialect::ThreeOne;
        if modern && self.dice.once_in(14) {
            return json!(!self.dice.once_in(3));
        }
        if depth == 0 {
            return self.leaf();
        }
        let mut out = Map::new();
        for _ in 0..=self.dice.below(3) {
            let (name, keyword) = self.keyword(depth - 1, here);
            if !name.is_empty() {
                out.insert(name.to_owned(), keyword);
            }
        }
        if !modern && out.contains_key("$ref") {
            out.insert("maxLength".to_owned(), json!(1));
        }
        if !modern && self.dice.once_in(5) {
            out.insert("nullable".to_owned(), json!(true));
        }
        Value::Object(out)
    }

    fn leaf(&mut self) -> Value {
        let (name, keyword) = self.plain();
        if name.is_empty() { json!({}) } else { json!({name: keyword}) }
    }

    fn keyword(&mut self, depth: u32, here: bool) -> (&'static str, Value) {
        match self.dice.below(4) {
            0 => self.plain(),
            1 => self.parts(depth),
            _ if self.dialect == Dialect::ThreeZero || self.dice.once_in(2) => {
                self.logic(depth, here)
            }
            _ => self.modern(depth, here),
        }
    }

    /// Keywords without schemas.
    fn plain(&mut self) -> (&'static str, Value) {
        let count = json!(self.dice.below(4));
        let modern = self.dialect == Dialect::ThreeOne;
        match self.dice.below(18) {
            0..=3 => ("type", self.types()),
            4 => (
                "enum",
                Value::Array((0..=self.dice.below(3)).map(|_| value(self.dice, 2)).collect()),
            ),
            5 if modern => ("const", value(self.dice, 2)),
            6 => ("maximum", number(self.dice)),
            7 => ("minimum", number(self.dice)),
            8 if modern => {
                (*self.dice.of(&["exclusiveMaximum", "exclusiveMinimum"]), number(self.dice))
            }
            9 => (
                "multipleOf",
                serde_json::from_str(self.dice.of::<&str>(&["1", "2", "0.1", "1.5", "3", "0.01"]))
                    .unwrap_or(json!(1)),
            ),
            10 => (*self.dice.of(&["maxLength", "minLength"]), count),
            11 => ("pattern", json!(*self.dice.of(&PATTERNS))),
            12 => (*self.dice.of(&["maxItems", "minItems"]), count),
            13 => ("uniqueItems", json!(!self.dice.once_in(4))),
            14 => (*self.dice.of(&["maxProperties", "minProperties"]), count),
            15 | 16 => ("required", self.names()),
            17 if modern => ("dependentRequired", json!({*self.dice.of(&NAMES): self.names()})),
            _ => ("", Value::Null),
        }
    }

    fn types(&mut self) -> Value {
        const TYPES: [&str; 7] =
            ["object", "array", "string", "number", "integer", "boolean", "null"];
        if self.dialect == Dialect::ThreeZero {
            return json!(*self.dice.of(&TYPES[..6]));
        }
        let first = self.dice.below(7);
        if self.dice.once_in(2) {
            json!(TYPES[first])
        } else {
            json!([TYPES[first], TYPES[(first + 1 + self.dice.below(6)) % 7]])
        }
    }

    fn names(&mut self) -> Value {
        let start = self.dice.below(NAMES.len());
        json!(NAMES.iter().cycle().skip(start).take(1 + self.dice.below(2)).collect::<Vec<_>>())
    }

    /// Keywords for members and items.
    fn parts(&mut self, depth: u32) -> (&'static str, Value) {
        let modern = self.dialect == Dialect::ThreeOne;
        match self.dice.below(8) {
            3 => (
                "additionalProperties",
                if self.dice.once_in(2) { json!(false) } else { self.inside(depth) },
            ),
            4 => ("items", self.inside(depth)),
            5 if modern => ("prefixItems", json!([self.inside(depth), self.inside(depth)])),
            6 if modern => {
                ("patternProperties", json!({*self.dice.of(&PATTERNS): self.inside(depth)}))
            }
            7 if modern => ("propertyNames", self.schema(depth.min(1), false)),
            _ => ("properties", self.named(depth)),
        }
    }

    fn named(&mut self, depth: u32) -> Value {
        let count = 1 + self.dice.below(3);
        Value::Object(
            (0..count).map(|_| ((*self.dice.of(&NAMES)).to_owned(), self.inside(depth))).collect(),
        )
    }

    /// A schema for a member or an item; a reference may go anywhere.
    fn inside(&mut self, depth: u32) -> Value {
        if self.dice.once_in(8) {
            self.dynamic()
        } else if self.dice.once_in(5) {
            let target = self.dice.below(self.components);
            json!({"$ref": self.reference(target)})
        } else {
            self.schema(depth, false)
        }
    }

    /// Schemas for the same place.
    fn logic(&mut self, depth: u32, here: bool) -> (&'static str, Value) {
        match self.dice.below(6) {
            0 if self.later < self.components => {
                let target = self.later + self.dice.below(self.components - self.later);
                ("$ref", json!(self.reference(target)))
            }
            1 => ("not", self.schema(depth, here)),
            2 => ("anyOf", self.branches(depth, here)),
            3 | 4 => ("oneOf", self.branches(depth, here)),
            _ => ("allOf", self.branches(depth, here)),
        }
    }

    fn branches(&mut self, depth: u32, here: bool) -> Value {
        let count = 1 + self.dice.below(3);
        Value::Array((0..count).map(|_| self.schema(depth, here)).collect())
    }

    /// Keywords of 2020-12 alone.
    fn modern(&mut self, depth: u32, here: bool) -> (&'static str, Value) {
        match self.dice.below(11) {
            0 => ("if", self.schema(depth, here)),
            1 => ("then", self.schema(depth, here)),
            2 => ("else", self.schema(depth, here)),
            3 => ("contains", self.inside(depth)),
            4 => (*self.dice.of(&["minContains", "maxContains"]), json!(self.dice.below(3))),
            5 => ("dependentSchemas", json!({*self.dice.of(&NAMES): self.schema(depth, here)})),
            6..=8 => ("unevaluatedProperties", self.closing(depth)),
            _ => ("unevaluatedItems", self.closing(depth)),
        }
    }

    fn closing(&mut self, depth: u32) -> Value {
        if self.dice.once_in(3) { self.inside(depth) } else { json!(false) }
    }

    fn reference(&self, target: usize) -> String {
        match self.naming {
            Naming::Pointers => format!("#/components/schemas/S{target}"),
            Naming::Anchors => format!("#x{target}"),
            Naming::Resources => format!("s{target}"),
        }
    }

    /// A reference that the resources passed through may replace.
    fn dynamic(&mut self) -> Value {
        let target = self.dice.below(self.components.div_ceil(2)) * 2;
        match self.naming {
            Naming::Pointers => json!({"$ref": self.reference(target)}),
            Naming::Anchors => json!({"$dynamicRef": "#node"}),
            Naming::Resources => json!({"$dynamicRef": format!("s{target}#node")}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_speak_both_dialects_and_name_components_in_every_way() {
        let texts: Vec<String> =
            (0..40).map(|seed| document(&mut Dice::new(seed), 5).to_string()).collect();
        for part in [
            "\"3.0.3\"",
            "\"3.1.0\"",
            "\"#/components/schemas/S",
            "\"$ref\":\"#x",
            "\"$ref\":\"s",
            "\"$dynamicRef\":\"#node\"",
            "\"$dynamicRef\":\"s2#node\"",
            "unevaluatedProperties",
            "unevaluatedItems",
        ] {
            assert!(texts.iter().any(|text| text.contains(part)), "{part}");
        }
        assert_eq!(texts[3], document(&mut Dice::new(3), 5).to_string());
        assert_ne!(texts[3], texts[4]);
    }
}
