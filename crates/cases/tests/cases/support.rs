//! The cases, each read and emitted once.

use std::fs;
use std::sync::{Arc, LazyLock};

use specwright_build::pipeline::{self, Module};
use specwright_build::{Provider, Settings, Style, Switches, Text, render};
use specwright_cases::{Case, cases};

/// A case and its module.
pub(crate) struct Made {
    pub(crate) case: Case,
    pub(crate) module: Module,
}

/// Every case.
pub(crate) static MADE: LazyLock<Vec<Made>> = LazyLock::new(|| {
    let cases = cases().unwrap();
    assert!(!cases.is_empty(), "there is no case");
    cases.into_iter().map(|case| Made { module: generate(&provider(&case)), case }).collect()
});

/// The case of that name.
pub(crate) fn made(name: &str) -> &'static Made {
    MADE.iter().find(|made| made.case.name == name).unwrap_or_else(|| panic!("no case {name}"))
}

/// The document and the choices of a case.
pub(crate) fn provider(case: &Case) -> Provider {
    let provider = Provider::of_document(&module_name(&case.name), &case.document()).unwrap();
    // Snapshots show the same name on every machine.
    let document = Text { name: "openapi.yaml".to_owned(), bytes: provider.document.bytes.clone() };
    let settings = fs::read(case.folder.join("provider.yaml")).map_or_else(
        |_| Settings::default(),
        |bytes| {
            Settings::read(&Arc::new(Text { name: "provider.yaml".to_owned(), bytes })).unwrap()
        },
    );
    Provider { document: Arc::new(document), settings, ..provider }
}

/// The module of a document.
pub(crate) fn generate(provider: &Provider) -> Module {
    match pipeline::generate(provider, &Switches::default()) {
        Ok(module) => module,
        Err(error) => panic!("{}: {}", provider.name, render(&error.0, Style::Plain)),
    }
}

/// The module a case becomes; a prefix, for keywords of JSON Schema are keywords of Rust too.
pub(crate) fn module_name(case: &str) -> String {
    let mut name = "case".to_owned();
    for letter in case.chars() {
        match letter {
            'A'..='Z' => name.extend(['_', letter.to_ascii_lowercase()]),
            'a'..='z' | '0'..='9' => {
                if name == "case" {
                    name.push('_');
                }
                name.push(letter);
            }
            _ => name.push('_'),
        }
    }
    name
}

/// Compares with the snapshot of that name beside the case.
pub(crate) fn snapshot(case: &Case, name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => &case.folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}
