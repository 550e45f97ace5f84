//! What the variants of unions are called.

use specwright_model::{Model, SchemaId, Types};

use crate::view::{Part, Shape, Union, Variant, Views};

/// How long a title may be to serve as a name.
const TITLE: usize = 60;

/// The text of a variant's name.
pub(super) fn text(model: &Model, views: &Views, variant: &Variant) -> String {
    match variant.part {
        Part::Core(id) | Part::Of(id) => branch(model, views, id, variant.kinds),
        Part::Json | Part::Text | Part::Kind(_) | Part::Items(_) => {
            of_kinds(variant.kinds).to_owned()
        }
    }
}

/// All of them.
pub(super) fn texts(model: &Model, views: &Views, union: &Union) -> Vec<String> {
    union.variants.iter().map(|variant| text(model, views, variant)).collect()
}

fn branch(model: &Model, views: &Views, id: SchemaId, kinds: Types) -> String {
    let named = |id| model.component(id).map(|component| component.name.clone());
    let target = match views.form(id).shape {
        Shape::Same(target) => named(target),
        _ => None,
    };
    if let Some(name) = named(id).or_else(|| named(model.resolve(id))).or(target) {
        return name;
    }
    let title = model.schema(id).notes.title.as_deref().unwrap_or_default();
    if title.chars().any(char::is_alphabetic) && title.chars().count() <= TITLE {
        return title.to_owned();
    }
    of_kinds(kinds).to_owned()
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
