//! The schema `false`: nothing is let in (JSON Schema Core, 4.3.2).

use std::ptr;

use crate::judge::{Frame, Judge};
use crate::{Elements, Members, Rule, Schema};

pub(super) fn check(judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if judge.is_quiet() {
        return false;
    }
    judge.fail(frame, applied_by(frame), || ("must be absent".to_owned(), None))
}

/// The keyword that holds the schema, which has none of its own; `false` where it stands alone.
fn applied_by(frame: &Frame<'_>) -> &'static str {
    let mut own = frame.schema;
    for above in frame.schemas().skip(1) {
        match above.rules {
            // What is only made late is no step more.
            [Rule::Late(_)] => own = above,
            rules => return rules.iter().find_map(|rule| holding(rule, own)).unwrap_or("false"),
        }
    }
    "false"
}

/// The keyword by which a rule applies the schema.
fn holding(rule: &'static Rule, own: &'static Schema) -> Option<&'static str> {
    let is = |schema: &'static Schema| ptr::eq(schema, own);
    let any = |schemas: &[&'static Schema]| schemas.iter().any(|schema| is(schema));
    let holds = match rule {
        Rule::Members(Members { properties, patterns, additional }) => [
            (properties.iter().any(|property| is(property.schema)), "properties"),
            (patterns.iter().any(|pattern| is(pattern.schema)), "patternProperties"),
            (additional.is_some_and(is), "additionalProperties"),
        ],
        Rule::Elements(Elements { prefix, rest }) => {
            [(any(prefix), "prefixItems"), (rest.is_some_and(is), "items"), NONE]
        }
        Rule::DependentSchemas(members) => {
            [(members.iter().any(|member| is(member.schema)), "dependentSchemas"), NONE, NONE]
        }
        Rule::AllOf(branches) => [(any(branches), "allOf"), NONE, NONE],
        Rule::AnyOf(union) => [(any(union.branches), "anyOf"), NONE, NONE],
        Rule::OneOf(union) => [(any(union.branches), "oneOf"), NONE, NONE],
        Rule::If(_, then, otherwise) => {
            [(then.is_some_and(is), "then"), (otherwise.is_some_and(is), "else"), NONE]
        }
        _ => [NONE; 3],
    };
    holds.into_iter().find_map(|(holds, keyword)| holds.then_some(keyword))
}

const NONE: (bool, &str) = (false, "");

/// Whether the schema is `false`, so that who applies it can say so in better words.
pub(super) fn is_never(schema: &Schema) -> bool {
    match schema.rules {
        [Rule::Never] => true,
        [Rule::Late(schema)] => {
            schema.get().is_some_and(|schema| matches!(schema.rules, [Rule::Never]))
        }
        _ => false,
    }
}
