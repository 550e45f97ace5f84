//! What limits say together.

use std::collections::BTreeSet;

use specwright_instances::pattern_lengths;
use specwright_model::{Keyword, Types, Value};

/// The widest range of integers that is looked at one by one.
const WIDEST: i64 = 100;

/// Whether a limit follows from others: one that is as tight, the lengths a pattern lets in, the members asked for.
pub(super) fn within(known: &[&Keyword], wanted: &Keyword) -> bool {
    let any = |tight: &dyn Fn(&Keyword) -> bool| known.iter().any(|keyword| tight(keyword));
    match wanted {
        Keyword::MaxLength(limit) => {
            any(&|known| matches!(known, Keyword::MaxLength(known) if known.0 <= limit.0))
                || lengths(known).any(|(_, most)| most.is_some_and(|most| most <= limit.0))
        }
        Keyword::MinLength(limit) => {
            limit.0 == 0
                || any(&|known| matches!(known, Keyword::MinLength(known) if known.0 >= limit.0))
                || lengths(known).any(|(least, _)| least >= limit.0)
        }
        Keyword::MaxItems(limit) => {
            any(&|known| matches!(known, Keyword::MaxItems(known) if known.0 <= limit.0))
        }
        Keyword::MinItems(limit) => {
            limit.0 == 0
                || any(&|known| matches!(known, Keyword::MinItems(known) if known.0 >= limit.0))
        }
        Keyword::MaxProperties(limit) => {
            any(&|known| matches!(known, Keyword::MaxProperties(known) if known.0 <= limit.0))
        }
        Keyword::MinProperties(limit) => {
            let asked = known.iter().filter_map(|keyword| match keyword {
                Keyword::Required(members) => Some(&members.0),
                _ => None,
            });
            let always = asked.flatten().filter(|member| member.except.is_empty());
            let names: BTreeSet<&str> = always.map(|member| member.name.as_str()).collect();
            names.len() as u64 >= limit.0
                || any(
                    &|known| matches!(known, Keyword::MinProperties(known) if known.0 >= limit.0),
                )
        }
        Keyword::Minimum(limit) => {
            whole(&limit.0).is_some_and(|limit| bounds(known).0.is_some_and(|least| least >= limit))
        }
        Keyword::Maximum(limit) => {
            whole(&limit.0).is_some_and(|limit| bounds(known).1.is_some_and(|most| most <= limit))
        }
        _ => false,
    }
}

/// Whether lengths contradict each other, where nothing but a string is let in.
pub(super) fn cross(known: &[&Keyword], types: Types) -> bool {
    let most = known.iter().filter_map(|keyword| match keyword {
        Keyword::MaxLength(limit) => Some(limit.0),
        _ => None,
    });
    let most = most.chain(lengths(known).filter_map(|(_, most)| most)).min();
    let least = known.iter().filter_map(|keyword| match keyword {
        Keyword::MinLength(limit) => Some(limit.0),
        _ => None,
    });
    let least = least.chain(lengths(known).map(|(least, _)| least)).max();
    types == Types::STRING && most.zip(least).is_some_and(|(most, least)| most < least)
}

/// The integers of a short range, where nothing else is let in; the one number both ends of which are the same.
pub(super) fn range(known: &[&Keyword], types: Types) -> Option<Vec<Value>> {
    let (least, most) = bounds(known);
    let (least, most) = (least?, most?);
    let listed = Types::INTEGER.contains(types) || (Types::NUMBER.contains(types) && least == most);
    let short = most.checked_sub(least).is_some_and(|width| (0..WIDEST).contains(&width));
    (listed && short).then(|| (least..=most).map(|one| Value::Number(one.to_string())).collect())
}

/// The lengths patterns let in.
fn lengths<'k>(known: &'k [&Keyword]) -> impl Iterator<Item = (u64, Option<u64>)> + 'k {
    known.iter().filter_map(|keyword| match keyword {
        Keyword::Pattern(pattern) => pattern_lengths(&pattern.0),
        _ => None,
    })
}

/// The least and the greatest number let in, as far as the ends are whole; of multiples the first and the last.
fn bounds(known: &[&Keyword]) -> (Option<i64>, Option<i64>) {
    let of = |pick: &dyn Fn(&Keyword) -> Option<i64>| {
        known.iter().filter_map(|keyword| pick(keyword)).collect::<Vec<_>>()
    };
    let step = of(&|keyword| match keyword {
        Keyword::MultipleOf(step) => whole(&step.0).filter(|step| *step > 0),
        _ => None,
    });
    let step = step.into_iter().max().unwrap_or(1);
    let least = of(&|keyword| match keyword {
        Keyword::Minimum(limit) => whole(&limit.0),
        _ => None,
    });
    let most = of(&|keyword| match keyword {
        Keyword::Maximum(limit) => whole(&limit.0),
        _ => None,
    });
    let up = |limit: i64| limit.checked_add(step - 1).map(|limit| limit.div_euclid(step) * step);
    let down = |limit: i64| limit.div_euclid(step) * step;
    (least.into_iter().max().and_then(up), most.into_iter().min().map(down))
}

fn whole(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number: &i64| number.unsigned_abs() < 1 << 53)
}
