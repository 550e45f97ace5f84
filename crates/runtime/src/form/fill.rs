//! Tree → tape: what is an array, what an object, what a number.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::chain::Chain;
use super::faults::Faults;
use super::percent;
use super::raw::Raw;
use super::tree::{Branch, Tree};
use super::view::View;
use crate::tape::Step;
use crate::{Encoding, Limits, Style, Tape, TapeBuilder, Types, Violations};

/// Writes the tape of a form.
#[derive(Debug)]
pub(crate) struct Fill<'t> {
    tree: &'t Tree<'t>,
    encoding: &'t [Encoding],
    limits: Limits,
    to: TapeBuilder,
    faults: Faults,
    path: Vec<Step<'t>>,
}

impl<'t> Fill<'t> {
    pub(crate) fn new(
        tree: &'t Tree<'t>,
        encoding: &'t [Encoding],
        limits: &Limits,
        faults: Faults,
    ) -> Self {
        let mut to = TapeBuilder::new(limits);
        let (nodes, bytes) = tree.size();
        to.reserve(nodes, bytes);
        Self { tree, encoding, limits: *limits, to, faults, path: Vec::new() }
    }

    /// The tape, unless something is wrong with the form.
    pub(crate) fn finish(self) -> Result<Tape<'static>, Violations> {
        self.faults.finish()?;
        self.to.finish()
    }

    /// Writes the whole form: an object.
    pub(crate) fn root(&mut self, view: &View) {
        if let Some(branch) = self.tree.branch(0) {
            self.object(branch, view);
        }
    }

    /// Writes the value at a place.
    pub(crate) fn value(&mut self, place: usize, view: &View) {
        let Some(branch) = self.tree.branch(place) else { return self.to.null() };
        match (branch.values.len(), branch.appended.len(), branch.children.len()) {
            (0, 0, _) if self.is_array(branch, view) => self.indexed(branch, view),
            (0, 0, _) => self.object(branch, view),
            (0, _, 0) => self.list(branch.appended, view),
            (1, 0, 0) => self.tree.values(branch.values).for_each(|only| self.scalar(only, view)),
            (_, 0, 0) => self.list(branch.values, view),
            _ => {
                self.fault("form", "must not have both a value and parts, nor parts of two kinds");
                self.to.null();
            }
        }
    }

    fn fault(&mut self, keyword: &'static str, message: &str) {
        self.faults.add(keyword, &self.path, message);
    }

    fn object(&mut self, branch: &Branch, view: &View) {
        self.to.begin_object();
        for (name, place) in self.tree.children(branch) {
            let below = view.member(name);
            self.path.push(Step::Member(name));
            match self.tree.branch(place) {
                // Repeated on the tape too: the judge tells `duplicate`.
                Some(twice) if repeats(twice, &below) => {
                    for value in self.tree.values(twice.values) {
                        self.to.name(name);
                        self.scalar(value, &below);
                    }
                }
                _ => {
                    self.to.name(name);
                    self.value(place, &below);
                }
            }
            self.path.pop();
        }
        self.to.end();
    }

    /// Whether what stands below is the items of an array. Where both are allowed, numbers alone make an array.
    fn is_array(&self, branch: &Branch, view: &View) -> bool {
        let types = view.types();
        match (types.contains(Types::ARRAY), types.contains(Types::OBJECT)) {
            (true, false) => true,
            (false, true) => false,
            _ => self.tree.children(branch).all(|(key, _)| index(key).is_some()),
        }
    }

    /// Items by index. Their order is that of the indices, which must count from zero.
    fn indexed(&mut self, branch: &Branch, view: &View) {
        let mut children = self.tree.children(branch);
        let in_order = |(at, (key, _)): (usize, (&str, _))| index(key) == Some(at);
        if children.clone().enumerate().all(in_order) {
            return self.items(children.map(|(_, place)| place), view);
        }
        let indices = children.try_fold(BTreeMap::new(), |mut indices, (key, place)| {
            indices.insert(index(key)?, place);
            Some(indices)
        });
        let Some(indices) = indices else {
            self.fault("form", "must have numbers as indices");
            return self.to.null();
        };
        if indices.keys().enumerate().any(|(expected, index)| expected != *index) {
            self.fault("form", "must have indices that count from 0 without gaps");
            return self.to.null();
        }
        self.items(indices.into_values(), view);
    }

    fn items(&mut self, places: impl Iterator<Item = usize>, view: &View) {
        self.to.begin_array();
        for (index, place) in places.enumerate() {
            let below = view.item(index);
            self.path.push(Step::Item(index));
            if self.tree.branch(place).is_some_and(|branch| repeats(branch, &below)) {
                self.fault("duplicate", "must not be repeated");
            }
            self.value(place, &below);
            self.path.pop();
        }
        self.to.end();
    }

    fn list(&mut self, values: Chain, view: &View) {
        self.to.begin_array();
        for (index, value) in self.tree.values(values).enumerate() {
            self.path.push(Step::Item(index));
            self.scalar(value, &view.item(index));
            self.path.pop();
        }
        self.to.end();
    }

    /// Writes one value, split or read as JSON where the encoding says so.
    fn scalar(&mut self, value: &str, view: &View) {
        let Some(text) = percent::decode(value, true) else {
            self.fault("form", "must be percent-encoded UTF-8");
            return self.to.null();
        };
        let encoding = match self.path.as_slice() {
            [Step::Member(name)] => self.encoding.iter().find(|encoding| encoding.name == *name),
            _ => None,
        };
        match encoding {
            Some(Encoding { content_type: Some(media), .. }) if is_json(media) => self.json(&text),
            Some(encoding) if !encoding.explode && encoding.style != Style::DeepObject => {
                match split(value, encoding.style) {
                    Some(parts) => Raw { text: &text, members: pairs(&parts), items: &parts }.put(
                        view,
                        view.types(),
                        &mut self.to,
                    ),
                    None => self.to.null(),
                }
            }
            _ => Raw::scalar(&text).put(view, view.types(), &mut self.to),
        }
    }

    fn json(&mut self, text: &str) {
        // It may nest as deep as the rest of the form leaves room for.
        let limits = self.limits.depth(self.limits.depth.saturating_sub(self.to.depth()));
        match Tape::parse(text.as_bytes(), &limits) {
            Ok(tape) if !tape.has_duplicates() => self.to.copy(tape.root()),
            Ok(_) => {
                self.fault("duplicate", "must not repeat members");
                self.to.null();
            }
            Err(_) => {
                self.fault("form", "must be JSON");
                self.to.null();
            }
        }
    }
}

/// Several values where no array is allowed.
fn repeats(branch: &Branch, view: &View) -> bool {
    branch.values.len() > 1
        && branch.children.is_empty()
        && branch.appended.is_empty()
        && !view.types().contains(Types::ARRAY)
}

/// A decimal number without leading zeros. More than the items of any form is no index.
fn index(key: &str) -> Option<usize> {
    let digits = !key.is_empty() && key.len() <= 9 && key.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (key == "0" || !key.starts_with('0')) { key.parse().ok() } else { None }
}

pub(crate) fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
        || essence.to_ascii_lowercase().ends_with("+json")
}

pub(crate) fn is_form(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Splits an array that is one value; the separators stand unencoded, the parts encoded.
fn split(value: &str, style: Style) -> Option<Vec<Cow<'_, str>>> {
    let separators: &[&str] = match style {
        Style::SpaceDelimited => &["+", "%20"],
        Style::PipeDelimited => &["|", "%7C", "%7c"],
        _ => &[","],
    };
    let mut parts = vec![value];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    if value.is_empty() {
        parts.clear();
    }
    parts.into_iter().map(|part| percent::decode(part, true)).collect()
}

/// Names and values in turn; `None` where a name has no value.
pub(crate) fn pairs<'p>(parts: &'p [Cow<'_, str>]) -> Option<Vec<(&'p str, &'p str)>> {
    let pair = |pair: &'p [Cow<'_, str>]| Some((pair.first()?.as_ref(), pair.get(1)?.as_ref()));
    parts.chunks(2).map(pair).collect()
}
