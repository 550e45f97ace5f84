//! Cases of somebody's own: documents are generated, compiled and run.

#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use specwright_build::Formats;
use specwright_conformance::case::{self, Verdict};
use specwright_conformance::made::Made;
use specwright_conformance::outcome::Outcome;
use specwright_conformance::{Progress, Results, Setup, run};

struct Silent;

impl Progress for Silent {
    fn step(&self, _: &str, _: usize, _: usize) {}
}

/// A folder that stays, so that the runtime is built once.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn prove(name: &str, documents: &[(&str, &str)], cases: &str) -> Outcome {
    prove_with(name, documents, cases, None).given
}

fn prove_with(name: &str, documents: &[(&str, &str)], cases: &str, made: Option<Made>) -> Results {
    let docs = folder(name).join("docs");
    fs::create_dir_all(&docs).unwrap();
    for (file, text) in documents {
        fs::write(docs.join(file), text).unwrap();
    }
    let setup = Setup {
        docs,
        formats: Formats::Annotate,
        formats_only: false,
        made,
        runtime: Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("runtime"),
        work: folder(name).join("work"),
        target: folder("target"),
    };
    run(&case::parse(cases, Verdict::Valid).unwrap(), &setup, &Silent).unwrap()
}

const API: &str = r##"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": {
    "Port": {"type": "integer", "maximum": 65535},
    "Host": {"type": "object", "required": ["port"], "properties": {"port": {"$ref": "#/components/schemas/Port"}}},
    "Away": {"type": "array", "items": {"$ref": "other.json#/A"}}}}}"##;

const SHAPES: &str = r##"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": {
    "Shape": {"oneOf": [{"$ref": "#/components/schemas/Round"}, {"$ref": "#/components/schemas/Square"}]},
    "Round": {"type": "object", "required": ["radius"], "properties": {"radius": {"type": "number", "exclusiveMinimum": 0}, "note": {"type": "string", "maxLength": 3}}},
    "Square": {"type": "object", "required": ["side"], "properties": {"side": {"type": "integer", "minimum": 1}, "inner": {"$ref": "#/components/schemas/Shape"}},
        "additionalProperties": {"type": ["string", "null"]}}}}}"##;

const CASES: &str = r##"{"doc": "api.json", "schema": "Port", "data": 65535.0, "valid": true}
{"doc": "api.json", "schema": "Port", "data": 65536, "valid": false}
{"doc": "api.json", "schema": "Port", "data": 1e99, "valid": false}
{"spec": "api.json", "pointer": "#/components/schemas/Host/properties/port", "instance": "1", "valid": false}
{"doc": "api.json", "schema": "Host", "direction": "request", "data": {"port": 1, "x": 2}, "valid": true}
{"doc": "api.json", "schema": "Host", "direction": "request", "data": {}, "valid": true}
{"doc": "api.json", "schema": "Nowhere", "data": {}, "valid": true}
{"doc": "api.json", "schema": "Nowhere", "data": 1, "valid": true}
{"doc": "api.json", "schema": "Away", "data": [], "valid": true}
{"doc": "broken.json", "schema": "A", "data": 1, "valid": true}
{"doc": "absent.json", "schema": "A", "data": 1, "valid": true}
"##;

#[test]
fn verdicts_are_compared_and_what_cannot_run_is_told() {
    let outcome =
        prove("own-cases", &[("api.json", API), ("broken.json", "{\"openapi\": ")], CASES);
    assert_eq!((outcome.cases, outcome.agree), (11, 5));
    let [wrong] = outcome.disagree.as_slice() else { panic!("{:?}", outcome.disagree) };
    assert_eq!((wrong.case.instance.as_str(), wrong.case.valid, wrong.got), ("{}", true, false));
    assert!(wrong.notes[0].contains("#/components/schemas/Host/required"), "{:?}", wrong.notes);
    let mut not_run: Vec<(&str, &str, usize)> = outcome
        .not_run
        .iter()
        .map(|entry| (entry.doc.as_str(), entry.pointer.as_str(), entry.cases))
        .collect();
    not_run.sort_unstable();
    let pointer = |name: &str| format!("/components/schemas/{name}");
    assert_eq!(
        not_run,
        [
            ("absent.json", pointer("A").as_str(), 1),
            ("api.json", pointer("Away").as_str(), 1),
            ("api.json", pointer("Nowhere").as_str(), 2),
            ("broken.json", pointer("A").as_str(), 1)
        ]
    );
    let reason = |doc: &str| &outcome.not_run.iter().find(|entry| entry.doc == doc).unwrap().reason;
    assert!(reason("broken.json").contains("broken.json:1:"), "{}", reason("broken.json"));
    let json = outcome.to_json();
    assert_eq!((&json["cases"], &json["agree"]), (&11.into(), &5.into()));
    assert_eq!(json["disagree"][0]["instance"], serde_json::json!({}));
    assert_eq!(json["not_run"].as_array().unwrap().len(), 5);
}

#[test]
fn a_failing_case_is_a_folder_that_fails_alike() {
    let docs = folder("failing").join("docs");
    fs::create_dir_all(&docs).unwrap();
    fs::write(docs.join("api.json"), API).unwrap();
    let line = "{\"doc\": \"api.json\", \"schema\": \"Host\", \"data\": {\"port\": 70000}, \"valid\": true}";
    let case = case::parse(line, Verdict::Valid).unwrap().remove(0);
    let written = specwright_conformance::failure::write(&folder("failing"), &docs, &case).unwrap();
    let document = fs::read_to_string(written.join("openapi.json")).unwrap();
    assert!(!document.contains("Away"), "{document}");
    let cases = fs::read_to_string(written.join("cases.jsonl")).unwrap();
    let outcome = prove("failing-again", &[("openapi.json", &document)], &cases);
    assert_eq!((outcome.cases, outcome.disagree.len()), (1, 1));
}

#[test]
fn instances_are_made_for_every_type_and_get_the_lists_of_their_document() {
    let made = Made { each: 30, documents: vec!["shapes.json".to_owned()] };
    let documents = [("api.json", API), ("shapes.json", SHAPES)];
    let results = prove_with("made", &documents, CASES.lines().next().unwrap(), Some(made));
    assert!(results.given.is_clean() && results.made.is_clean(), "{results:#?}");
    // `api.json` is asked for a port only, the other document for all it has.
    let limits = results.made.cases;
    assert!(limits > 60, "{limits}");
    assert_eq!(results.made.agree, limits);
}
