//! The generator's surface in the words of drift.

use specwright_build::emit::surface::{Field, Item, ItemKind};
use specwright_drift::Surface;

/// The public items of a module: types, fields, variants.
pub(crate) fn surface(module: &str, items: &[Item]) -> Surface {
    Surface::new(items.iter().flat_map(|item| entries(module, item)))
}

fn entries(module: &str, item: &Item) -> Vec<specwright_drift::Item> {
    let path = format!("{module}::{}", item.path.join("::"));
    let whole = |signature: String| entry(&item.pointer, path.clone(), signature, false);
    let part = |name: &str, pointer: &str, signature: String, breaks: bool| {
        entry(pointer, format!("{path}::{name}"), signature, breaks)
    };
    match &item.kind {
        ItemKind::Struct(fields) => {
            let mut entries = vec![whole("struct".to_owned())];
            entries.extend(fields.iter().map(|field| {
                let pointer = field.pointer.as_deref().unwrap_or(&item.pointer);
                part(&field.name, pointer, signature(field), field.required)
            }));
            entries
        }
        ItemKind::Enumeration { variants, open } => {
            let mut entries =
                vec![whole(format!("enum {}", if *open { "open" } else { "closed" }))];
            entries.extend(
                variants
                    .iter()
                    .map(|(value, name)| part(name, &item.pointer, value.clone(), !open)),
            );
            entries
        }
        ItemKind::Union(variants) => {
            let mut entries = vec![whole("union".to_owned())];
            entries.extend(
                variants.iter().map(|(name, rust)| part(name, &item.pointer, rust.clone(), true)),
            );
            entries
        }
        ItemKind::Newtype(rust) => vec![whole(format!("struct({rust})"))],
        ItemKind::Alias(rust) => vec![whole(format!("= {rust}"))],
    }
}

/// The type of a field; `new` takes it when it is asked for, so that a field that becomes so, or comes so, breaks.
fn signature(field: &Field) -> String {
    let asked = if field.required { ", asked for" } else { "" };
    format!("{}{asked}", field.rust)
}

fn entry(
    pointer: &str,
    path: String,
    signature: String,
    appearing_breaks: bool,
) -> specwright_drift::Item {
    specwright_drift::Item { pointer: pointer.to_owned(), path, signature, appearing_breaks }
}
