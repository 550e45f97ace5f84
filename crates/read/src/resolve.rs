//! `$ref` to the part of the document it means.
//!
//! References go to any part of the document: by JSON Pointer, by anchor, by the `$id` of an embedded schema (JSON Schema
//! Core, section 8.2). Nothing outside the document is ever opened.

mod names;
mod scan;
#[cfg(test)]
mod tests;
mod uri;

use std::collections::BTreeMap;

use specwright_model::Place;

use crate::codes;
use crate::load::Tree;
use crate::pointer::{self, place};
use crate::report::{Problem, Report};
use crate::version::Version;

pub(crate) use names::nearest;

/// A document whose references can be followed.
pub(crate) struct Document<'a> {
    pub(crate) root: &'a Tree,
    pub(crate) version: Version,
    resources: Vec<Resource<'a>>,
    by_uri: BTreeMap<String, usize>,
    by_pointer: BTreeMap<String, usize>,
    anchors: BTreeMap<(usize, String), Anchor<'a>>,
}

/// A part of the document with a URI of its own; number 0 is the document.
struct Resource<'a> {
    uri: String,
    pointer: String,
    tree: &'a Tree,
}

/// A schema that bears `$anchor` or `$dynamicAnchor`.
#[derive(Clone)]
struct Anchor<'a> {
    tree: &'a Tree,
    pointer: String,
    dynamic: bool,
}

/// What a reference means.
#[derive(Clone, Debug)]
pub(crate) struct Target<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) pointer: String,
    /// The resource it stands in.
    pub(crate) resource: usize,
    /// The `$dynamicAnchor` the reference named.
    pub(crate) dynamic: Option<String>,
    /// Whether `$id` had to be overlooked to find it.
    pub(crate) loose: bool,
}

impl<'a> Document<'a> {
    /// Gathers identifiers; in 3.0 there are none. `roots` are further pointers where schemas stand.
    pub(crate) fn new(
        root: &'a Tree,
        version: Version,
        roots: &[String],
        report: &mut Report,
    ) -> Self {
        let own = root
            .get("$self")
            .and_then(Tree::text)
            .filter(|_| version >= Version::V32)
            .unwrap_or_default();
        let uri = uri::split_fragment(own).0.to_owned();
        let mut document = Self {
            root,
            version,
            by_uri: BTreeMap::from([(uri.clone(), 0), (String::new(), 0)]),
            resources: vec![Resource { uri, pointer: String::new(), tree: root }],
            by_pointer: BTreeMap::new(),
            anchors: BTreeMap::new(),
        };
        if version >= Version::V31 {
            scan::scan(&mut document, roots, report);
        }
        document
    }

    /// The resource a schema at that pointer stands in, given the one around it.
    pub(crate) fn resource_at(&self, pointer: &str, around: usize) -> usize {
        self.by_pointer.get(pointer).copied().unwrap_or(around)
    }

    /// The resource a pointer stands in.
    pub(crate) fn resource_of(&self, pointer: &str) -> usize {
        if self.by_pointer.is_empty() {
            return 0;
        }
        let mut ends =
            [pointer.len()].into_iter().chain(pointer.rmatch_indices('/').map(|(at, _)| at));
        let known =
            |end: usize| pointer.get(..end).and_then(|prefix| self.by_pointer.get(prefix)).copied();
        ends.find_map(known).unwrap_or(0)
    }

    /// Every schema that bears a dynamic anchor of that name, with its resource.
    pub(crate) fn bearers(&self, name: &str) -> Vec<Target<'a>> {
        let bears = |((resource, anchor), at): (&(usize, String), &Anchor<'a>)| {
            (anchor == name && at.dynamic).then(|| Target {
                tree: at.tree,
                pointer: at.pointer.clone(),
                resource: *resource,
                dynamic: Some(anchor.clone()),
                loose: false,
            })
        };
        self.anchors.iter().filter_map(bears).collect()
    }

    /// What a reference means that stands in a resource at `place`.
    pub(crate) fn reference(
        &self,
        text: &str,
        resource: usize,
        place: &Place,
    ) -> Result<Target<'a>, Problem> {
        let (address, fragment) = uri::split_fragment(text);
        let base = self.resources.get(resource).map_or("", |resource| resource.uri.as_str());
        let resource = match address {
            "" => resource,
            _ => *self
                .by_uri
                .get(&uri::resolve(base, address))
                .ok_or_else(|| external(text, place))?,
        };
        let Some(within) = self.resources.get(resource) else { return Err(external(text, place)) };
        let Some(fragment) = uri::decode(fragment) else {
            let message = format!("`{text}` has a malformed percent escape");
            return Err(codes::REF_SHAPE.at(place.clone(), message).keyword("$ref"));
        };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return self.anchor(&fragment, resource).ok_or_else(|| no_anchor(&fragment, place));
        }
        match self.descend(within, &fragment) {
            Ok(target) => Ok(target),
            Err(_) if resource != 0 && address.is_empty() => {
                let whole = self.resources.first().unwrap_or(within);
                self.descend(whole, &fragment).map(|target| Target { loose: true, ..target })
            }
            Err(lost) => Err(lost),
        }
        .map_err(|lost| dangling(text, &lost, place))
    }

    fn descend(
        &self,
        from: &Resource<'a>,
        fragment: &str,
    ) -> Result<Target<'a>, pointer::Lost<'a>> {
        let tokens = pointer::tokens(fragment).unwrap_or_default();
        let found = pointer::follow(from.tree, &from.pointer, &tokens)?;
        let resource = self.resource_of(&found.pointer);
        Ok(Target {
            tree: found.tree,
            pointer: found.pointer,
            resource,
            dynamic: None,
            loose: false,
        })
    }

    fn anchor(&self, name: &str, resource: usize) -> Option<Target<'a>> {
        let anchor = self.anchors.get(&(resource, name.to_owned()))?;
        Some(Target {
            tree: anchor.tree,
            pointer: anchor.pointer.clone(),
            resource,
            dynamic: anchor.dynamic.then(|| name.to_owned()),
            loose: false,
        })
    }

    /// Follows the references of an object that is no schema until it reaches the object itself.
    pub(crate) fn object(
        &self,
        tree: &'a Tree,
        pointer: String,
        report: &mut Report,
    ) -> Option<Target<'a>> {
        let mut at = Target { tree, pointer, resource: 0, dynamic: None, loose: false };
        let mut passed = Vec::new();
        while let Some(reference) = at.tree.get("$ref") {
            let stands = place(reference, &pointer::join(&at.pointer, "$ref"));
            let Some(text) = reference.text() else {
                let message = format!("`$ref` is {}, not a string", reference.kind());
                report.add(codes::REF_SHAPE.at(stands, message).keyword("$ref"));
                return None;
            };
            if passed.contains(&at.pointer) {
                let message = format!("`{text}` leads back to itself");
                report.add(codes::REF_CYCLE.at(stands, message).keyword("$ref"));
                return None;
            }
            passed.push(at.pointer.clone());
            match self.reference(text, 0, &stands) {
                Ok(target) => at = target,
                Err(problem) => {
                    report.add(problem);
                    return None;
                }
            }
        }
        Some(at)
    }
}

fn external(text: &str, place: &Place) -> Problem {
    let message = format!("`{text}` is not part of this document, and nothing else is opened");
    codes::EXTERNAL.at(place.clone(), message).keyword("$ref")
}

fn no_anchor(name: &str, place: &Place) -> Problem {
    codes::DANGLING
        .at(place.clone(), format!("no schema here bears the anchor `{name}`"))
        .keyword("$ref")
}

fn dangling(text: &str, lost: &pointer::Lost<'_>, place: &Place) -> Problem {
    let message = format!("`{text}` leads nowhere: `#{}` has no `{}`", lost.pointer, lost.token);
    let keys = lost.tree.mapping().into_iter().flatten().map(|member| member.key.as_str());
    let near = nearest(&lost.token, keys);
    let help = (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")));
    codes::DANGLING.at(place.clone(), message).help_if(help).keyword("$ref")
}
