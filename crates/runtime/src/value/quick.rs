//! What can be seen of a typed value without writing it: the quick way of `validate`.

use crate::rules::members::find;
use crate::{Asked, Direction, Encode, Rule, Schema, Types};

/// How many references, `allOf` and `anyOf` are followed.
const FAR: u32 = 8;

/// Whether a schema surely holds, where `own` knows the rules of the value's type. References, `allOf` and `anyOf` are
/// followed; a rule that `own` does not know makes the answer "not known".
pub(super) fn surely(schema: &'static Schema, own: &dyn Fn(&'static Rule) -> bool) -> bool {
    follow(schema, own, FAR)
}

fn follow(schema: &'static Schema, own: &dyn Fn(&'static Rule) -> bool, far: u32) -> bool {
    let further = |schema: &'static Schema| far > 0 && follow(schema, own, far - 1);
    schema.rules.iter().all(|rule| match rule {
        Rule::Ref(_) | Rule::Late(_) => rule.target().is_some_and(further),
        Rule::AllOf(schemas) => schemas.iter().all(|schema| further(schema)),
        Rule::AnyOf(union) => union.branches.iter().any(|branch| further(branch)),
        rule => own(rule),
    })
}

/// Whether an object of these members surely obeys a schema; absent members are `None`. `false` means "not known".
///
/// Generated structs answer [`Encode::holds`] with it.
pub fn members_hold(
    schema: &'static Schema,
    direction: Direction,
    members: &[(&str, Option<&dyn Encode>)],
) -> bool {
    let present = || members.iter().filter_map(|(name, value)| value.map(|value| (*name, value)));
    let count = || u64::try_from(present().count()).unwrap_or(u64::MAX);
    let has = |wanted: &str| present().any(|(name, _)| name == wanted);
    surely(schema, &|rule| match rule {
        Rule::Type(types) => types.contains(Types::OBJECT),
        Rule::MaxProperties(limit) => count() <= *limit,
        Rule::MinProperties(limit) => count() >= *limit,
        Rule::Required(asked) => asked.iter().all(|asked| match asked {
            Asked::Except(_, directions) if directions.contains(&direction) => true,
            Asked::Always(name) | Asked::Except(name, _) => has(name),
        }),
        Rule::Members(rules) if rules.patterns.is_empty() => present().all(|(name, value)| {
            let named = find(rules.properties, name).map(|property| property.schema);
            named.or(rules.additional).is_none_or(|schema| value.holds(schema, direction))
        }),
        _ => false,
    })
}
