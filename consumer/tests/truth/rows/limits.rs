//! Limits: set, moved, removed.

use crate::change::At;
use crate::rows::Row;
use specwright_build::model::keywords::{
    Format, MaxItems, MaxLength, Maximum, MinItems, MinLength, Minimum, MultipleOf, Pattern,
    UniqueItems,
};
use specwright_build::model::{Keyword, Model, Types};

pub(super) const ROWS: &[Row] = &[
    Row::of("maxLength set", |at| text(at)?.setting(Keyword::MaxLength(MaxLength(9)))),
    Row::of("maxLength raised", |at| max_length(at, |count| Some(count + 7))),
    Row::of("maxLength lowered", |at| max_length(at, |count| count.checked_sub(2))),
    Row::of("maxLength removed", |at| at.dropping("maxLength")),
    Row::of("minLength set", |at| text(at)?.setting(Keyword::MinLength(MinLength(2)))),
    Row::of("minLength raised", |at| min_length(at, |count| Some(count + 2))),
    Row::of("minLength lowered", |at| min_length(at, |count| count.checked_sub(1))),
    Row::of("minLength removed", |at| {
        (min_length(at, |count| count.checked_sub(1)).is_some())
            .then(|| at.dropping("minLength"))?
    }),
    Row::of("maximum set", |at| integer(at)?.setting(Keyword::Maximum(Maximum("50".to_owned())))),
    Row::of("maximum raised", |at| maximum(at, 3)),
    Row::of("maximum lowered", |at| maximum(at, -1)),
    Row::of("maximum removed", |at| at.dropping("maximum")),
    Row::of("minimum set", |at| integer(at)?.setting(Keyword::Minimum(Minimum("-5".to_owned())))),
    Row::of("minimum raised", |at| minimum(at, 1)),
    Row::of("minimum lowered", |at| minimum(at, -3)),
    Row::of("minimum removed", |at| at.dropping("minimum")),
    Row::of("multipleOf set", |at| {
        integer(at)?.setting(Keyword::MultipleOf(MultipleOf("7".to_owned())))
    }),
    Row::of("maxItems set", |at| list(at)?.setting(Keyword::MaxItems(MaxItems(3)))),
    Row::of("maxItems removed", |at| at.dropping("maxItems")),
    Row::of("minItems set", |at| list(at)?.setting(Keyword::MinItems(MinItems(1)))),
    Row::of("minItems removed", |at| at.dropping("minItems")),
    Row::of("uniqueItems set", |at| list(at)?.setting(Keyword::UniqueItems(UniqueItems))),
    Row::of("pattern set", |at| text(at)?.setting(pattern("^a"))),
    Row::of("pattern changed", |at| at.said("pattern").map(|_| at.saying(pattern(r"^\?")))),
    Row::of("pattern removed", |at| at.dropping("pattern")),
    Row::of("format set", |at| text(at)?.setting(format("date"))),
    Row::of("format changed", |at| {
        let other = if at.schema().format()? == "uuid" { "date" } else { "uuid" };
        at.plain(Types::STRING, &["format"]).map(|at| at.saying(format(other)))
    }),
    Row::of("format removed", |at| at.dropping("format")),
    Row::of("width set", |at| integer(at)?.setting(format("int32"))),
];

fn text(at: At<'_>) -> Option<At<'_>> {
    at.plain(Types::STRING, &[])
}

fn integer(at: At<'_>) -> Option<At<'_>> {
    at.plain(Types::INTEGER, &[])
}

fn list(at: At<'_>) -> Option<At<'_>> {
    at.plain(Types::ARRAY, &["items"])
}

fn pattern(source: &str) -> Keyword {
    Keyword::Pattern(Pattern(source.to_owned()))
}

fn format(name: &str) -> Keyword {
    Keyword::Format(Format(name.to_owned()))
}

fn max_length(at: At<'_>, to: fn(u64) -> Option<u64>) -> Option<Model> {
    let Keyword::MaxLength(MaxLength(count)) = at.said("maxLength")? else { return None };
    Some(at.saying(Keyword::MaxLength(MaxLength(to(*count)?))))
}

fn min_length(at: At<'_>, to: fn(u64) -> Option<u64>) -> Option<Model> {
    let Keyword::MinLength(MinLength(count)) = at.said("minLength")? else { return None };
    Some(at.saying(Keyword::MinLength(MinLength(to(*count)?))))
}

fn maximum(at: At<'_>, by: i64) -> Option<Model> {
    let Keyword::Maximum(Maximum(text)) = at.said("maximum")? else { return None };
    Some(at.saying(Keyword::Maximum(Maximum((text.parse::<i64>().ok()? + by).to_string()))))
}

fn minimum(at: At<'_>, by: i64) -> Option<Model> {
    let Keyword::Minimum(Minimum(text)) = at.said("minimum")? else { return None };
    Some(at.saying(Keyword::Minimum(Minimum((text.parse::<i64>().ok()? + by).to_string()))))
}
