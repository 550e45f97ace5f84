//! `use` lines without what was dropped.

use std::collections::BTreeSet;

use syn::{Item, ItemUse, UseTree};

/// The statics and constants of a module.
pub(crate) fn statics(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Static(item) => Some(item.ident.to_string()),
            Item::Const(item) => Some(item.ident.to_string()),
            _ => None,
        })
        .collect()
}

/// The types of a module.
pub(crate) fn types(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => Some(item.ident.to_string()),
            Item::Enum(item) => Some(item.ident.to_string()),
            Item::Type(item) => Some(item.ident.to_string()),
            _ => None,
        })
        .collect()
}

/// The runtime's names that a peer has too, in its module `types`.
const TYPES: [&str; 6] = ["Integer", "Json", "Loose", "Null", "Nullable", "Number"];

/// The line without statics and what only our impls need; `None` when nothing is left.
pub(crate) fn kept(mut item: ItemUse, statics: &BTreeSet<String>) -> Option<ItemUse> {
    if let UseTree::Path(path) = &mut item.tree
        && path.ident == "specwright"
    {
        let tree = tree((*path.tree).clone(), &|name| TYPES.contains(&name))?;
        return Some(syn::parse_quote!(use crate::types::#tree;));
    }
    item.tree = tree(item.tree, &|name| !statics.contains(name))?;
    Some(item)
}

fn tree(tree: UseTree, wanted: &dyn Fn(&str) -> bool) -> Option<UseTree> {
    match tree {
        UseTree::Path(mut path) => {
            path.tree = Box::new(self::tree(*path.tree, wanted)?);
            Some(UseTree::Path(path))
        }
        UseTree::Group(mut group) => {
            group.items =
                group.items.into_iter().filter_map(|one| self::tree(one, wanted)).collect();
            (!group.items.is_empty()).then_some(UseTree::Group(group))
        }
        UseTree::Name(name) => wanted(&name.ident.to_string()).then_some(UseTree::Name(name)),
        UseTree::Rename(name) => wanted(&name.ident.to_string()).then_some(UseTree::Rename(name)),
        other @ UseTree::Glob(_) => Some(other),
    }
}
