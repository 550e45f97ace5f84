//! The schemas the tests read forms by.

use crate::{Elements, Literal, Members, Property, Rule, Schema, Types, Union};

static STRING: Schema = Schema { at: "#/string", rules: &[Rule::Type(Types::STRING)] };
static INTEGER: Schema = Schema { at: "#/integer", rules: &[Rule::Type(Types::INTEGER)] };
static NUMBER: Schema = Schema { at: "#/number", rules: &[Rule::Type(Types::NUMBER)] };
static FLAG: Schema = Schema { at: "#/flag", rules: &[Rule::Type(Types::BOOLEAN)] };
static STRINGS: Schema = list(&[
    Rule::Type(Types::ARRAY),
    Rule::Elements(Elements { prefix: &[], rest: Some(&STRING) }),
]);
static INTEGERS: Schema = list(&[
    Rule::Type(Types::ARRAY),
    Rule::Elements(Elements { prefix: &[], rest: Some(&INTEGER) }),
]);
static PAIRS: Schema =
    list(&[Rule::Type(Types::ARRAY), Rule::Elements(Elements { prefix: &[], rest: Some(&ITEM) })]);
static NOW: Schema = Schema { at: "#/now", rules: &[Rule::Enum(&[Literal::String("now")])] };
static NOTHING: Schema = Schema { at: "#/nothing", rules: &[Rule::Enum(&[Literal::String("")])] };
static WHEN: Schema = Schema {
    at: "#/when",
    rules: &[Rule::AnyOf(Union { branches: &[&NOW, &INTEGER], tag: None, sieve: None })],
};
static UNSET: Schema = Schema {
    at: "#/unset",
    rules: &[Rule::AnyOf(Union { branches: &[&STRINGS, &NOTHING], tag: None, sieve: None })],
};
static BOTH: Schema = Schema { at: "#/both", rules: &[Rule::AllOf(&[&ITEM, &MORE])] };
static MORE: Schema = Schema { at: "#/more", rules: &[Rule::Type(Types::OBJECT)] };

const fn list(rules: &'static [Rule]) -> Schema {
    Schema { at: "#/list", rules }
}

const fn member(name: &'static str, schema: &'static Schema) -> Property {
    Property { name, schema }
}

static ITEM: Schema = Schema {
    at: "#/item",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Members(Members {
            properties: &[
                member("label", &STRING),
                member("size", &INTEGER),
                member("tags", &STRINGS),
            ],
            patterns: &[],
            additional: Some(&FLAG),
        }),
    ],
};

pub(super) static ROOT: Schema = Schema {
    at: "#/root",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Members(Members {
            properties: &[
                member("both", &BOTH),
                member("file[0]", &STRING),
                member("flag", &FLAG),
                member("items", &PAIRS),
                member("left", &ROOT_REF),
                member("note", &STRING),
                member("numbers", &INTEGERS),
                member("one", &ITEM),
                member("ratio", &NUMBER),
                member("size", &INTEGER),
                member("strings", &STRINGS),
                member("unset", &UNSET),
                member("when", &WHEN),
            ],
            patterns: &[],
            additional: None,
        }),
    ],
};
pub(super) static ROOT_REF: Schema = Schema { at: "#/ref", rules: &[Rule::Ref(&ROOT)] };
