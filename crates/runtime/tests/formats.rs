//! JSON-Schema-Test-Suite: formats and patterns, every test of the optional files that speak about them.

#![allow(clippy::unwrap_used)] // what is broken here must fail

use serde_json::Value;
use specwright::{Format, Pattern};

mod shared;

const SUITE: &str = "suites/json-schema-test-suite";

/// Runs a judge over every test of a file; tells the tests that got another verdict, and how many there were.
fn run(file: &str, judge: impl Fn(&Value, &Value) -> Option<bool>) -> (Vec<String>, usize) {
    let Some(path) = shared::file(&format!("{SUITE}/{file}")) else { return (Vec::new(), 0) };
    let groups: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for group in groups.as_array().unwrap() {
        for test in group["tests"].as_array().unwrap() {
            let Some(verdict) = judge(&group["schema"], &test["data"]) else { continue };
            count += 1;
            if Some(verdict) != test["valid"].as_bool() {
                wrong.push(format!(
                    "{file}: {} / {}: {}",
                    group["description"], test["description"], test["data"]
                ));
            }
        }
    }
    (wrong, count)
}

fn by_format(schema: &Value, data: &Value) -> Option<bool> {
    let format = Format::from_name(schema["format"].as_str()?)?;
    Some(data.as_str().is_none_or(|text| format.accepts(text)))
}

fn by_pattern(schema: &Value, data: &Value) -> Option<bool> {
    if let Some(verdict) = by_format(schema, data) {
        return Some(verdict);
    }
    let found = |source: &str, text: &str| Pattern::new(source.to_owned().leak()).is_match(text);
    if let (Some(source), Some(text)) = (schema["pattern"].as_str(), data.as_str()) {
        return Some(found(source, text));
    }
    let patterns = schema["patternProperties"].as_object()?;
    let fits = |name: &String, value: &Value| {
        let mut matching = patterns.iter().filter(|(pattern, _)| found(pattern, name)).peekable();
        let refused = matching.peek().is_none() && schema["additionalProperties"] == false;
        !refused && matching.all(|(_, schema)| schema["type"] != "integer" || value.is_i64())
    };
    Some(data.as_object()?.iter().all(|(name, value)| fits(name, value)))
}

#[test]
fn the_suite_of_formats() {
    let mut names: Vec<&str> = [
        "date-time",
        "date",
        "duration",
        "ecmascript-regex",
        "email",
        "idn-email",
        "ipv4",
        "ipv6",
        "iri-reference",
        "iri",
        "json-pointer",
        "regex",
        "relative-json-pointer",
        "time",
        "uri-reference",
        "uri-template",
        "uri",
        "uuid",
    ]
    .to_vec();
    if cfg!(feature = "idn") {
        names.extend(["hostname", "idn-hostname"]);
    } else {
        eprintln!("not run: hostname and idn-hostname need the feature `idn`");
    }
    let mut files: Vec<String> =
        names.iter().map(|name| format!("draft2020-12/optional/format/{name}.json")).collect();
    files.extend(
        ["date-time", "email", "ipv4", "ipv6", "uri"]
            .map(|name| format!("draft4/optional/format/{name}.json")),
    );
    if cfg!(feature = "idn") {
        files.push("draft4/optional/format/hostname.json".to_owned());
    }
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in &files {
        let (more, run) = run(file, by_format);
        wrong.extend(more);
        count += run;
    }
    eprintln!("{count} tests of formats");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_suite_of_patterns() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for draft in ["draft4", "draft2020-12"] {
        for file in ["ecmascript-regex", "non-bmp-regex"] {
            let (more, run) = run(&format!("{draft}/optional/{file}.json"), by_pattern);
            wrong.extend(more);
            count += run;
        }
        let (more, run) = run(&format!("{draft}/pattern.json"), by_pattern);
        wrong.extend(more);
        count += run;
    }
    eprintln!("{count} tests of patterns");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
