//! Finds `$id`, `$anchor` and `$dynamicAnchor`: only where schemas stand, for elsewhere they are data.

use super::{Anchor, Document, Resource, uri};
use crate::codes;
use crate::load::{Mapping, Node, Tree};
use crate::pointer::{follow, join, place, tokens};
use crate::report::Report;

/// What a value is.
#[derive(Clone, Copy)]
enum Kind {
    /// An object of OpenAPI, or anything around one.
    Object,
    /// A schema.
    Schema,
    /// Schemas by name.
    Named,
    /// Schemas in a row.
    Row,
}

struct Scan<'d, 'a, 'r> {
    document: &'d mut Document<'a>,
    report: &'r mut Report,
}

pub(super) fn scan(document: &mut Document<'_>, roots: &[String], report: &mut Report) {
    let root = document.root;
    let mut scan = Scan { document, report };
    scan.visit(root, "", 0, Kind::Object);
    for root in roots {
        let tree = tokens(root)
            .and_then(|tokens| follow(scan.document.root, "", &tokens).ok())
            .map(|found| found.tree);
        if let Some(tree) = tree {
            let resource = scan.document.resource_of(root);
            scan.visit(tree, root, resource, Kind::Schema);
        }
    }
}

impl<'a> Scan<'_, 'a, '_> {
    /// Recursion is bounded by the depth of the tree.
    fn visit(&mut self, tree: &'a Tree, pointer: &str, resource: usize, kind: Kind) {
        match (&tree.value, kind) {
            (Node::Mapping(mapping), Kind::Schema) => {
                let resource = self.identify(tree, mapping, pointer, resource);
                self.members(mapping, pointer, resource, below_schema);
            }
            (Node::Mapping(mapping), Kind::Object) => {
                self.members(mapping, pointer, resource, below_object);
            }
            (Node::Mapping(mapping), Kind::Named) => {
                self.members(mapping, pointer, resource, |_| Some(Kind::Schema));
            }
            (Node::Sequence(items), Kind::Object | Kind::Row) => {
                let kind = if matches!(kind, Kind::Row) { Kind::Schema } else { Kind::Object };
                for (index, item) in items.iter().enumerate() {
                    self.visit(item, &format!("{pointer}/{index}"), resource, kind);
                }
            }
            _ => {}
        }
    }

    fn members(
        &mut self,
        mapping: &'a Mapping,
        pointer: &str,
        resource: usize,
        kind: fn(&str) -> Option<Kind>,
    ) {
        for member in mapping {
            if let Some(kind) = kind(&member.key)
                && matches!(member.value.value, Node::Mapping(_) | Node::Sequence(_))
            {
                self.visit(&member.value, &join(pointer, &member.key), resource, kind);
            }
        }
    }

    /// Takes note of a schema's identifiers and gives the resource it stands in.
    fn identify(
        &mut self,
        tree: &'a Tree,
        mapping: &Mapping,
        pointer: &str,
        around: usize,
    ) -> usize {
        let mut resource = around;
        if let Some(id) = mapping.get("$id").and_then(Tree::text)
            && !self.document.by_pointer.contains_key(pointer)
            && !id.starts_with('#')
        {
            let base = self.document.resources.get(around).map_or("", |around| around.uri.as_str());
            let uri = uri::resolve(base, uri::split_fragment(id).0);
            resource = self.document.resources.len();
            if self.document.by_uri.contains_key(&uri) {
                self.twice(tree, pointer, &uri);
            } else {
                self.document.by_uri.insert(uri.clone(), resource);
            }
            self.document.by_pointer.insert(pointer.to_owned(), resource);
            self.document.resources.push(Resource { uri, pointer: pointer.to_owned(), tree });
        }
        for (keyword, dynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
            if let Some(name) = mapping.get(keyword).and_then(Tree::text) {
                self.anchor(name, resource, Anchor { tree, pointer: pointer.to_owned(), dynamic });
            }
        }
        resource
    }

    fn anchor(&mut self, name: &str, resource: usize, anchor: Anchor<'a>) {
        let key = (resource, name.to_owned());
        match self.document.anchors.get(&key) {
            None => {
                self.document.anchors.insert(key, anchor);
            }
            Some(known) if known.pointer == anchor.pointer => {}
            Some(_) => self.twice(anchor.tree, &anchor.pointer, name),
        }
    }

    fn twice(&mut self, tree: &Tree, pointer: &str, name: &str) {
        let message =
            format!("`{name}` is the identifier of another schema already, which is the one meant");
        self.report.add(codes::IDENTIFIER.at(place(tree, pointer), message));
    }
}

fn below_object(key: &str) -> Option<Kind> {
    match key {
        "schema" | "itemSchema" => Some(Kind::Schema),
        "schemas" => Some(Kind::Named),
        "example" | "examples" | "default" => None,
        _ if key.starts_with("x-") => None,
        _ => Some(Kind::Object),
    }
}

fn below_schema(key: &str) -> Option<Kind> {
    match key {
        "properties" | "patternProperties" | "$defs" | "dependentSchemas" | "dependencies" => {
            Some(Kind::Named)
        }
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Some(Kind::Row),
        "not"
        | "if"
        | "then"
        | "else"
        | "items"
        | "contains"
        | "additionalProperties"
        | "propertyNames"
        | "unevaluatedProperties"
        | "unevaluatedItems"
        | "contentSchema" => Some(Kind::Schema),
        _ => None,
    }
}
