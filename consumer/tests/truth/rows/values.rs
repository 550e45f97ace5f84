//! Which types and values are let in.

use crate::change::At;
use crate::rows::Row;
use specwright_build::model::keywords::{Const, Enum, Type};
use specwright_build::model::{Keyword, Model, Types, Value};

pub(super) const ROWS: &[Row] = &[
    Row::of("enum introduced", |at| {
        at.plain(Types::STRING, &[])?.setting(Keyword::Enum(Enum(vec![string("a"), string("b")])))
    }),
    Row::of("enum dropped", |at| {
        at.schema().types()?;
        // What is null alone is no enum.
        let some = at.schema().enumeration()?.iter().any(|value| *value != Value::Null);
        some.then(|| at.dropping("enum"))?
    }),
    Row::of("enum value added", |at| {
        let mut values = texts(at)?;
        values.push(string("a value that is new"));
        Some(at.saying(Keyword::Enum(Enum(values))))
    }),
    Row::of("enum value removed", |at| {
        let mut values = texts(at)?;
        values.remove(0);
        (!values.is_empty()).then(|| at.saying(Keyword::Enum(Enum(values))))
    }),
    Row::of("const introduced", |at| {
        at.plain(Types::STRING, &[])?.setting(Keyword::Const(Const(string("a"))))
    }),
    Row::of("const changed", |at| {
        at.said("const").map(|_| at.saying(Keyword::Const(Const(string("another")))))
    }),
    Row::of("const removed", |at| at.dropping("const")),
    Row::of_json("type changed", |at| types(at.plain(Types::STRING, &[])?, Types::BOOLEAN)),
    Row::of_json("type of a number changed", |at| {
        types(at.plain(Types::INTEGER, &[])?, Types::STRING)
    }),
    Row::of_json("type of a list changed", |at| {
        let at = at.plain(Types::ARRAY, &["items"])?;
        Some(at.with(|schema| schema.keywords = vec![Keyword::Type(Type(Types::STRING))]))
    }),
    Row::of_json("type widened", |at| types(at.plain(Types::INTEGER, &[])?, Types::NUMBER)),
    Row::of_json("type narrowed", |at| {
        types(at.plain(Types::NUMBER, &["format", "minimum", "maximum"])?, Types::INTEGER)
    }),
    Row::of_json("became nullable", |at| {
        let known = at.schema().types()?;
        let settled = at.said("enum").or(at.said("const")).is_some() || known.contains(Types::NULL);
        (!settled).then(|| types(at, known.union(Types::NULL)))?
    }),
    Row::of_json("became non-nullable", |at| {
        let known = at.schema().types()?;
        let settled = at.said("enum").or(at.said("const")).is_some() || known == Types::NULL;
        (!settled && known.contains(Types::NULL)).then(|| types(at, known.without(Types::NULL)))?
    }),
];

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn types(at: At<'_>, types: Types) -> Option<Model> {
    at.said("type").map(|_| at.saying(Keyword::Type(Type(types))))
}

/// The values of an enum of texts.
fn texts(at: At<'_>) -> Option<Vec<Value>> {
    let values = at.schema().enumeration()?;
    values.iter().all(|value| matches!(value, Value::String(_))).then(|| values.to_vec())
}
