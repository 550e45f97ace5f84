//! Paths, webhooks and callbacks to operations.

mod body;
mod components;
mod keys;
mod parameter;
mod security;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use specwright_model::{Model, Operation, OperationKind, Place, Security, Server};

use crate::codes;
use crate::load::{Mapping, Tree};
use crate::lower::Lowering;
use crate::pointer::{join, place, place_at};
use crate::version::Version;

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// More operations than this are refused: references let one path item stand for many.
const MOST: usize = 1_000_000;

/// A path item that waits to be read.
struct Waiting<'a> {
    kind: OperationKind,
    path: String,
    tree: &'a Tree,
    pointer: String,
}

/// What all operations share.
struct Operations<'l, 'd, 'a> {
    lowering: &'l mut Lowering<'d, 'a>,
    security: Vec<Vec<Security>>,
    found: Vec<Operation>,
    /// Callbacks, to be read after the paths and webhooks.
    waiting: VecDeque<Waiting<'a>>,
    /// Callbacks that were queued: references may lead in circles.
    queued: BTreeSet<String>,
    ids: BTreeMap<String, Place>,
}

/// Reads everything that is not a schema.
pub(crate) fn operations(lowering: &mut Lowering<'_, '_>, model: &mut Model) {
    let root = lowering.document.root;
    let text = |tree: Option<&Tree>| tree.and_then(Tree::label).map(str::to_owned);
    let info = root.get("info");
    model.title = text(info.and_then(|info| info.get("title"))).unwrap_or_default();
    model.version = text(info.and_then(|info| info.get("version"))).unwrap_or_default();
    model.description = text(info.and_then(|info| info.get("description")));
    let servers = root.get("servers").and_then(Tree::items).unwrap_or_default();
    let server = |tree: &Tree| {
        Some(Server { url: text(tree.get("url"))?, description: text(tree.get("description")) })
    };
    model.servers = servers.iter().filter_map(server).collect();
    model.security_schemes = security::schemes(lowering);
    let security =
        security::requirements(lowering, root.get("security"), "/security").unwrap_or_default();
    let mut operations = Operations {
        lowering,
        security,
        found: Vec::new(),
        waiting: VecDeque::new(),
        queued: BTreeSet::new(),
        ids: BTreeMap::new(),
    };
    operations.group(root, "paths", OperationKind::Path);
    operations.group(root, "webhooks", OperationKind::Webhook);
    while let Some(waiting) = operations.waiting.pop_front() {
        operations.item(waiting);
    }
    model.operations = operations.found;
    components::components(lowering);
}

impl<'a> Operations<'_, '_, 'a> {
    fn group(&mut self, root: &'a Tree, key: &str, kind: OperationKind) {
        let pointer = format!("/{key}");
        let Some(group) = root.get(key) else { return };
        let Some(items) = self.lowering.mapping(group, &pointer) else { return };
        for member in items.iter().filter(|member| !member.key.starts_with("x-")) {
            let pointer = join(&pointer, &member.key);
            if kind == OperationKind::Path && !member.key.starts_with('/') {
                let at = place_at(member.key_at, &pointer);
                self.lowering.say(
                    codes::SHAPE
                        .at(at, format!("the path `{}` does not begin with `/`", member.key)),
                );
                continue;
            }
            self.item(Waiting { kind, path: member.key.clone(), tree: &member.value, pointer });
        }
    }

    fn item(&mut self, waiting: Waiting<'a>) {
        let Some(target) =
            self.lowering.document.object(waiting.tree, waiting.pointer, self.lowering.report)
        else {
            return;
        };
        let Some(item) = self.lowering.mapping(target.tree, &target.pointer) else { return };
        keys::check(self.lowering, &keys::PATH_ITEM, item, &target.pointer);
        let shared = (item, target.pointer.as_str());
        for member in item {
            let queried = member.key == "query" && self.lowering.version() >= Version::V32;
            if METHODS.contains(&member.key.as_str()) || queried {
                let at = (&member.value, join(&target.pointer, &member.key));
                let method = member.key.to_uppercase();
                self.operation((waiting.kind, &waiting.path), method, shared, at);
            }
        }
        if self.lowering.version() >= Version::V32
            && let Some(additional) = item.get("additionalOperations")
        {
            let pointer = join(&target.pointer, "additionalOperations");
            for member in self.lowering.mapping(additional, &pointer).into_iter().flatten() {
                let at = (&member.value, join(&pointer, &member.key));
                // Written as it is sent (OpenAPI 3.2, section 4.9).
                let method = member.key.clone();
                self.operation((waiting.kind, &waiting.path), method, shared, at);
            }
        }
    }

    fn operation(
        &mut self,
        path: (OperationKind, &str),
        method: String,
        item: (&'a Mapping, &str),
        at: (&'a Tree, String),
    ) {
        // A reference is not foreseen here, yet some documents are split that way.
        let Some(target) = self.lowering.document.object(at.0, at.1, self.lowering.report) else {
            return;
        };
        let (tree, pointer) = (target.tree, target.pointer);
        let Some(mapping) = self.lowering.mapping(tree, &pointer) else { return };
        keys::check(self.lowering, &keys::OPERATION, mapping, &pointer);
        if self.found.len() >= MOST {
            if self.found.len() == MOST {
                self.lowering.say(
                    codes::TOO_LARGE.at(place(tree, &pointer), "there are too many operations"),
                );
            }
            return;
        }
        let text = |key: &str| mapping.get(key).and_then(Tree::label).map(str::to_owned);
        let tags = mapping.get("tags").and_then(Tree::items).unwrap_or_default();
        let parameters = parameter::list(self.lowering, (mapping, &pointer), item);
        let body = mapping
            .get("requestBody")
            .and_then(|body| body::request(self.lowering, body, join(&pointer, "requestBody")));
        let responses =
            body::responses(self.lowering, mapping.get("responses"), &join(&pointer, "responses"));
        let own = security::requirements(
            self.lowering,
            mapping.get("security"),
            &join(&pointer, "security"),
        );
        let operation = Operation {
            place: place(tree, &pointer),
            kind: path.0,
            id: text("operationId"),
            method,
            path: path.1.to_owned(),
            summary: text("summary"),
            description: text("description"),
            deprecated: mapping.get("deprecated").and_then(Tree::flag).unwrap_or_default(),
            tags: tags.iter().filter_map(Tree::label).map(str::to_owned).collect(),
            parameters,
            body,
            responses,
            security: own.unwrap_or_else(|| self.security.clone()),
        };
        self.unique(&operation);
        self.found.push(operation);
        self.callbacks(mapping, &pointer);
    }

    fn unique(&mut self, operation: &Operation) {
        let Some(id) = &operation.id else { return };
        match self.ids.get(id) {
            Some(first) if *first != operation.place => {
                let message = format!(
                    "`{id}` is the operationId of another operation, at line {}",
                    first.line
                );
                self.lowering.say(codes::OPERATION_ID.at(operation.place.clone(), message));
            }
            Some(_) => {}
            None => {
                self.ids.insert(id.clone(), operation.place.clone());
            }
        }
    }

    /// A callback is a webhook that goes by the callback's name.
    fn callbacks(&mut self, operation: &'a Mapping, pointer: &str) {
        let Some(callbacks) = operation.get("callbacks") else { return };
        let pointer = join(pointer, "callbacks");
        for member in self.lowering.mapping(callbacks, &pointer).into_iter().flatten() {
            let at = join(&pointer, &member.key);
            let Some(target) =
                self.lowering.document.object(&member.value, at, self.lowering.report)
            else {
                continue;
            };
            if member.key.starts_with("x-") || !self.queued.insert(target.pointer.clone()) {
                continue;
            }
            for item in self.lowering.mapping(target.tree, &target.pointer).into_iter().flatten() {
                if !item.key.starts_with("x-") {
                    self.waiting.push_back(Waiting {
                        kind: OperationKind::Webhook,
                        path: member.key.clone(),
                        tree: &item.value,
                        pointer: join(&target.pointer, &item.key),
                    });
                }
            }
        }
    }
}
