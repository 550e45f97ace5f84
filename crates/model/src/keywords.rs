//! One file per keyword: its meaning, its rule at run time, its sentence in the docs, how a change of it moves what is accepted.

mod all_of;
mod any_of;
mod condition;
mod constant;
mod contains;
mod dependent_required;
mod dependent_schemas;
mod dynamic_reference;
mod elements;
mod enumeration;
mod exclusive_maximum;
mod exclusive_minimum;
mod format;
mod max_items;
mod max_length;
mod max_properties;
mod maximum;
mod members;
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
mod reference;
mod required;
mod tag;
mod types;
mod unevaluated_items;
mod unevaluated_properties;
mod unique_items;

pub use all_of::AllOf;
pub use any_of::AnyOf;
pub use condition::If;
pub use constant::Const;
pub use contains::Contains;
pub use dependent_required::DependentRequired;
pub use dependent_schemas::DependentSchemas;
pub use dynamic_reference::DynamicRef;
pub use elements::Elements;
pub use enumeration::Enum;
pub use exclusive_maximum::ExclusiveMaximum;
pub use exclusive_minimum::ExclusiveMinimum;
pub use format::Format;
pub use max_items::MaxItems;
pub use max_length::MaxLength;
pub use max_properties::MaxProperties;
pub use maximum::Maximum;
pub use members::Members;
pub use min_items::MinItems;
pub use min_length::MinLength;
pub use min_properties::MinProperties;
pub use minimum::Minimum;
pub use multiple_of::MultipleOf;
pub use never::Never;
pub use not::Not;
pub use one_of::OneOf;
pub use pattern::Pattern;
pub use property_names::PropertyNames;
pub use reference::Ref;
pub use required::{Required, RequiredMember};
pub use tag::Tag;
pub use types::Type;
pub use unevaluated_items::UnevaluatedItems;
pub use unevaluated_properties::UnevaluatedProperties;
pub use unique_items::UniqueItems;

/// A count with its noun: `1 item`, `2 items`.
fn counted(count: u64, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
