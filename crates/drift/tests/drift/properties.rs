//! What holds for every pair of documents.

use crate::support;
use specwright_drift::{Finding, Policy, Report, Validator, Wire, drift};
use specwright_model::{Model, Shift};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Every document that can be read, read once.
fn corpus() -> &'static [(PathBuf, Model)] {
    static CORPUS: OnceLock<Vec<(PathBuf, Model)>> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let Some(shared) = support::shared() else {
            eprintln!("skipped: the corpus is not beside the repository");
            return Vec::new();
        };
        let folder = std::fs::read_dir(shared.join("corpus/documents")).unwrap();
        let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let all = files.len();
        let read = files.into_iter().filter_map(|file| support::load(&file).map(|it| (file, it)));
        let read: Vec<_> = read.collect();
        eprintln!("{} of {all} documents can be read", read.len());
        read
    })
}

fn compare(base: &Model, revision: &Model) -> Report {
    drift(base, revision, &Policy::default())
}

/// A finding in one line.
fn line(finding: &Finding) -> String {
    format!("{} #{} {}", finding.id, finding.pointer, finding.message)
}

fn on_the_wire(report: &Report) -> Vec<String> {
    let noticed =
        |finding: &&Finding| finding.wire != Wire::Ok || finding.validator != Validator::Ok;
    report.changes.iter().filter(noticed).map(line).collect()
}

/// Asserts that nothing was found in any document.
fn assert_none(found: &[(PathBuf, Vec<String>)]) {
    let text: Vec<String> = found
        .iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(file, lines)| {
            format!(
                "{} {}: {}",
                file.display(),
                lines.len(),
                lines[..lines.len().min(3)].join(" // ")
            )
        })
        .collect();
    assert!(text.is_empty(), "{}", text.join("\n"));
}

#[test]
fn nothing_changed_between_a_document_and_itself() {
    let mut found = Vec::new();
    for (file, model) in corpus() {
        let report = compare(model, &model.clone());
        assert_eq!(report.ignored, specwright_drift::Ignored::default(), "{}", file.display());
        found.push((file.clone(), report.changes.iter().map(line).collect()));
    }
    assert_none(&found);
}

/// The rule that tells the same change read backwards.
fn mirrored(id: &str) -> String {
    let swaps = [
        ("-added", "-removed"),
        ("-set", "-removed"),
        ("-lowered", "-raised"),
        ("became-required", "became-optional"),
        ("became-nullable", "became-non-nullable"),
        ("type-widened", "type-narrowed"),
        ("enum-introduced", "enum-dropped"),
        ("-closed", "-opened"),
        ("became-union", "union-dropped"),
        ("ref-inlined", "ref-extracted"),
        ("-loosened", "-tightened"),
    ];
    // Without what is told of one side only: whether a new parameter is required, for one.
    let id =
        id.replace("-required-", "-").replace("-optional-", "-").replace("param-became", "became");
    if id.starts_with("body-") {
        return "body".to_owned();
    }
    for (one, other) in swaps {
        if id.ends_with(other) {
            return id.replace(other, one).replace("-set", "-added");
        }
    }
    id.replace("-set", "-added")
}

/// What a change is, whichever way it is read.
fn facts(report: &Report, backwards: bool) -> BTreeSet<(String, String, Shift)> {
    let each = |finding: &Finding| {
        let shift = if backwards { finding.shift.flip() } else { finding.shift };
        let values = if backwards {
            (&finding.after, &finding.before)
        } else {
            (&finding.before, &finding.after)
        };
        (mirrored(&finding.id), format!("{values:?}"), shift)
    };
    report.changes.iter().map(each).collect()
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    let Some(shared) = support::shared() else {
        return eprintln!("skipped: the cases are not beside the repository");
    };
    let folder = shared.join("drift");
    let listed = |file: &str, list: &str| {
        let index: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.join(file)).unwrap()).unwrap();
        index[list].as_array().unwrap().clone()
    };
    let cases = listed("oasdiff-cases.json", "cases");
    let mut found = Vec::new();
    for case in cases.iter().chain(&listed("pairs/index.json", "pairs")) {
        let file = |side: &str| support::load(&folder.join(case[side].as_str().unwrap()));
        let (Some(base), Some(revision)) = (file("base"), file("revision")) else { continue };
        let (there, back) = (compare(&base, &revision), compare(&revision, &base));
        let (there, back) = (facts(&there, false), facts(&back, true));
        let lines = there.symmetric_difference(&back).map(|fact| format!("{fact:?}")).collect();
        let name = case["case"].as_str().or(case["base"].as_str());
        found.push((PathBuf::from(name.unwrap()), lines));
    }
    assert_none(&found);
}

/// Turns everything round that has no meaning on the wire: order, words, names of components.
fn disguise(model: &Model) -> Model {
    let mut other = model.clone();
    other.title.push_str(", revised");
    other.version.push_str("-1");
    other.operations.reverse();
    other.components.reverse();
    for operation in &mut other.operations {
        operation.id = operation.id.take().map(|id| format!("{id}Renamed"));
        operation.description = Some("other words".to_owned());
        operation.parameters.reverse();
        operation.responses.reverse();
    }
    for schema in &mut other.schemas {
        schema.notes.description = Some("other words".to_owned());
        schema.notes.examples.clear();
        schema.keywords.reverse();
        for keyword in &mut schema.keywords {
            match keyword {
                specwright_model::Keyword::Members(members) => members.properties.reverse(),
                specwright_model::Keyword::Required(required) => required.0.reverse(),
                specwright_model::Keyword::Enum(list) => list.0.reverse(),
                specwright_model::Keyword::AllOf(all) => all.0.reverse(),
                _ => {}
            }
        }
    }
    other
}

#[test]
fn order_and_words_are_not_on_the_wire() {
    let mut found = Vec::new();
    for (file, model) in corpus() {
        let report = compare(model, &disguise(model));
        found.push((file.clone(), on_the_wire(&report)));
    }
    assert_none(&found);
}

#[test]
fn names_of_components_are_not_on_the_wire() {
    let mut found = Vec::new();
    for (file, model) in corpus() {
        let mut other = model.clone();
        for component in &mut other.components {
            component.name = format!("{}Renamed", component.name);
        }
        let report = compare(model, &other);
        let named = |finding: &&Finding| {
            finding.id.starts_with("ref-") || finding.id.starts_with("component-")
        };
        let others = report.changes.iter().filter(|finding| !named(finding)).map(line);
        let lines = on_the_wire(&report).into_iter().chain(others).collect();
        found.push((file.clone(), lines));
    }
    assert_none(&found);
}

#[test]
fn documents_that_have_nothing_in_common_are_compared_too() {
    for pair in corpus().windows(2) {
        let [(one, base), (other, revision)] = pair else { continue };
        let report = compare(base, revision);
        assert_eq!(report.ignored.pairs, 0, "{} {}", one.display(), other.display());
        assert!(report.changes.is_sorted_by(|left, right| left.severity >= right.severity));
    }
}
