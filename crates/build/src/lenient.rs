//! What leniency costs: the operations that are lost with a bad schema, and those that check less than the document says.

mod reach;

use std::collections::{BTreeMap, BTreeSet};

use specwright_model::{Code, Diagnostic, Model, Operation, Place, SchemaId, Severity};

use self::reach::Bearers;
use crate::codes::{Explained, told};
use crate::operations::same_address;

/// Codes of this module: the code, a few words, and what is behind them.
pub(crate) const CODES: &[Explained] = &[
    told(
        LOST,
        "operations left out",
        "With --lenient a schema whose reference cannot be followed is left out, and with it every operation and component that needs it: they could not be judged. The warning names the operations. Mend the reference to have them back.",
        "mend the reference, and they come back",
    ),
    told(
        LESS,
        "operations that check less",
        "With --lenient a malformed keyword is left out. The operations named here accept values that the keyword was meant to refuse.",
        "mend the keywords, in the document or in overlay.yaml",
    ),
    told(
        WITHOUT,
        "the operation is left out",
        "`--only` names an operation that `--lenient` had to leave out: what it needs is broken in the document, at the place shown.",
        "mend that place, in the document or in overlay.yaml, or take the operation out of `--only`",
    ),
];

pub(crate) const WITHOUT: &str = "E0918";
const LOST: &str = "W0920";
const LESS: &str = "W0921";
/// How many lost schemas have a message each; the operations that the others cost share one.
const TOLD: usize = 100;
/// How many operations one message names.
const NAMED: usize = 20;

/// An operation that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its names: `POST /path` or `webhook:NAME`, and its `operationId`.
    pub names: Vec<String>,
    /// Where what it needs is wrong.
    pub place: Place,
    /// What is wrong there.
    pub reason: String,
}

/// Takes what needs a lost schema out of the model, and tells it. `diagnostics` are those of reading.
pub(crate) fn settle<'d>(
    model: &mut Model,
    lost: &[(SchemaId, String)],
    diagnostics: impl Iterator<Item = &'d Diagnostic> + Clone,
) -> (Vec<Diagnostic>, Vec<LeftOut>) {
    let (mut told, left_out) = without_references(model, lost, diagnostics.clone());
    let malformed = diagnostics.filter(|problem| problem.severity == Severity::Malformed);
    let places: Vec<&Place> = malformed.map(|problem| &problem.place).collect();
    told.extend(checking_less(model, &places));
    (told, left_out)
}

/// Operations and components that need a schema without its reference, or lack a part of their own.
fn without_references<'d>(
    model: &mut Model,
    lost: &[(SchemaId, String)],
    diagnostics: impl Iterator<Item = &'d Diagnostic>,
) -> (Vec<Diagnostic>, Vec<LeftOut>) {
    let unresolved: Vec<&Diagnostic> =
        diagnostics.filter(|problem| specwright_read::codes::is_unresolved(problem.code)).collect();
    let (mut told, mut without) = (Vec::new(), Vec::new());
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let bearers = Bearers::of(model, lost.iter().map(|(schema, _)| *schema));
    let users = bearers.users(&lost.iter().take(TOLD).map(|(schema, _)| *schema).collect());
    for (schema, reason) in lost.iter().take(TOLD) {
        let operations = users.get(schema).cloned().unwrap_or_default();
        if let (false, Some(at)) = (operations.is_empty(), model.schemas.get(schema.0 as usize)) {
            told.push(left_out(model, at.place.clone(), &operations));
            let fault = unresolved
                .iter()
                .find(|problem| problem.place.pointer.starts_with(&at.place.pointer));
            let (place, reason) =
                fault.map_or((&at.place, reason), |fault| (&fault.place, &fault.message));
            without.extend(named(model, operations.difference(&gone), place, reason));
        }
        gone.extend(operations);
    }
    for problem in unresolved {
        let place = &problem.place;
        let inside = |operation: &Operation| {
            within(&place.pointer, &operation.place.pointer)
                || beside(&place.pointer, &operation.place.pointer)
        };
        let operations = model.operations.iter().enumerate();
        let inside = operations.filter(|(_, operation)| inside(operation)).map(|(at, _)| at);
        let fresh: BTreeSet<usize> = inside.filter(|at| !gone.contains(at)).collect();
        if !fresh.is_empty() {
            told.push(left_out(model, place.clone(), &fresh));
            without.extend(named(model, fresh.iter(), place, &problem.message));
            gone.extend(fresh);
        }
    }
    let rest: BTreeSet<usize> = bearers.operations().difference(&gone).copied().collect();
    if let (false, Some((_, reason))) = (rest.is_empty(), lost.last()) {
        told.push(left_out(model, Place::default(), &rest));
        without.extend(named(model, rest.iter(), &Place::default(), reason));
        gone.extend(rest);
    }
    let kept: Vec<bool> =
        model.components.iter().map(|component| !bearers.has(component.schema)).collect();
    keep(&mut model.components, |at| kept.get(at).copied().unwrap_or(true));
    keep(&mut model.operations, |at| !gone.contains(&at));
    (told, without)
}

/// Operations by their names, with why they are left out.
fn named<'o>(
    model: &Model,
    operations: impl Iterator<Item = &'o usize>,
    place: &Place,
    reason: &str,
) -> Vec<LeftOut> {
    let found = operations.filter_map(|at| model.operations.get(*at));
    found
        .map(|operation| LeftOut {
            names: operation.id.iter().cloned().chain([operation.address()]).collect(),
            place: place.clone(),
            reason: reason.to_owned(),
        })
        .collect()
}

fn keep<T>(list: &mut Vec<T>, wanted: impl Fn(usize) -> bool) {
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        wanted(at - 1)
    });
}

/// Whether one pointer is the other, or below it.
fn within(pointer: &str, above: &str) -> bool {
    pointer.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a pointer is below the `parameters` that all operations of a path share.
fn beside(pointer: &str, operation: &str) -> bool {
    operation
        .rsplit_once('/')
        .is_some_and(|(path, _)| within(pointer, &format!("{path}/parameters")))
}

fn left_out(model: &Model, place: Place, operations: &BTreeSet<usize>) -> Diagnostic {
    let message = format!(
        "{} left out with it: {}",
        count(operations.len(), "operation is", "operations are"),
        names(model, operations)
    );
    warning(LOST, place, message, "mend the reference, and they come back")
}

/// One warning for all malformed keywords of the document.
fn checking_less(model: &Model, places: &[&Place]) -> Option<Diagnostic> {
    let first = places.first()?;
    let by_pointer: BTreeMap<&str, SchemaId> = model
        .ids()
        .zip(&model.schemas)
        .map(|(id, schema)| (schema.place.pointer.as_str(), id))
        .collect();
    let around = |place: &&Place| {
        let mut pointer = place.pointer.as_str();
        loop {
            if let Some(id) = by_pointer.get(pointer) {
                return Some(*id);
            }
            (pointer, _) = pointer.rsplit_once('/')?;
        }
    };
    let operations = Bearers::of(model, places.iter().filter_map(around)).operations();
    let what = count(places.len(), "malformed keyword is", "malformed keywords are");
    let message = if operations.is_empty() {
        format!("{what} left out; no operation needs it")
    } else {
        format!(
            "{what} left out, so {} less than the document says: {}",
            count(operations.len(), "operation checks", "operations check"),
            names(model, &operations)
        )
    };
    Some(warning(
        LESS,
        (*first).clone(),
        message,
        "mend the keywords, in the document or in overlay.yaml",
    ))
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn names(model: &Model, operations: &BTreeSet<usize>) -> String {
    let mut names: Vec<String> = operations
        .iter()
        .take(NAMED)
        .filter_map(|at| model.operations.get(*at))
        .map(|operation| format!("`{}`", operation.address()))
        .collect();
    if operations.len() > NAMED {
        names.push(format!("and {} more", operations.len() - NAMED));
    }
    names.join(", ")
}

fn warning(code: &'static str, place: Place, message: String, help: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        code: Code(code),
        place,
        message,
        help: Some(help.to_owned()),
        keyword: None,
    }
}

/// Why there is no operation of that name: it was left out, or could not be read at all.
pub(crate) fn why_missing(
    name: &str,
    left_out: &[LeftOut],
    malformed: &[&Diagnostic],
) -> Option<(Place, String)> {
    let same = |known: &String| same_address(known, name);
    if let Some(found) = left_out.iter().find(|one| one.names.iter().any(same)) {
        return Some((found.place.clone(), found.reason.clone()));
    }
    let pointer = match (name.split_once(' '), name.strip_prefix("webhook:")) {
        (Some((method, path)), _) => {
            Place::default().child("paths").child(path.trim()).child(&method.to_ascii_lowercase())
        }
        (None, Some(webhook)) => Place::default().child("webhooks").child(webhook),
        (None, None) => return None,
    };
    let around = |problem: &&&Diagnostic| {
        let at = &problem.place.pointer;
        at.len() > "/webhooks".len()
            && (within(&pointer.pointer, at) || within(at, &pointer.pointer))
    };
    let fault = malformed.iter().find(around)?;
    Some((fault.place.clone(), fault.message.clone()))
}
