//! Operations: paired by method and path, then compared part by part.

mod body;
mod operation;
mod parameter;
mod response;
mod security;

use crate::collect::Collector;
use crate::compare::{Sides, renamed};
use crate::draft::Draft;
use crate::impact::{Impact, Rule};
use crate::walk::{Reached, Walk};
use crate::{Scope, Way};
use specwright_model::{Operation, OperationKind, SchemaId, Shift};
use std::collections::{BTreeMap, BTreeSet};

/// The comparison of everything around schemas.
pub(crate) struct Api<'s, 'm> {
    pub(crate) sides: &'s Sides<'m>,
    pub(crate) walk: Walk<'s, 'm>,
    pub(crate) collector: Collector,
    pub(crate) scope: Scope,
    pub(crate) operations_left_out: usize,
    pub(crate) components_left_out: usize,
}

/// An operation in both documents.
#[derive(Clone, Copy)]
struct Both<'m> {
    base: &'m Operation,
    next: &'m Operation,
    number: u32,
}

impl Both<'_> {
    /// How what the caller sends travels, seen from the code that is generated: a webhook's caller is the provider.
    fn sent(self) -> Way {
        match self.base.kind {
            OperationKind::Path => Way::Request,
            OperationKind::Webhook => Way::Response,
        }
    }

    fn answered(self) -> Way {
        match self.sent() {
            Way::Request => Way::Response,
            _ => Way::Request,
        }
    }
}

impl<'m> Api<'_, 'm> {
    /// Compares all operations, then the components that none of them reaches.
    pub(crate) fn run(&mut self) {
        let (base, next) = (self.sides.base.model, self.sides.next.model);
        let revised: BTreeMap<_, _> = next.operations.iter().rev().map(|operation| (key(operation), operation)).collect();
        let mut seen = BTreeSet::new();
        for operation in &base.operations {
            if !seen.insert(key(operation)) {
                continue;
            }
            let number = self.collector.operation(&name(operation));
            match revised.get(&key(operation)) {
                Some(next) => self.operation(Both { base: operation, next, number }),
                None => self.operation_gone(operation, number),
            }
        }
        for operation in next.operations.iter().filter(|operation| !seen.contains(&key(operation))) {
            self.operation_new(operation);
        }
        self.servers();
        self.security_schemes();
        self.components();
        self.collector.schemas(&self.walk);
    }

    /// Follows a pair of schemas that an operation uses.
    fn follow(&mut self, base: SchemaId, next: SchemaId, text: bool, (way, number): (Way, u32)) {
        if let Some(draft) = renamed(self.sides, base, next) {
            self.collector.direct(draft, way, Some(number));
        }
        self.walk.start((base, next), text, reached(way), Some(number));
    }

    fn direct(&mut self, draft: Draft, way: Way, number: u32) {
        self.collector.direct(draft, way, Some(number));
    }

    /// Components that no operation of the base reaches are judged as responses: webhooks often live there.
    fn components(&mut self) {
        let reached_base = crate::reach::reached(self.sides.base.model);
        let (base, next) = (self.sides.base.model, self.sides.next.model);
        for component in &base.components {
            let same = next.components.iter().find(|other| other.name == component.name);
            match same {
                Some(other) if !reached_base.contains(&component.schema) => {
                    self.walk.start((component.schema, other.schema), false, Reached::RESPONSE, None);
                }
                Some(_) => {}
                None => {
                    let message = format!("the schema `{}` is gone", component.name);
                    let draft = Draft::new("component-removed", Rule::HARMLESS, Shift::Same, message);
                    self.collector.direct(draft.at(self.sides.base.place(component.schema), None), Way::Response, None);
                }
            }
        }
        let known: BTreeSet<&str> = base.components.iter().map(|component| component.name.as_str()).collect();
        for component in next.components.iter().filter(|component| !known.contains(component.name.as_str())) {
            if self.scope == Scope::Covered {
                self.components_left_out += 1;
                continue;
            }
            let message = format!("the schema `{}` is new", component.name);
            let draft = Draft::new("component-added", Rule::HARMLESS, Shift::Same, message);
            self.collector.direct(draft.at(None, self.sides.next.place(component.schema)), Way::Response, None);
        }
    }
}

fn reached(way: Way) -> Reached {
    if way == Way::Request { Reached::REQUEST } else { Reached::RESPONSE }
}

/// A rule that matters in one direction only: what is sent, then what is received.
fn fixed(request: Impact, response: Impact) -> Rule {
    Rule::Fixed(request, response)
}

/// An operation by method and path; the names of path parameters are no part of it.
fn key(operation: &Operation) -> (OperationKind, &str, String) {
    let mut path = String::new();
    let mut inside = false;
    for char in operation.path.chars() {
        match char {
            '{' => {
                inside = true;
                path.push_str("{}");
            }
            '}' => inside = false,
            char if !inside => path.push(char),
            _ => {}
        }
    }
    (operation.kind, operation.method.as_str(), path)
}

/// How reports call an operation.
fn name(operation: &Operation) -> String {
    match operation.kind {
        OperationKind::Path => format!("{} {}", operation.method, operation.path),
        OperationKind::Webhook => format!("webhook:{}", operation.path),
    }
}
