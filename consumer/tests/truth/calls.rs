//! The same for what is around schemas: operations, statuses, media types and parameters change, and the compiled table
//! of operations tells what the old client sends and understands. Of the three verdicts only the wire shows so.

mod changes;

use specwright::{Rule, Types};
use specwright_build::model::{self, OperationKind};
use specwright_drift::{Impact, Policy, Wire, drift};

use crate::document;
use crate::trial::ENOUGH;

/// The compiled tables of operations.
const PROVIDERS: &[(&str, &[specwright::Operation])] = &[
    ("moneykit", generated::moneykit::OPERATIONS),
    ("passage", generated::passage::OPERATIONS),
    ("plaid", generated::plaid::OPERATIONS),
    ("stripe", generated::stripe::OPERATIONS),
];

/// Whether the old client and the new provider still understand each other.
fn works(old: &specwright::Operation, new: Option<&model::Operation>) -> bool {
    new.is_some_and(|new| {
        lets_in(old, new) && asks_well(old, new) && takes_body(old, new) && understands(old, new)
    })
}

/// Who holds what the table names is let in; where it names several ways, by whichever of them.
fn lets_in(old: &specwright::Operation, new: &model::Operation) -> bool {
    let meets = |held: &[specwright::Requirement], asked: &[model::Security]| {
        asked.iter().all(|need| {
            let of = |has: &&specwright::Requirement| has.scheme == need.scheme;
            let scopes = |has: &specwright::Requirement| {
                need.scopes.iter().all(|scope| has.scopes.contains(&scope.as_str()))
            };
            held.iter().find(of).is_some_and(scopes)
        })
    };
    let held: &[&[specwright::Requirement]] =
        if old.security.is_empty() { &[&[]] } else { old.security };
    new.security.is_empty()
        || held.iter().all(|held| new.security.iter().any(|asked| meets(held, asked)))
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
                    && (scalar(sent)
                        || sent.explode == parameter.explode
                            && place(&sent.style) == place(&parameter.style))
            }
        }
    })
}

/// A value without parts, which is written the same however parts are put together.
fn scalar(parameter: &specwright::Parameter) -> bool {
    let parts = Types::ARRAY.union(Types::OBJECT);
    let rules = parameter.schema.iter().flat_map(|schema| schema.rules);
    let simple = |rule: &Rule| matches!(rule, Rule::Type(types) if !types.meets(parts));
    rules.clone().any(simple)
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

/// The names of the rows.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    changes::ROWS.iter().map(|(name, _)| *name)
}

/// A change of an operation, in one of its ways, and of another operation that is harmless.
struct Made<'m> {
    provider: &'static str,
    base: &'m model::Model,
    old: &'static specwright::Operation,
    row: &'m changes::Row,
    turn: usize,
    company: Option<&'m fn(&mut model::Operation)>,
}

impl Made<'_> {
    /// The revision's operations; `None` where the row has no such way here.
    fn operations(&self) -> Option<Vec<model::Operation>> {
        let (at, _) = in_document(self.old, self.base).expect("an operation of the document");
        let mut operations = self.base.operations.clone();
        if let Some(company) = self.company {
            let other = (at + 1) % operations.len();
            company(&mut operations[other]);
        }
        (self.row.1)(&mut operations, at, self.turn).map(|()| operations)
    }

    /// What the report says, where it is not what happens.
    fn differs(&self) -> Option<String> {
        let revision = model::Model { operations: self.operations()?, ..self.base.clone() };
        let report = drift(self.base, &revision, &Policy::generated());
        let says = Impact::of(&report.changes).wire;
        let works = works(self.old, in_document(self.old, &revision).map(|found| found.1));
        // What depends on the provider may happen or not.
        (says != Wire::Depends && (says == Wire::Ok) != works).then(|| {
            let ids: Vec<_> = report.changes.iter().map(|one| one.id.as_str()).collect();
            let place = format!("{} {}", self.old.method, self.old.path);
            format!("{} {}, {place}: reported {says} by {ids:?}", self.provider, self.row.0)
        })
    }
}

/// The changes of a row: of each operation in each of its ways, then the same beside each harmless change of another.
fn made<'m>(row: &'m changes::Row, documents: &'m [model::Model]) -> Vec<Made<'m>> {
    let mut all = Vec::new();
    let company = std::iter::once(None).chain(changes::HARMLESS.iter().map(Some));
    for (company, turn) in
        company.flat_map(|with| (0..changes::TURNS).map(move |turn| (with, turn)))
    {
        for ((provider, operations), base) in PROVIDERS.iter().zip(documents) {
            let called = operations.iter().filter(|old| !old.webhook);
            all.extend(called.map(|old| Made { provider, base, old, row, turn, company }));
        }
    }
    all.retain(|made| made.operations().is_some());
    all
}

#[test]
fn what_is_reported_of_calls_is_what_happens() {
    let wanted = crate::wanted();
    let documents: Vec<_> = PROVIDERS.iter().map(|(name, _)| document(name)).collect();
    let mut wrong = Vec::new();
    println!("changes tried");
    for row in changes::ROWS {
        let made = made(row, &documents);
        let tried = if wanted == 1 { 4 } else { wanted * PROVIDERS.len() };
        let tried: Vec<_> = crate::spread(&made, tried).collect();
        println!("{:7} {:5} {}", made.len(), tried.len(), row.0);
        assert!(made.len() >= ENOUGH, "{}: only {} changes", row.0, made.len());
        wrong.extend(tried.into_iter().filter_map(Made::differs));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
