//! Items with derives instead of impls.

use std::collections::BTreeSet;

use syn::{Attribute, Fields, Ident, Item, ItemEnum, ItemStruct, Type, parse_quote};

use crate::names::{Names, gather};
use crate::uses;

/// Keeps the types, with derives, and what they need; drops impls and tables.
pub(crate) fn derive(items: Vec<Item>, statics: &BTreeSet<String>) -> Vec<Item> {
    let names = gather(&items);
    let kept = items.into_iter().filter_map(|item| match item {
        Item::Struct(item) => Some(Item::Struct(structure(item, &names))),
        Item::Enum(item) => Some(Item::Enum(enumeration(item, &names))),
        Item::Use(item) => uses::kept(item, statics).map(Item::Use),
        Item::Mod(mut item) => {
            if let Some((_, items)) = &mut item.content {
                *items = derive(std::mem::take(items), statics);
            }
            Some(Item::Mod(item))
        }
        Item::Type(item) => Some(Item::Type(item)),
        _ => None,
    });
    kept.collect()
}

fn structure(mut item: ItemStruct, names: &Names) -> ItemStruct {
    add_derives(&mut item.attrs);
    if let Fields::Unnamed(_) = item.fields {
        item.attrs.push(parse_quote!(#[serde(transparent)]));
    }
    for field in &mut item.fields {
        let Some(name) = &field.ident else { continue };
        match names.get(&(item.ident.to_string(), name.to_string())) {
            Some(Some(json)) => rename(&mut field.attrs, name, json),
            Some(None) => field.attrs.push(parse_quote!(#[serde(flatten)])),
            None => {}
        }
        if is_option(&field.ty) {
            field.attrs.push(parse_quote!(#[serde(skip_serializing_if = "Option::is_none")]));
        }
    }
    item
}

fn enumeration(mut item: ItemEnum, names: &Names) -> ItemEnum {
    add_derives(&mut item.attrs);
    if item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unnamed(_))) {
        item.attrs.push(parse_quote!(#[serde(untagged)]));
        return item;
    }
    for variant in &mut item.variants {
        match names.get(&(item.ident.to_string(), variant.ident.to_string())) {
            Some(Some(json)) => rename(&mut variant.attrs, &variant.ident, json),
            // The variant that keeps unknown text.
            _ => variant.attrs.push(parse_quote!(#[serde(untagged)])),
        }
    }
    item
}

fn add_derives(attributes: &mut Vec<Attribute>) {
    let debug = attributes.iter().any(|attribute| {
        attribute.path().is_ident("derive")
            && quote::quote!(#attribute).to_string().contains("Debug")
    });
    if !debug {
        attributes.push(parse_quote!(#[derive(Debug)]));
    }
    attributes.push(parse_quote!(#[derive(serde::Serialize, serde::Deserialize)]));
}

fn rename(attributes: &mut Vec<Attribute>, name: &Ident, json: &str) {
    // serde sees `r#type` as `type`.
    if name.to_string().trim_start_matches("r#") != json {
        attributes.push(parse_quote!(#[serde(rename = #json)]));
    }
}

fn is_option(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}
