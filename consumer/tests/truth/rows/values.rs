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
        (at.turn < values.len()).then(|| values.remove(at.turn))?;
        (!values.is_empty()).then(|| at.saying(Keyword::Enum(Enum(values))))
    })
    .several(3),
    Row::of("const introduced", |at| {
        at.plain(Types::STRING, &[])?.setting(Keyword::Const(Const(string("a"))))
    }),
    Row::of("const changed", |at| {
        let other = at.chosen(&["another", "", "Another"])?;
        at.said("const").map(|_| at.saying(Keyword::Const(Const(string(other)))))
    })
    .several(3),
    Row::of("const removed", |at| at.dropping("const")),
    Row::of_json("type changed", |at| {
        let other = at.chosen(&[Types::BOOLEAN, Types::ARRAY, Types::OBJECT])?;
        types(at.plain(Types::STRING, &[])?, other)
    })
    .several(3),
    Row::of_json("type of a number changed", |at| {
        let other = at.chosen(&[Types::STRING, Types::BOOLEAN, Types::ARRAY])?;
        types(at.plain(Types::INTEGER, &[])?, other)
    })
    .several(3),
    Row::of_json("type of a list changed", |at| {
        let at = at.plain(Types::ARRAY, &["items"])?;
        let other = Keyword::Type(Type(at.chosen(&[Types::STRING, Types::BOOLEAN])?));
        Some(at.with(|schema| schema.keywords = vec![other]))
    })
    .several(2),
    Row::of_json("type widened", |at| {
        let others = [Types::NUMBER, Types::INTEGER.union(Types::STRING)];
        types(at.plain(Types::INTEGER, &[])?, at.chosen(&others)?)
    })
    .several(2),
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
