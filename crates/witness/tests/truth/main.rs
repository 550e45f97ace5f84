//! Reported verdicts against measured ones where the documents offer no base: both sides are changed, forwards and
//! backwards, and judge by tables. What has a compiled base is measured in `consumer/tests/truth/`. A quick sample by
//! default; `SPECWRIGHT_TRUTH=20` changes twenty schemas of each document a row.

// Helpers of tests are not functions with `#[test]`, and may panic as these do.
#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]
#![expect(clippy::print_stdout, reason = "the counts are what a long run is read for")]

mod measure;
mod mutation;

use std::collections::BTreeMap;
use std::path::Path;

use measure::{Models, measure};
use mutation::{MUTATIONS, Mutation};
use specwright_drift::{Impact, Policy, Wire, drift};
use specwright_model::{Direction, Keyword, Model, SchemaId};
use specwright_read::{Options, Source, read};

/// A document below `specs/`, as its vendor publishes it.
fn documents() -> Vec<(String, Model)> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut folders: Vec<_> =
        std::fs::read_dir(specs).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let document = |folder: &std::path::PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read(folder.join("openapi.yaml")).ok()?;
        let options = Options { lenient: true, ..Options::default() };
        Some((name, read(Source { name: "openapi.yaml", text: &text }, &[], &options).model?))
    };
    folders.iter().filter_map(document).collect()
}

/// In which directions operations reach each schema by their bodies; those that parameters reach travel as text.
fn reach(model: &Model) -> BTreeMap<SchemaId, (bool, bool)> {
    let mut reached: BTreeMap<SchemaId, (bool, bool)> = BTreeMap::new();
    let mut queue = Vec::new();
    for operation in &model.operations {
        let webhook = operation.kind == specwright_model::OperationKind::Webhook;
        let sent = operation.body.iter().flat_map(|body| &body.content);
        let received = operation.responses.iter().flat_map(|response| &response.content);
        queue.extend(sent.filter_map(|media| media.schema).map(|id| (id, (!webhook, webhook))));
        queue.extend(received.filter_map(|media| media.schema).map(|id| (id, (webhook, !webhook))));
    }
    while let Some((id, (sent, received))) = queue.pop() {
        let known = reached.entry(id).or_default();
        let all = (known.0 || sent, known.1 || received);
        if all != *known {
            *known = all;
            queue.extend(children(model, id).map(|child| (child, all)));
        }
    }
    reached.retain(|id, _| !near_direction(model, *id));
    for schema in &model.schemas {
        for mut id in merged(schema) {
            // A part is often nothing but a reference.
            while let Some(target) =
                model.schema(id).reference().filter(|_| reached.remove(&id).is_some())
            {
                id = target;
            }
            reached.remove(&id);
        }
    }
    for id in model.operations.iter().flat_map(|operation| &operation.parameters) {
        let mut queue: Vec<SchemaId> = id.schema.into_iter().collect();
        while let Some(id) = queue.pop() {
            if reached.remove(&id).is_some() {
                queue.extend(children(model, id));
            }
        }
    }
    reached
}

/// The schemas that hold beside others at one place: what is said there may be said twice.
fn merged(schema: &specwright_model::Schema) -> impl Iterator<Item = SchemaId> {
    let beside = |keyword: &&Keyword| match keyword {
        Keyword::AllOf(_) => true,
        Keyword::Ref(_) => schema.keywords.len() > 1,
        _ => false,
    };
    schema.keywords.iter().filter(beside).flat_map(Keyword::children)
}

fn children(model: &Model, id: SchemaId) -> impl Iterator<Item = SchemaId> {
    model.schema(id).keywords.iter().flat_map(Keyword::children)
}

/// Whether the direction decides about it: then where it is used decides, not what it is.
fn near_direction(model: &Model, id: SchemaId) -> bool {
    model.schema(id).notes.read_only || model.schema(id).notes.write_only
}

/// The schemas a row can be tried on, spread over the document.
fn sites<'s>(
    model: &'s Model,
    reached: &'s BTreeMap<SchemaId, (bool, bool)>,
    mutation: &'s Mutation,
    wanted: usize,
) -> Vec<SchemaId> {
    let fits: Vec<SchemaId> = reached
        .keys()
        .copied()
        .filter(|id| (mutation.apply)(model, *id).is_some())
        .take(200)
        .collect();
    let step = fits.len().div_ceil(wanted).max(1);
    fits.into_iter().step_by(step).collect()
}

/// What the report says, all findings together.
fn reported(base: &Model, next: &Model) -> (Impact, String) {
    let report = drift(base, next, &Policy::default());
    let line = |finding: &specwright_drift::Finding| {
        format!("{} {} #{}", finding.id, finding.direction, finding.pointer)
    };
    (Impact::of(&report.changes), report.changes.iter().map(line).collect::<Vec<_>>().join("; "))
}

/// What payloads say, in every direction that reaches the place.
fn measured(models: (&Models, &Models), at: SchemaId, (sent, received): (bool, bool)) -> Impact {
    let sides = (models.0.side(), models.1.side());
    let mut verdict = Impact::default();
    for (wanted, direction) in [(sent, Direction::Request), (received, Direction::Response)] {
        if wanted {
            verdict = verdict.and(measure((&sides.0, &sides.1), at, direction));
        }
    }
    verdict
}

/// What depends on the server cannot be told by judging.
fn agree(reported: Impact, measured: Impact) -> bool {
    let wire = reported.wire == measured.wire
        || reported.wire == Wire::Depends && measured.wire == Wire::Ok;
    wire && reported.validator == measured.validator
}

#[test]
fn what_is_reported_is_what_happens() {
    let wanted = std::env::var("SPECWRIGHT_TRUTH").ok().and_then(|text| text.parse().ok());
    let wanted: usize = wanted.unwrap_or(1);
    let (mut counts, mut disagreements) = (BTreeMap::<String, (usize, usize)>::new(), Vec::new());
    for (name, model) in documents() {
        let reached = reach(&model);
        for mutation in MUTATIONS {
            for at in sites(&model, &reached, mutation, wanted) {
                let (one, other) = (mutation.apply)(&model, at).unwrap();
                let models =
                    (Models::of(&one, at, mutation.named), Models::of(&other, at, mutation.named));
                for (way, sides, pair) in [
                    ("", (&one, &other), (&models.0, &models.1)),
                    (", read backwards", (&other, &one), (&models.1, &models.0)),
                ] {
                    let (says, findings) = reported(sides.0, sides.1);
                    let does = measured(pair, at, reached[&at]);
                    let count = counts.entry(format!("{}{way}", mutation.name)).or_default();
                    count.0 += 1;
                    if !agree(says, does) {
                        count.1 += 1;
                        let place = &model.schema(at).place.pointer;
                        disagreements.push(format!(
                            "{name} {}{way} #{place} {:?}\n  reported {says:?} by {findings}\n  measured {does:?}",
                            mutation.name, reached[&at]
                        ));
                    }
                }
            }
        }
    }
    for (row, (tried, wrong)) in &counts {
        println!("{tried:5} {wrong:5} {row}");
    }
    let all: usize = counts.values().map(|(tried, _)| tried).sum();
    println!("{all} mutations of {} rows, {} disagree", counts.len(), disagreements.len());
    assert_eq!(counts.len(), 2 * MUTATIONS.len(), "a row was never tried: {counts:?}");
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}
