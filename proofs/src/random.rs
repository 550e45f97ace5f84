//! Documents made at random, weighted to the nasty: `not`, `if`, `unevaluated*`, overlapping unions, references in
//! cycles, boolean schemas, keywords that speak of types the schema does not let in.
//!
//! A reference at the same place of the instance only goes to later components, so that none goes round for ever; one
//! inside a member or an item goes anywhere.

use serde_json::{Map, Value, json};

use crate::rng::Rng;

const COMPONENTS: usize = 5;
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

/// A document with a handful of components.
pub fn document(rng: &mut Rng) -> Value {
    let dialect = if rng.once_in(4) { Dialect::ThreeZero } else { Dialect::ThreeOne };
    let mut schemas = Map::new();
    for place in 0..COMPONENTS {
        let mut maker = Making { rng, dialect, later: place + 1 };
        schemas.insert(format!("S{place}"), maker.schema(3, true));
    }
    let version = if dialect == Dialect::ThreeZero { "3.0.3" } else { "3.1.0" };
    json!({"openapi": version, "info": {"title": "random", "version": "1"}, "paths": {}, "components": {"schemas": schemas}})
}

/// A value unlike what a schema would suggest.
pub fn value(rng: &mut Rng, depth: u32) -> Value {
    match rng.below(if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => json!(rng.once_in(2)),
        2 | 3 => number(rng),
        4 => json!(*rng.of(&["", "a", "b", "ab", "bc", "é", "12", "abc"])),
        5 => Value::Array((0..rng.below(4)).map(|_| value(rng, depth - 1)).collect()),
        _ => {
            let count = rng.below(4);
            Value::Object(
                (0..count).map(|_| ((*rng.of(&NAMES)).to_owned(), value(rng, depth - 1))).collect(),
            )
        }
    }
}

fn number(rng: &mut Rng) -> Value {
    serde_json::from_str(rng.of::<&str>(&NUMBERS)).unwrap_or(Value::Null)
}

struct Making<'r> {
    rng: &'r mut Rng,
    dialect: Dialect,
    /// The first component a reference at the same place may go to.
    later: usize,
}

impl Making<'_> {
    /// A schema; `here` when it speaks of the same place as the component.
    fn schema(&mut self, depth: u32, here: bool) -> Value {
        let modern = self.dialect == Dialect::ThreeOne;
        if modern && self.rng.once_in(14) {
            return json!(!self.rng.once_in(3));
        }
        if depth == 0 {
            return self.leaf();
        }
        let mut out = Map::new();
        for _ in 0..=self.rng.below(3) {
            let (name, keyword) = self.keyword(depth - 1, here);
            if !name.is_empty() {
                out.insert(name.to_owned(), keyword);
            }
        }
        if !modern && out.contains_key("$ref") {
            out.insert("maxLength".to_owned(), json!(1));
        }
        if !modern && self.rng.once_in(5) {
            out.insert("nullable".to_owned(), json!(true));
        }
        Value::Object(out)
    }

    fn leaf(&mut self) -> Value {
        let (name, keyword) = self.plain();
        if name.is_empty() { json!({}) } else { json!({name: keyword}) }
    }

    fn keyword(&mut self, depth: u32, here: bool) -> (&'static str, Value) {
        match self.rng.below(4) {
            0 => self.plain(),
            1 => self.parts(depth),
            _ if self.dialect == Dialect::ThreeZero || self.rng.once_in(2) => {
                self.logic(depth, here)
            }
            _ => self.modern(depth, here),
        }
    }

    /// Keywords without schemas.
    fn plain(&mut self) -> (&'static str, Value) {
        let count = json!(self.rng.below(4));
        let modern = self.dialect == Dialect::ThreeOne;
        match self.rng.below(18) {
            0..=3 => ("type", self.types()),
            4 => (
                "enum",
                Value::Array((0..=self.rng.below(3)).map(|_| value(self.rng, 2)).collect()),
            ),
            5 if modern => ("const", value(self.rng, 2)),
            6 => ("maximum", number(self.rng)),
            7 => ("minimum", number(self.rng)),
            8 if modern => {
                (*self.rng.of(&["exclusiveMaximum", "exclusiveMinimum"]), number(self.rng))
            }
            9 => (
                "multipleOf",
                serde_json::from_str(self.rng.of::<&str>(&["1", "2", "0.1", "1.5", "3", "0.01"]))
                    .unwrap_or(json!(1)),
            ),
            10 => (*self.rng.of(&["maxLength", "minLength"]), count),
            11 => ("pattern", json!(*self.rng.of(&PATTERNS))),
            12 => (*self.rng.of(&["maxItems", "minItems"]), count),
            13 => ("uniqueItems", json!(!self.rng.once_in(4))),
            14 => (*self.rng.of(&["maxProperties", "minProperties"]), count),
            15 | 16 => ("required", self.names()),
            17 if modern => ("dependentRequired", json!({*self.rng.of(&NAMES): self.names()})),
            _ => ("", Value::Null),
        }
    }

    fn types(&mut self) -> Value {
        const TYPES: [&str; 7] =
            ["object", "array", "string", "number", "integer", "boolean", "null"];
        if self.dialect == Dialect::ThreeZero {
            return json!(*self.rng.of(&TYPES[..6]));
        }
        let first = self.rng.below(7);
        if self.rng.once_in(2) {
            json!(TYPES[first])
        } else {
            json!([TYPES[first], TYPES[(first + 1 + self.rng.below(6)) % 7]])
        }
    }

    fn names(&mut self) -> Value {
        let start = self.rng.below(NAMES.len());
        json!(NAMES.iter().cycle().skip(start).take(1 + self.rng.below(2)).collect::<Vec<_>>())
    }

    /// Keywords for members and items.
    fn parts(&mut self, depth: u32) -> (&'static str, Value) {
        let modern = self.dialect == Dialect::ThreeOne;
        match self.rng.below(8) {
            3 => (
                "additionalProperties",
                if self.rng.once_in(2) { json!(false) } else { self.inside(depth) },
            ),
            4 => ("items", self.inside(depth)),
            5 if modern => ("prefixItems", json!([self.inside(depth), self.inside(depth)])),
            6 if modern => {
                ("patternProperties", json!({*self.rng.of(&PATTERNS): self.inside(depth)}))
            }
            7 if modern => ("propertyNames", self.schema(depth.min(1), false)),
            _ => ("properties", self.named(depth)),
        }
    }

    fn named(&mut self, depth: u32) -> Value {
        let count = 1 + self.rng.below(3);
        Value::Object(
            (0..count).map(|_| ((*self.rng.of(&NAMES)).to_owned(), self.inside(depth))).collect(),
        )
    }

    /// A schema for a member or an item; a reference may go anywhere.
    fn inside(&mut self, depth: u32) -> Value {
        if self.rng.once_in(4) {
            reference(self.rng.below(COMPONENTS))
        } else {
            self.schema(depth, false)
        }
    }

    /// Schemas for the same place.
    fn logic(&mut self, depth: u32, here: bool) -> (&'static str, Value) {
        match self.rng.below(6) {
            0 if self.later < COMPONENTS => {
                let target = self.later + self.rng.below(COMPONENTS - self.later);
                ("$ref", json!(format!("#/components/schemas/S{target}")))
            }
            1 => ("not", self.schema(depth, here)),
            2 => ("anyOf", self.branches(depth, here)),
            3 | 4 => ("oneOf", self.branches(depth, here)),
            _ => ("allOf", self.branches(depth, here)),
        }
    }

    fn branches(&mut self, depth: u32, here: bool) -> Value {
        let count = 1 + self.rng.below(3);
        Value::Array((0..count).map(|_| self.schema(depth, here)).collect())
    }

    /// Keywords of 2020-12 alone.
    fn modern(&mut self, depth: u32, here: bool) -> (&'static str, Value) {
        match self.rng.below(11) {
            0 => ("if", self.schema(depth, here)),
            1 => ("then", self.schema(depth, here)),
            2 => ("else", self.schema(depth, here)),
            3 => ("contains", self.inside(depth)),
            4 => (*self.rng.of(&["minContains", "maxContains"]), json!(self.rng.below(3))),
            5 => ("dependentSchemas", json!({*self.rng.of(&NAMES): self.schema(depth, here)})),
            6..=8 => ("unevaluatedProperties", self.closing(depth)),
            _ => ("unevaluatedItems", self.closing(depth)),
        }
    }

    fn closing(&mut self, depth: u32) -> Value {
        if self.rng.once_in(3) { self.inside(depth) } else { json!(false) }
    }
}

fn reference(target: usize) -> Value {
    json!({"$ref": format!("#/components/schemas/S{target}")})
}
