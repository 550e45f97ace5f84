//! The same for what is around schemas: operations, statuses, media types and parameters change, and the compiled table
//! of operations tells what the old client sends and understands. Of the three verdicts only the wire shows so.

mod changes;

use std::collections::BTreeMap;

use specwright_build::model::{self, OperationKind};
use specwright_drift::{Policy, Wire, drift};

use crate::document;

/// The compiled tables of operations.
const PROVIDERS: &[(&str, &[specwright::Operation])] = &[
    ("moneykit", generated::moneykit::OPERATIONS),
    ("passage", generated::passage::OPERATIONS),
    ("plaid", generated::plaid::OPERATIONS),
    ("stripe", generated::stripe::OPERATIONS),
];

/// Whether the old client and the new provider still understand each other.
fn works(old: &specwright::Operation, new: Option<&model::Operation>) -> bool {
    new.is_some_and(|new| asks_well(old, new) && takes_body(old, new) && understands(old, new))
}

/// What the provider requires is always sent, and everything is written as it reads it.
fn asks_well(old: &specwright::Operation, new: &model::Operation) -> bool {
    let place = |location: &dyn std::fmt::Debug| format!("{location:?}");
    new.parameters.iter().all(|parameter| {
        let sent = old.parameters.iter().find(|sent| {
            sent.name == parameter.name && place(&sent.location) == place(&parameter.location)
        });
        match sent {
            None => !parameter.required,
            Some(sent) => {
                (sent.required || !parameter.required)
                    && sent.explode == parameter.explode
                    && place(&sent.style) == place(&parameter.style)
            }
        }
    })
}

fn takes_body(old: &specwright::Operation, new: &model::Operation) -> bool {
    match (old.request, &new.body) {
        (None, None) => true,
        (None, Some(body)) => !body.required,
        (Some(_), None) => false,
        (Some(sent), Some(body)) => {
            let taken = |name: &str| body.content.iter().any(|media| media.media_type == name);
            (sent.required || !body.required)
                && sent.content.iter().all(|media| taken(media.media_type))
        }
    }
}

/// Every success has a status that the old client knows and a form that it asks for.
fn understands(old: &specwright::Operation, new: &model::Operation) -> bool {
    new.responses.iter().filter(|response| response.status.starts_with('2')).all(|response| {
        // One of a range stands for it.
        let status = response.status.replace(['x', 'X'], "9").parse().expect("a status");
        let Some(known) = old.response(status).filter(|known| known.status != "default") else {
            return false;
        };
        let asked = |name: &str| known.content.iter().any(|media| media.media_type == name);
        known.content.is_empty() || response.content.iter().any(|media| asked(&media.media_type))
    })
}

/// The operation of the old table in a document.
fn in_document<'m>(
    old: &specwright::Operation,
    model: &'m model::Model,
) -> Option<(usize, &'m model::Operation)> {
    model.operations.iter().enumerate().find(|(_, operation)| {
        operation.kind == OperationKind::Path
            && (operation.method.as_str(), operation.path.as_str()) == (old.method, old.path)
    })
}

#[test]
fn what_is_reported_of_calls_is_what_happens() {
    let wanted = crate::wanted();
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (name, operations) in PROVIDERS {
        let base = document(name);
        for (number, (row, apply)) in changes::ROWS.iter().enumerate() {
            let fits: Vec<_> = operations
                .iter()
                .filter(|old| !old.webhook)
                .filter_map(|old| {
                    let (at, _) = in_document(old, &base).expect("an operation of the document");
                    let mut revision = base.clone();
                    apply(&mut revision.operations, at).map(|()| (old, revision))
                })
                .collect();
            let count = counts.entry(number).or_default();
            count.0 += fits.len();
            for (old, revision) in crate::spread(&fits, wanted) {
                count.1 += 1;
                let report = drift(&base, revision, &Policy::default());
                let says = report.changes.iter().map(|finding| finding.wire).max();
                let says = says.unwrap_or_default();
                let works = works(old, in_document(old, revision).map(|found| found.1));
                // What depends on the provider may happen or not.
                if says != Wire::Depends && (says == Wire::Ok) != works {
                    let ids: Vec<_> = report.changes.iter().map(|one| one.id.as_str()).collect();
                    let place = format!("{} {}", old.method, old.path);
                    wrong.push(format!("{name} {row}, {place}: reported {says} by {ids:?}"));
                }
            }
        }
    }
    println!("offered tried");
    for (number, (offered, tried)) in &counts {
        println!("{offered:7} {tried:5} {}", changes::ROWS[*number].0);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let idle: Vec<_> = counts.iter().filter(|(_, count)| count.1 == 0).collect();
    assert!(idle.is_empty(), "no document offers a place for {idle:?}");
}
