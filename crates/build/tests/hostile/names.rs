//! `provider.yaml`, overlays and folders that are hostile.

use std::fs;
use std::path::Path;

use specwright_build::{Error, Provider, Switches, house, pipeline, sync};

use super::{inspect, schemas};

fn house(settings: &str, overlay: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("specs/acme");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("openapi.yaml"),
        schemas("    A: { type: object, properties: { a: { enum: [x, y] } } }\n"),
    )
    .unwrap();
    fs::write(folder.join("provider.yaml"), settings).unwrap();
    if !overlay.is_empty() {
        fs::write(folder.join("overlay.yaml"), overlay).unwrap();
    }
    root
}

/// Names below the root, of all depths.
fn below(root: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root).unwrap().flatten() {
        names.push(entry.path().display().to_string());
        if entry.path().is_dir() {
            names.extend(below(&entry.path()));
        }
    }
    names
}

#[test]
fn chosen_names_cannot_leave_their_place() {
    for name in [
        "../../pwned",
        "/tmp/pwned",
        "a::b",
        "a\\\\b",
        "A; pub fn pwned() {}",
        "*/",
        "\\0",
        "",
        "crate",
        "String",
        "\\u202Ea",
        "1",
    ] {
        let root = house(&format!("names: {{ /components/schemas/A: \"{name}\" }}\n"), "");
        let outside: Vec<String> = below(root.path());
        let generated = house::generate(root.path(), &[], &Switches::default()).unwrap();
        for (path, text) in &generated.tree {
            inspect::inspect(path, text).unwrap();
        }
        sync::write(&root.path().join("generated"), &generated.tree).unwrap();
        let made = below(root.path())
            .into_iter()
            .filter(|path| !path.contains("/generated") && !outside.contains(path));
        assert_eq!(made.collect::<Vec<_>>(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn other_choices_stay_data() {
    for settings in [
        "title: \"*/ pub fn pwned() {} \\u202E\\0\"\nsource: \"\\\"); std::process::abort(); //\\n#![x]\"\nversion: \"\\r\\n*/\"\n",
        "secrets: [\"\\\"); pwned!(); //\", \"/a/../b\", \"\"]\nopen: { /components/schemas/A/properties/a: true, /nowhere: false }\n",
    ] {
        let root = house(settings, "");
        let generated = house::generate(root.path(), &[], &Switches::default()).unwrap();
        for (path, text) in &generated.tree {
            inspect::inspect(path, text).unwrap();
        }
    }
    for settings in
        ["title: [a]\n", "a: &a [*a]\n", "- a\n", "names: [a]\n", "\u{0}", "names: &a { a: *a }\n"]
    {
        let root = house(settings, "");
        assert!(house::generate(root.path(), &[], &Switches::default()).is_err(), "{settings}");
    }
}

#[test]
fn folders_with_odd_names_are_refused() {
    for name in [
        "..",
        ".",
        "../acme",
        "acme/../acme",
        "/etc",
        "acme\n",
        "Acme",
        "con\u{202E}",
        "a b",
        "*",
        "type",
    ] {
        let root = house("", "");
        let Err(Error(problems)) =
            house::generate(root.path(), &[name.to_owned()], &Switches::default())
        else {
            panic!("{name:?} is taken");
        };
        assert!(
            problems.iter().all(|problem| ["E0906", "E0909"].contains(&problem.diagnostic.code.0)),
            "{name}"
        );
    }
    let root = house("", "");
    fs::create_dir(root.path().join("specs/Bad Name")).unwrap();
    assert!(house::generate(root.path(), &[], &Switches::default()).is_err());
}

#[test]
fn overlays_that_multiply_stay_bounded() {
    let actions =
        "  - target: $..*\n    update: { x-a: { b: [1, 2, 3, 4], c: { d: {} } } }\n".repeat(60);
    let root = house(
        "",
        &format!("overlay: 1.0.0\ninfo: {{ title: A, version: '1' }}\nactions:\n{actions}"),
    );
    let provider = Provider::read(root.path(), "acme").unwrap();
    let before = super::processor_time();
    // An enumeration whose values are made mappings is refused; what matters is that it comes soon.
    let refused = pipeline::generate(&provider, &Switches::default());
    let took = before.zip(super::processor_time()).map(|(start, end)| end.saturating_sub(start));
    assert!(
        took.is_none_or(|took| took < super::TIME) && super::peak() < super::MEMORY,
        "{took:?}"
    );
    assert!(refused.is_err_and(|Error(problems)| problems.iter().any(|problem| problem.fatal)));
}
