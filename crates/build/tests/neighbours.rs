//! Names stay put: a new member of one schema renames no other type, whatever the member and its types are called.

#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use specwright_build::emit::surface::{Item, ItemKind};
use specwright_build::{Provider, Switches, Text, pipeline};

/// The member that is added; of other names, so that what it brings competes with what is there.
const MEMBER: &str = "neighbour";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The whole documents of the shared folder, each named after a provider that is ours.
fn whole_documents() -> Vec<PathBuf> {
    let shared =
        std::env::var_os("SPECWRIGHT_SHARED").map_or(root().join("../shared"), PathBuf::from);
    let providers = Provider::names(&root()).unwrap();
    let Ok(entries) = fs::read_dir(shared.join("corpus/documents")) else { return Vec::new() };
    let mut found = BTreeMap::new();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let own = providers.iter().find(|provider| name.starts_with(&format!("{provider}--")));
        if let Some(provider) = own {
            found.entry(provider.clone()).or_insert(path);
        }
    }
    found.into_values().collect()
}

/// What an item is called: its path, its fields or variants, and their types.
fn names(surface: Vec<Item>) -> BTreeMap<(String, String), String> {
    let told = |item: Item| {
        let kind = match item.kind {
            // The added field is the one difference that is wanted.
            ItemKind::Struct(fields) => ItemKind::Struct(
                fields
                    .into_iter()
                    .filter(|field| field.member.as_deref() != Some(MEMBER))
                    .collect(),
            ),
            other => other,
        };
        ((item.pointer, format!("{:?}", item.direction)), format!("{:?} {kind:?}", item.path))
    };
    surface.into_iter().map(told).collect()
}

fn generated(provider: &Provider) -> pipeline::Module {
    let switches = Switches { lenient: true, ..Switches::default() };
    pipeline::generate(provider, &switches).unwrap()
}

/// An overlay that adds a member to a component: an object with an enumeration, a union and a list of objects inside.
fn overlay(component: &str) -> Text {
    let schema = "{type: object, properties: {type: {type: string, enum: [object, status]}, data: {oneOf: [{type: string}, \
                  {type: object, properties: {id: {type: string}}}]}, items: {type: array, items: {type: object, properties: \
                  {status: {type: string, enum: [new]}}}}}}";
    let text = format!(
        "overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n\
         - target: $.components.schemas['{component}'].properties\n  update: {{{MEMBER}: {schema}}}\n"
    );
    Text { name: "overlay.yaml".into(), bytes: text.into_bytes() }
}

fn check(provider: &Provider, what: &str) {
    let before = generated(provider);
    let model = &before.model;
    let with_members = |component: &&specwright_build::model::Component| {
        let schema = model.schema(component.schema);
        schema.types().is_some()
            && schema.members().is_some_and(|members| !members.properties.is_empty())
    };
    let components: Vec<&str> = model
        .components
        .iter()
        .filter(with_members)
        .map(|component| component.name.as_str())
        .collect();
    let component = components.get(components.len() / 2).copied().unwrap().to_owned();
    let mut changed = provider.clone();
    changed.overlays.push(Arc::new(overlay(&component)));
    let after = names(generated(&changed).surface);
    let before = names(before.surface);
    assert!(after.len() > before.len(), "{what}: nothing was added to {component}");
    for (item, name) in &before {
        assert_eq!(after.get(item), Some(name), "{what}: {item:?} moved with {component}");
    }
}

#[test]
fn a_new_member_renames_nothing_of_the_providers() {
    for name in Provider::names(&root()).unwrap() {
        check(&Provider::read(&root(), &name).unwrap(), &name);
    }
}

#[test]
fn a_new_member_renames_nothing_of_whole_documents() {
    for file in whole_documents() {
        let provider = Provider::of_document("whole", &file).unwrap();
        check(&provider, &file.display().to_string());
    }
}
