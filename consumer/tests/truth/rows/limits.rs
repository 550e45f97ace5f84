//! Limits: set, moved, removed.

use crate::change::At;
use crate::rows::Row;
use specwright_build::model::keywords::{
    Format, MaxItems, MaxLength, MaxProperties, Maximum, MinItems, MinLength, MinProperties,
    Minimum, MultipleOf, Pattern, UniqueItems,
};
use specwright_build::model::{Keyword, Model, Types};

pub(super) const ROWS: &[Row] = &[
    Row::of("maxLength set", |at| {
        text(at)?.setting(Keyword::MaxLength(MaxLength(at.chosen(&[9, 1, 40])?)))
    })
    .several(3),
    Row::of("maxLength raised", |at| max_length(at, |count, turn| Some(count + 7 * (turn + 1))))
        .several(3),
    Row::of("maxLength lowered", |at| max_length(at, |count, turn| count.checked_sub(turn + 2)))
        .several(3),
    Row::of("maxLength removed", |at| at.dropping("maxLength")),
    Row::of("minLength set", |at| {
        text(at)?.setting(Keyword::MinLength(MinLength(at.chosen(&[2, 1, 9])?)))
    })
    .several(3),
    Row::of("minLength raised", |at| min_length(at, |count, turn| Some(count + turn + 2)))
        .several(3),
    Row::of("minLength lowered", |at| min_length(at, |count, turn| count.checked_sub(turn + 1)))
        .several(3),
    Row::of("minLength removed", |at| {
        let limits = min_length(at, |count, _| count.checked_sub(1)).is_some();
        limits.then(|| at.dropping("minLength"))?
    }),
    Row::of("maximum set", |at| {
        let limit = at.chosen(&["50", "3", "1000"])?;
        integer(at)?.setting(Keyword::Maximum(Maximum(limit.to_owned())))
    })
    .several(3),
    Row::of("maximum raised", |at| maximum(at, at.chosen(&[3, 1, 1000])?)).several(3),
    Row::of("maximum lowered", |at| maximum(at, at.chosen(&[-1, -2])?)).several(3),
    Row::of("maximum removed", |at| at.dropping("maximum")),
    Row::of("minimum set", |at| {
        let limit = at.chosen(&["-5", "1", "-1000"])?;
        integer(at)?.setting(Keyword::Minimum(Minimum(limit.to_owned())))
    })
    .several(3),
    Row::of("minimum raised", |at| minimum(at, at.chosen(&[1, 2])?)).several(3),
    Row::of("minimum lowered", |at| minimum(at, at.chosen(&[-3, -1, -1000])?)).several(3),
    Row::of("minimum removed", |at| at.dropping("minimum")),
    Row::of("multipleOf set", |at| {
        let step = at.chosen(&["7", "2", "1000"])?;
        integer(at)?.setting(Keyword::MultipleOf(MultipleOf(step.to_owned())))
    })
    .several(3),
    Row::of("maxItems set", |at| {
        list(at)?.setting(Keyword::MaxItems(MaxItems(at.chosen(&[3, 1])?)))
    })
    .several(3),
    Row::of("maxItems raised", |at| max_items(at, |count, turn| Some(count + turn + 1))).several(3),
    Row::of("maxItems lowered", |at| max_items(at, |count, turn| count.checked_sub(turn + 1)))
        .several(3),
    Row::of("maxItems removed", |at| at.dropping("maxItems")),
    Row::of("minItems set", |at| {
        list(at)?.setting(Keyword::MinItems(MinItems(at.chosen(&[1, 2])?)))
    })
    .several(3),
    Row::of("minItems raised", |at| min_items(at, |count, turn| Some(count + turn + 1))).several(3),
    Row::of("minItems removed", |at| at.dropping("minItems")),
    Row::of("uniqueItems set", |at| list(at)?.setting(Keyword::UniqueItems(UniqueItems))),
    Row::of("uniqueItems removed", |at| at.dropping("uniqueItems")),
    Row::of("multipleOf removed", |at| at.dropping("multipleOf")),
    Row::of("maxProperties set", |at| {
        let limit = at.chosen(&[1, 2])?;
        // Where there are not more than that, it limits nothing.
        let more = at.object()?.schema().members()?.properties.len() > limit + 1;
        let limit = MaxProperties(u64::try_from(limit).ok()?);
        more.then(|| at.setting(Keyword::MaxProperties(limit)))?
    })
    .several(2),
    Row::of("minProperties set", |at| {
        at.object()?.setting(Keyword::MinProperties(MinProperties(at.chosen(&[30, 31])?)))
    })
    .several(2),
    Row::of("pattern set", |at| text(at)?.setting(pattern(at.chosen(&["^a", "b$"])?))).several(3),
    Row::of("pattern changed", |at| {
        let other = at.chosen(&[r"^\?", "~$", "^.{0,3}$"])?;
        at.said("pattern").map(|_| at.saying(pattern(other)))
    })
    .several(3),
    Row::of("pattern removed", |at| at.dropping("pattern")),
    Row::of("format set", |at| text(at)?.setting(format(at.chosen(&["date", "uuid"])?))).several(3),
    Row::of("format changed", |at| {
        // None that a branch beside it says already.
        let others = ["uuid", "ipv4", "ipv6", "date"];
        let known = at.schema().format()?;
        let others: Vec<_> = others.into_iter().filter(|other| *other != known).collect();
        let other = at.chosen(&others)?;
        at.plain(Types::STRING, &["format"]).map(|at| at.saying(format(other)))
    })
    .several(3),
    Row::of("format removed", |at| at.dropping("format")),
    Row::of("width set", |at| integer(at)?.setting(format("int32"))),
    Row::of("width narrowed", |at| {
        let wide = at.schema().format()? == "int64" && at.schema().types()? == Types::INTEGER;
        wide.then(|| at.saying(format("int32")))
    }),
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

/// What a count becomes at a turn.
type To = fn(u64, u64) -> Option<u64>;

/// What the count becomes this time.
fn count(at: At<'_>, count: u64, to: To) -> Option<u64> {
    to(count, u64::try_from(at.turn).ok()?)
}

fn max_length(at: At<'_>, to: To) -> Option<Model> {
    let Keyword::MaxLength(MaxLength(length)) = at.said("maxLength")? else { return None };
    Some(at.saying(Keyword::MaxLength(MaxLength(count(at, *length, to)?))))
}

fn min_length(at: At<'_>, to: To) -> Option<Model> {
    let Keyword::MinLength(MinLength(length)) = at.said("minLength")? else { return None };
    Some(at.saying(Keyword::MinLength(MinLength(count(at, *length, to)?))))
}

fn max_items(at: At<'_>, to: To) -> Option<Model> {
    let Keyword::MaxItems(MaxItems(items)) = at.said("maxItems")? else { return None };
    Some(at.saying(Keyword::MaxItems(MaxItems(count(at, *items, to)?))))
}

fn min_items(at: At<'_>, to: To) -> Option<Model> {
    let Keyword::MinItems(MinItems(items)) = at.said("minItems")? else { return None };
    Some(at.saying(Keyword::MinItems(MinItems(count(at, *items, to)?))))
}

fn maximum(at: At<'_>, by: i64) -> Option<Model> {
    let Keyword::Maximum(Maximum(text)) = at.said("maximum")? else { return None };
    Some(at.saying(Keyword::Maximum(Maximum((text.parse::<i64>().ok()? + by).to_string()))))
}

fn minimum(at: At<'_>, by: i64) -> Option<Model> {
    let Keyword::Minimum(Minimum(text)) = at.said("minimum")? else { return None };
    Some(at.saying(Keyword::Minimum(Minimum((text.parse::<i64>().ok()? + by).to_string()))))
}
