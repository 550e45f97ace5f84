//! The rules: one file per keyword, or per group of keywords that act together.

mod all_of;
mod any_of;
mod condition;
mod constant;
pub(crate) mod contains;
mod count;
mod dependent_required;
mod dependent_schemas;
pub(crate) mod dynamic_reference;
pub(crate) mod elements;
mod enumeration;
mod exclusive_maximum;
mod exclusive_minimum;
mod format;
mod max_items;
mod max_length;
mod max_properties;
mod maximum;
pub(crate) mod members;
mod min_items;
mod min_length;
mod min_properties;
mod minimum;
mod multiple_of;
mod never;
mod not;
mod one_of;
mod pattern;
mod property_names;
mod range;
mod reference;
pub(crate) mod required;
mod types;
mod unevaluated_items;
mod unevaluated_properties;
mod unique_items;

use crate::Rule;
use crate::judge::{Frame, Judge};

/// Whether the rule holds for the frame's node. Chooses the file; the file decides.
pub(crate) fn check(rule: &'static Rule, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    match rule {
        Rule::Never => never::check(judge, frame),
        Rule::Type(types) => types::check(*types, judge, frame),
        Rule::Enum(literals) => enumeration::check(literals, judge, frame),
        Rule::Words(words) => enumeration::words(words, judge, frame),
        Rule::Const(literal) => constant::check(literal, judge, frame),
        Rule::MultipleOf(bound) => multiple_of::check(*bound, judge, frame),
        Rule::Maximum(bound) => maximum::check(*bound, judge, frame),
        Rule::ExclusiveMaximum(bound) => exclusive_maximum::check(*bound, judge, frame),
        Rule::Minimum(bound) => minimum::check(*bound, judge, frame),
        Rule::ExclusiveMinimum(bound) => exclusive_minimum::check(*bound, judge, frame),
        Rule::Range(range) => range::check(*range, judge, frame),
        Rule::MaxLength(limit) => max_length::check(*limit, judge, frame),
        Rule::MinLength(limit) => min_length::check(*limit, judge, frame),
        Rule::Pattern(pattern) => pattern::check(pattern, judge, frame),
        Rule::Format(format) => format::check(*format, judge, frame),
        Rule::MaxItems(limit) => max_items::check(*limit, judge, frame),
        Rule::MinItems(limit) => min_items::check(*limit, judge, frame),
        Rule::UniqueItems => unique_items::check(judge, frame),
        Rule::MaxProperties(limit) => max_properties::check(*limit, judge, frame),
        Rule::MinProperties(limit) => min_properties::check(*limit, judge, frame),
        Rule::Required(asked) => required::check(asked, judge, frame),
        Rule::DependentRequired(entries) => dependent_required::check(entries, judge, frame),
        Rule::Ref(_) | Rule::Late(_) => reference::check(rule.target(), judge, frame),
        Rule::DynamicRef(bearers, otherwise) => {
            dynamic_reference::check(bearers, otherwise, judge, frame)
        }
        Rule::AllOf(schemas) => all_of::check(schemas, judge, frame),
        Rule::AnyOf(union) => any_of::check(union, judge, frame),
        Rule::OneOf(union) => one_of::check(union, judge, frame),
        Rule::Not(schema) => not::check(schema, judge, frame),
        Rule::If(condition, then, otherwise) => {
            condition::check(condition, (*then, *otherwise), judge, frame)
        }
        Rule::DependentSchemas(entries) => dependent_schemas::check(entries, judge, frame),
        Rule::Members(members) => members::check(members, judge, frame),
        Rule::PropertyNames(schema) => property_names::check(schema, judge, frame),
        Rule::Elements(elements) => elements::check(elements, judge, frame),
        Rule::Contains(contains) => contains::check(contains, judge, frame),
        Rule::UnevaluatedProperties(schema) => unevaluated_properties::check(schema, judge, frame),
        Rule::UnevaluatedItems(schema) => unevaluated_items::check(schema, judge, frame),
    }
}
