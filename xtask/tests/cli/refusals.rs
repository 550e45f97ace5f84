//! What people see when something is wrong: messages and exit codes.

use crate::house::House;

const DOCUMENT: &str =
    "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A:\n";

/// `coverage` and `generate` on a house whose first document has these members in its schema.
fn broken(schema: &str) -> String {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", format!("{DOCUMENT}{schema}"));
    let run = house.run(&["generate"]);
    assert!(!house.root().join("generated").exists());
    assert_eq!(run.code, 2);
    run.seen()
}

#[test]
fn yaml_syntax() {
    insta::assert_snapshot!(broken("      type: [string\n"));
}

#[test]
fn a_dangling_reference() {
    insta::assert_snapshot!(broken("      $ref: '#/components/schemas/B'\n"));
}

#[test]
fn a_negative_length() {
    insta::assert_snapshot!(broken("      type: string\n      maxLength: -1\n"));
}

#[test]
fn a_pattern_that_cannot_be_read() {
    insta::assert_snapshot!(broken("      type: string\n      pattern: '(a'\n"));
}

#[test]
fn several_at_once() {
    insta::assert_snapshot!(broken(
        "      maxLength: -1\n      minLength: many\n      pattern: '(a'\n"
    ));
}

#[test]
fn swagger_2() {
    let house = House::new();
    house.write(
        "specs/acme/openapi.yaml",
        "swagger: '2.0'\ninfo: {title: A, version: '1'}\npaths: {}\n",
    );
    insta::assert_snapshot!(house.run(&["generate", "acme"]).seen());
}

#[test]
fn nesting_without_end() {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", "[".repeat(2_000));
    let run = house.run(&["generate", "acme"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("\nerror: specs/acme/openapi.yaml:1:"), "{}", run.err);
}

#[test]
fn unknown_names() {
    let house = House::new();
    insta::assert_snapshot!(house.run(&["generate", "amce"]).seen());
}

#[test]
fn an_unknown_key_of_settings() {
    let house = House::new();
    house.write("specs/acme/provider.yaml", "title: Acme\nintegrs: exact\n");
    insta::assert_snapshot!(house.run(&["generate", "acme"]).seen());
}

#[test]
fn a_broken_overlay() {
    let house = House::new();
    house.write(
        "specs/acme/overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions:\n  - update: {}\n",
    );
    insta::assert_snapshot!(house.run(&["generate", "acme"]).seen());
}

#[test]
fn a_changed_document() {
    let house = House::new();
    let words = "specs/acme/openapi.yaml is not the file `sha256` tells of";
    house.write("specs/acme/provider.yaml", "title: Acme\nsha256: 00\norigin: verbatim\n");
    let run = house.run(&["generate", "acme"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains(&format!("error[E0907]: {words}")), "{}", run.err);
    // One that was written by hand is edited by hand: what is stale is told as such.
    house.write("specs/acme/provider.yaml", "title: Acme\nsha256: 00\norigin: derived\n");
    for (arguments, code) in [(&["--check"][..], 1), (&[], 0), (&["--check"], 0)] {
        let run = house.run(&[&["generate", "acme"], arguments].concat());
        assert_eq!(run.code, code, "{arguments:?}: {run:?}");
        assert!(run.err.contains(&format!("warning[W0907]: {words}")), "{}", run.err);
    }
}

#[test]
fn a_missing_file() {
    let house = House::new();
    insta::assert_snapshot!(
        house.run(&["generate", "--spec", "nowhere.yaml", "--out", "out"]).seen()
    );
}

#[test]
fn a_folder_that_is_not_ours() {
    let house = House::new();
    house.write("thesis/thesis.txt", "years of work");
    let run = house.run(&["generate", "--spec", "specs/acme/openapi.yaml", "--out", "thesis"]);
    assert_eq!(house.read("thesis/thesis.txt"), "years of work");
    insta::assert_snapshot!(run.seen());
}

#[test]
fn usage() {
    let house = House::new();
    for arguments in [
        &["genrate"][..],
        &[],
        &["generate", "--spec", "a.yaml"],
        &["generate", "acme", "--spec", "a.yaml", "--out", "b"],
        &["generate", "acme", "--out", "b"],
        &["generate", "acme", "--name", "b"],
        &["generate", "--spec", "specs/acme/openapi.yaml", "--out", "b", "--runtime", "nowhere"],
        &["conformance", "--suite", "specs"],
        &["conformance", "--corpus", "specs"],
        &["validate", "acme"],
        &["validate", "acme", "createLink", "-", "--response", "40"],
        &["validate", "acme", "createLink", "-", "--response", "099"],
        &["validate", "acme", "createLink", "-", "--response", "600"],
        &["coverage", "--format", "xml"],
        &["explain", "acme"],
    ] {
        let run = house.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert_eq!(run.out, "", "{arguments:?}");
    }
    assert_eq!(house.run(&["help"]).code, 0);
}

#[test]
fn problems_as_json() {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", format!("{DOCUMENT}      maxLength: -1\n"));
    let run = house.run(&["generate", "--format", "json"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!(run.out);
}

/// Whatever the command, whoever asks for JSON gets the problems so.
#[test]
fn every_report_tells_its_problems_as_json() {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", "openapi: 2.0.0\n");
    let place = "specs/acme/openapi.yaml";
    for (arguments, code) in [
        (&["coverage", "acme"][..], "E0102"),
        (&["coverage", "--spec", place], "E0102"),
        (&["drift", place, place], "E0102"),
        (&["explain", "acme", "A"], "E0102"),
        (&["explain", "--code", "E9999"], "E0912"),
        (&["generate", "nobody"], "E0906"),
        (&["validate", "nobody", "createLink", "input"], "E0906"),
        (&["conformance", "--cases", "nowhere.jsonl"], "E0901"),
    ] {
        let run = house.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {run:?}");
        let told: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(told["problems"][0]["code"], code, "{arguments:?}: {}", run.out);
        assert!(!told["problems"][0]["help"].is_null(), "{arguments:?}: {}", run.out);
        assert!(run.err.contains("error"), "{run:?}");
        assert_eq!(house.run(arguments).out, "", "{arguments:?}");
    }
}

#[test]
fn codes_are_explained() {
    let house = House::new();
    insta::assert_snapshot!(house.run(&["explain", "--code", "e0904"]).seen());
    assert_eq!(house.run(&["explain", "--code", "E9999"]).code, 2);
}
