//! Hostile and damaged documents end in diagnostics, in bounded time.

use std::path::Path;

use specwright_model::Severity;
use specwright_read::{Options, Reading, Source, codes, read};

fn reading(text: &[u8]) -> Reading {
    read(Source { name: "test", text }, &[], &Options { lenient: true, ..Options::default() })
}

fn check(text: &[u8]) {
    let reading = reading(text);
    let fatal = reading.diagnostics.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(reading.model.is_none(), fatal);
    for problem in &reading.diagnostics {
        assert!(codes::explain(problem.code.0).is_some(), "{} is not in the table", problem.code.0);
    }
}

/// Every case, cut off and damaged in many places, as a reader of hostile texts meets them.
#[test]
fn damaged_documents_never_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut damaged = 0;
    for case in std::fs::read_dir(folder).expect("the cases are there").flatten() {
        let Ok(text) = std::fs::read(case.path().join("openapi.yaml")) else { continue };
        for at in (0..text.len()).step_by(7) {
            check(text.get(..at).unwrap_or_default());
            for byte in *b"\"{[-:&*\0\xff9" {
                let mut other = text.clone();
                other[at] = byte;
                check(&other);
                damaged += 1;
            }
        }
    }
    assert!(damaged > 1_000, "only {damaged} documents were damaged");
}

#[test]
fn long_chains_of_references_cost_no_stack() {
    let links: Vec<_> = (0..20_000)
        .map(|at| format!("    S{at}: {{ $ref: \"#/components/schemas/S{}\" }}\n", at + 1))
        .collect();
    let text = format!(
        "openapi: 3.1.0\ncomponents:\n  schemas:\n{}    S20000: {{ type: string }}\n",
        links.concat()
    );
    let reading = reading(text.as_bytes());
    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.model.map(|model| model.schemas.len()), Some(20_001));
}

#[test]
fn long_keys_around_many_schemas_are_refused() {
    let key = "k".repeat(20_000);
    let members: Vec<_> =
        (0..2_000).map(|member| format!(r#""m{member}": {{"maxLengt": 1}}"#)).collect();
    let open = format!(r#"{{"properties": {{"{key}": "#).repeat(40);
    let schema =
        format!(r#"{open}{{"properties": {{{}}}}}{}"#, members.join(", "), "}}".repeat(40));
    let text = format!(r#"{{"openapi": "3.1.0", "components": {{"schemas": {{"A": {schema}}}}}}}"#);
    let codes: Vec<_> =
        reading(text.as_bytes()).diagnostics.iter().map(|problem| problem.code.0).collect();
    assert_eq!(codes.iter().filter(|code| **code == "E0001").count(), 1);
    assert!(codes.len() < 100, "{} diagnostics hold pointers of 800 kB", codes.len());
}

#[test]
fn codes_are_unique_and_named_by_their_severity() {
    let all: Vec<_> = codes::ALL.iter().map(|entry| entry.code.0).collect();
    let mut sorted: Vec<_> =
        all.iter().map(|code| code.trim_start_matches(char::is_alphabetic)).collect();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), all.len());
    for entry in codes::ALL {
        let letter = match entry.severity {
            Severity::Error | Severity::Malformed => 'E',
            Severity::Unenforced => 'U',
            Severity::Warning => 'W',
        };
        assert!(entry.code.0.starts_with(letter), "{}", entry.code.0);
    }
}
