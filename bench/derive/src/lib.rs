//! Generated types again, with plain `serde` derives: the same structs, enums and aliases, without our impls and tables.
//!
//! The peer of the benchmark is made from the generated sources themselves, so that both sides have the same types.

mod items;
mod names;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The names of the runtime that types are made of, as a user of `serde` would have them.
const TYPES: &str = include_str!("types.txt");

/// A source folder of a generated crate, or of one provider's module of it, with derives: path below it, text.
///
/// With `root`, the file of that name gets the module `types` beside its own.
pub fn folder(from: &Path, root: &str) -> io::Result<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::new();
    for path in sources(from)? {
        let text = fs::read_to_string(from.join(&path))?;
        let file = syn::parse_file(&text)
            .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        files.insert(path, file);
    }
    let all = |names: fn(&[syn::Item]) -> Vec<String>| -> BTreeSet<String> {
        files.values().flat_map(|file| names(&file.items)).collect()
    };
    // A type may have the name of a table.
    let statics = &all(uses::statics) - &all(uses::types);
    let derived = files.into_iter().map(|(path, mut file)| {
        file.items = items::derive(file.items, &statics);
        // What is included may not begin with attributes of its own.
        if path == Path::new(root) {
            file.attrs.clear();
        }
        let mut text = prettyplease::unparse(&file);
        if path == Path::new(root) {
            text.push_str(TYPES);
        }
        (path, text)
    });
    Ok(derived.collect())
}

/// Writes the folder's files, with derives, below another folder.
pub fn write(from: &Path, root: &str, to: &Path) -> io::Result<()> {
    for (path, text) in folder(from, root)? {
        let path = to.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// The Rust files below a folder, sorted.
fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut todo) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(below) = todo.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                todo.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
