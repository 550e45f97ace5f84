//! Operations: paired by method and path, then compared part by part.

mod body;
mod operation;
mod parameter;
mod response;
mod security;

use crate::collect::Collector;
use crate::compare::{Sides, renamed};
use crate::draft::Draft;
use crate::impact::Rule;
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
        let mut left: Vec<Option<&'m Operation>> = next.operations.iter().map(Some).collect();
        let mut pairs: Vec<Option<&'m Operation>> = vec![None; base.operations.len()];
        // The same path first; a path that only names its parameters otherwise is taken by what is left.
        for identity in [exactly, by_template] {
            let mut places: BTreeMap<_, usize> = BTreeMap::new();
            for (place, operation) in left.iter().enumerate().rev() {
                places.extend(operation.map(|operation| (identity(operation), place)));
            }
            for (operation, pair) in
                base.operations.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none())
            {
                *pair = places
                    .remove(&identity(operation))
                    .and_then(|place| left.get_mut(place))
                    .and_then(Option::take);
            }
        }
        for (operation, pair) in base.operations.iter().zip(pairs) {
            let number = self.collector.operation(operation.address());
            match pair {
                Some(next) => self.operation(Both { base: operation, next, number }),
                None => self.operation_gone(operation, number),
            }
        }
        for operation in left.into_iter().flatten() {
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
        let others: BTreeMap<&str, SchemaId> = next
            .components
            .iter()
            .map(|component| (component.name.as_str(), component.schema))
            .collect();
        for component in &base.components {
            match others.get(component.name.as_str()) {
                Some(other) if !reached_base.contains(&component.schema) => {
                    self.walk.start((component.schema, *other), false, Reached::RESPONSE, None);
                }
                Some(_) => {}
                None => {
                    let message = format!("the schema `{}` is gone", component.name);
                    let draft =
                        Draft::new("component-removed", Rule::HARMLESS, Shift::Same, message);
                    self.collector.direct(
                        draft.at(self.sides.base.place(component.schema), None),
                        Way::Response,
                        None,
                    );
                }
            }
        }
        let known: BTreeSet<&str> =
            base.components.iter().map(|component| component.name.as_str()).collect();
        for component in
            next.components.iter().filter(|component| !known.contains(component.name.as_str()))
        {
            if self.scope == Scope::Covered {
                self.components_left_out += 1;
                continue;
            }
            let message = format!("the schema `{}` is new", component.name);
            let draft = Draft::new("component-added", Rule::HARMLESS, Shift::Same, message);
            self.collector.direct(
                draft.at(None, self.sides.next.place(component.schema)),
                Way::Response,
                None,
            );
        }
    }
}

fn reached(way: Way) -> Reached {
    if way == Way::Request { Reached::REQUEST } else { Reached::RESPONSE }
}

/// What identifies an operation: its kind, method and path.
type Key = (OperationKind, String, String);

fn exactly(operation: &Operation) -> Key {
    // Callbacks bear the same names in many places; their own place tells them apart.
    let path = match operation.kind {
        OperationKind::Path => operation.path.clone(),
        OperationKind::Webhook => operation.place.pointer.clone(),
    };
    (operation.kind, operation.method.clone(), path)
}

/// The same without the names of path parameters.
fn by_template(operation: &Operation) -> Key {
    let (kind, method, path) = exactly(operation);
    let mut template = String::new();
    let mut inside = false;
    for char in path.chars() {
        match char {
            '{' => {
                inside = true;
                template.push_str("{}");
            }
            '}' => inside = false,
            char if !inside => template.push(char),
            _ => {}
        }
    }
    (kind, method, template)
}
