//! What the variants of unions are called.

use specwright_model::{Model, SchemaId, Types};

use crate::view::{Part, Shape, Union, Variant, Views};

/// How long a text may be to serve as a name.
const LONGEST: usize = 60;

/// The text of a variant's name.
pub(super) fn text(model: &Model, views: &Views, variant: &Variant) -> String {
    match variant.part {
        Part::Core(id) | Part::Of(id) => named(model, views, id)
            .or_else(|| variant.tag.clone().filter(|tag| is_name(tag)))
            .unwrap_or_else(|| of_kinds(variant.kinds).to_owned()),
        Part::Json | Part::Text | Part::Kind(_) | Part::Items(_) => {
            of_kinds(variant.kinds).to_owned()
        }
    }
}

/// All of them.
pub(super) fn texts(model: &Model, views: &Views, union: &Union) -> Vec<String> {
    union.variants.iter().map(|variant| text(model, views, variant)).collect()
}

/// The name of the component, or the title.
fn named(model: &Model, views: &Views, id: SchemaId) -> Option<String> {
    let component = |id| model.component(id).map(|component| component.name.clone());
    let target = match views.form(id).shape {
        Shape::Same(target) => component(target),
        _ => None,
    };
    let title = || model.schema(id).notes.title.clone().filter(|title| is_name(title));
    component(id).or_else(|| component(model.resolve(id))).or(target).or_else(title)
}

/// Whether a text is fit for a name.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST
}

fn of_kinds(kinds: Types) -> &'static str {
    match kinds {
        Types::STRING => "Text",
        Types::BOOLEAN => "Boolean",
        Types::INTEGER => "Integer",
        Types::ARRAY => "List",
        Types::OBJECT => "Object",
        kinds if Types::NUMBER.contains(kinds) => "Number",
        _ => "Mixed",
    }
}
