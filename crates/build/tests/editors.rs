//! The JSON Schemas that editors complete `provider.yaml` and `overlay.yaml` by say what the reader of those files says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use specwright_build::model::{Direction, Model, Value};
use specwright_build::read::{Options, Source, parse, read};
use specwright_build::{Settings, Text};
use specwright_instances::{Instance, Maker, to_json};

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs")
}

fn value(name: &str, text: &[u8]) -> Value {
    parse(Source { name, text }, &Options::default()).expect("it can be read").to_value()
}

/// The schema of a file as the only component of a document.
fn model(file: &str) -> Model {
    let schema = fs::read_to_string(specs().join(file)).expect("the schema is there");
    let document = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "a", "version": "1"}}, "components": {{"schemas": {{"A": {schema}}}}}}}"#
    );
    let reading = read(Source { name: file, text: document.as_bytes() }, &[], &Options::default());
    assert_eq!(reading.diagnostics, []);
    reading.model.expect("there is no error")
}

fn judged(model: &Model, text: &[u8]) -> Instance {
    let root = model.components.first().expect("the schema").schema;
    Maker::of(model).judge(root, Direction::Neutral, to_json(&value("a.yaml", text)))
}

#[test]
fn the_files_of_this_repository_obey_the_schemas() {
    let mut judged_files = 0;
    for entry in fs::read_dir(specs()).expect("the folder is there").flatten() {
        for file in ["provider", "overlay"] {
            let Ok(text) = fs::read(entry.path().join(format!("{file}.yaml"))) else { continue };
            let judged = judged(&model(&format!("{file}.schema.json")), &text);
            assert!(judged.valid, "{}/{file}.yaml: {:?}", entry.path().display(), judged.broken);
            judged_files += 1;
        }
    }
    assert!(judged_files >= 8, "only {judged_files} files were judged");
}

/// What the reader of `provider.yaml` knows where it meets a word it does not know.
fn known(yaml: &str) -> BTreeSet<String> {
    let text = Arc::new(Text { name: "provider.yaml".to_owned(), bytes: yaml.into() });
    let problem = Settings::read(&text).expect_err("the word is unknown");
    let help = problem.diagnostic.help.unwrap_or_default();
    let (_, list) = help.split_once("known are ").expect("the known words are told");
    list.split(", ").map(str::to_owned).collect()
}

#[test]
fn keys_and_words_are_those_the_reader_knows() {
    let schema = fs::read(specs().join("provider.schema.json")).expect("the schema is there");
    let schema = value("provider.schema.json", &schema);
    let Some(Value::Object(properties)) = schema.get("properties") else { panic!("no properties") };
    let keys: BTreeSet<String> = properties.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys, known("zzzzzz: 1\n"));
    let mut choices = 0;
    let Some(Value::Object(types)) =
        schema.get("properties").and_then(|properties| properties.get("types")?.get("properties"))
    else {
        panic!("no types")
    };
    let keys: BTreeSet<String> = types.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys, known("types: { zzzzzz: typed }\n"));
    let above = properties.iter().map(|(key, property)| (key.clone(), String::new(), property));
    let below =
        types.iter().map(|(key, property)| (format!("types: {{ {key}"), " }".to_owned(), property));
    for (key, end, property) in above.chain(below) {
        let Some(Value::Array(words)) = property.get("enum") else { continue };
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        let listed: BTreeSet<String> = words.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(listed, known(&format!("{key}: zzzzzz{end}\n")), "{key}");
        // The first word is the one meant when the key is absent.
        assert_eq!(
            property.get("default").and_then(Value::as_str),
            words.first().copied(),
            "{key}"
        );
        let text = Arc::new(Text {
            name: "a".to_owned(),
            bytes: format!("{key}: {}{end}\n", words[0]).into(),
        });
        assert_eq!(Settings::read(&text).expect("it is known"), Settings::default(), "{key}");
        choices += 1;
    }
    assert_eq!(choices, 13);
}

#[test]
fn mistakes_break_the_schemas() {
    let provider = model("provider.schema.json");
    for yaml in [
        "unknown: 1\n",
        "side: providr\n",
        "names: [a]\n",
        "sha256: ab\n",
        "open: { /a: 1 }\n",
        "types: { datetime: typed }\n",
        "types: { uuid: true }\n",
        "title: [a]\n",
    ] {
        assert!(!judged(&provider, yaml.as_bytes()).valid, "{yaml}");
    }
    let overlay = model("overlay.schema.json");
    let head = "overlay: 1.0.0\ninfo: { title: a, version: '1' }\n";
    let fine = format!("{head}actions: [{{ target: $.a, remove: true }}]\n");
    assert!(judged(&overlay, fine.as_bytes()).valid);
    for action in [
        "{ target: $.a }",
        "{ target: a, update: 1 }",
        "{ target: $.a, updaet: 1 }",
        "{ target: $, update: 1, remove: true }",
    ] {
        assert!(
            !judged(&overlay, format!("{head}actions: [{action}]\n").as_bytes()).valid,
            "{action}"
        );
    }
}
