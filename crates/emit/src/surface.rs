//! What the emitted code offers, as plain data: the drift report tells which Rust types a change touches from it.

use specwright_model::Direction;

use crate::context::Context;
use crate::view::{Key, Own, Shape, Structure, Ty, Union};

/// A public item of the emitted code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The JSON Pointer of its schema.
    pub pointer: String,
    /// Its path below the provider's module: `["user", "Address"]`.
    pub path: Vec<String>,
    /// The direction it is judged in.
    pub direction: Direction,
    /// What it is.
    pub kind: ItemKind,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A struct and its fields.
    Struct(Vec<Field>),
    /// An enumeration of strings.
    Enumeration {
        /// Each value and its variant.
        variants: Vec<(String, String)>,
        /// Whether other text is kept in `Unknown`.
        open: bool,
    },
    /// A Rust enum over the branches of a union: each variant and its type.
    Union(Vec<(String, String)>),
    /// A struct around one type.
    Newtype(String),
    /// Another name of a type.
    Alias(String),
}

/// A public field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The member's name in JSON; `None` for the map of additional members.
    pub member: Option<String>,
    /// The JSON Pointer of the member's schema, where it has one.
    pub pointer: Option<String>,
    /// The field's name in Rust.
    pub name: String,
    /// Its type, as written in the file.
    pub rust: String,
    /// Whether `new` asks for it.
    pub required: bool,
}

/// The public items of the output, in the order of the files.
pub(crate) fn surface(ctx: &Context<'_>) -> Vec<Item> {
    ctx.plan.files.iter().flat_map(|file| &file.items).map(|key| item(ctx, *key)).collect()
}

fn item(ctx: &Context<'_>, key: Key) -> Item {
    let inside = || ctx.names.text(&ctx.inside(key), ctx.options);
    let kind = match (ctx.views.own(key.schema), &ctx.views.form(key.schema).shape) {
        (Own::Newtype, _) => ItemKind::Newtype(inside()),
        (Own::Item, Shape::Struct(structure)) => ItemKind::Struct(fields(ctx, key, structure)),
        (Own::Item, Shape::Union(union)) => ItemKind::Union(variants(ctx, key, union)),
        (Own::Item, Shape::Enumeration(values)) => {
            let names = ctx.names.inside(key.schema).iter().cloned();
            let variants = values.iter().cloned().zip(names).collect();
            ItemKind::Enumeration { variants, open: ctx.is_open(key.schema) }
        }
        (Own::Alias | Own::Item | Own::None, _) => ItemKind::Alias(inside()),
    };
    Item {
        pointer: ctx.model.schema(key.schema).place.pointer.clone(),
        path: ctx.names.path(key),
        direction: ctx.direction(key),
        kind,
    }
}

fn fields(ctx: &Context<'_>, key: Key, structure: &Structure) -> Vec<Field> {
    let direction = ctx.direction(key);
    let named = structure.fields.iter().zip(ctx.names.inside(key.schema));
    let mut fields: Vec<Field> = named
        .map(|(field, name)| {
            let required = field.asked.contains(&direction);
            let rust = ctx.names.text(&ctx.part(key, field.part), ctx.options);
            Field {
                member: Some(field.name.clone()),
                pointer: field.schema().map(|id| ctx.model.schema(id).place.pointer.clone()),
                name: name.clone(),
                rust: if required { rust } else { format!("Option<{rust}>") },
                required,
            }
        })
        .collect();
    fields.sort_by_key(|field| !field.required);
    fields.extend(structure.rest.map(|part| {
        let map = Ty::Map(Box::new(ctx.part(key, part)));
        let (name, rust) =
            (ctx.names.extra(key.schema).to_owned(), ctx.names.text(&map, ctx.options));
        Field { member: None, pointer: None, name, rust, required: false }
    }));
    fields
}

fn variants(ctx: &Context<'_>, key: Key, union: &Union) -> Vec<(String, String)> {
    let named = union.variants.iter().zip(ctx.names.inside(key.schema));
    named
        .map(|(of, name)| (name.clone(), ctx.names.text(&ctx.part(key, of.part), ctx.options)))
        .collect()
}
