//! Tree → tape: what is an array, what an object, what a number.

use super::faults::Faults;
use super::percent;
use super::raw::{self, Raw};
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
        Self {
            tree,
            encoding,
            limits: *limits,
            to: TapeBuilder::new(limits),
            faults,
            path: Vec::new(),
        }
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
        let kinds =
            [!branch.values.is_empty(), !branch.appended.is_empty(), !branch.children.is_empty()];
        if kinds.into_iter().filter(|kind| *kind).count() > 1 {
            self.fault("form", "must not have both a value and parts, nor parts of two kinds");
            return self.to.null();
        }
        match (branch.values.as_slice(), branch.appended.as_slice()) {
            ([], []) if is_array(branch, view) => self.indexed(branch, view),
            ([], []) => self.object(branch, view),
            ([], appended) => self.list(appended, view),
            ([only], _) => self.scalar(only, view),
            (several, _) => self.list(several, view),
        }
    }

    fn fault(&mut self, keyword: &'static str, message: &str) {
        self.faults.add(keyword, &self.path, message);
    }

    fn object(&mut self, branch: &'t Branch<'t>, view: &View) {
        self.to.begin_object();
        for (name, place) in &branch.children {
            let below = view.member(name);
            self.path.push(Step::Member(name));
            match self.tree.branch(*place) {
                // Repeated on the tape too: the judge tells `duplicate`.
                Some(twice) if repeats(twice, &below) => {
                    for value in &twice.values {
                        self.to.name(name);
                        self.scalar(value, &below);
                    }
                }
                _ => {
                    self.to.name(name);
                    self.value(*place, &below);
                }
            }
            self.path.pop();
        }
        self.to.end();
    }

    /// Items by index. Their order is that of the indices, which must count from zero.
    fn indexed(&mut self, branch: &'t Branch<'t>, view: &View) {
        let mut items: Vec<(usize, usize)> = Vec::with_capacity(branch.children.len());
        for (key, place) in &branch.children {
            let Some(index) = index(key) else {
                self.fault("form", "must have numbers as indices");
                return self.to.null();
            };
            items.push((index, *place));
        }
        items.sort_unstable();
        if items.iter().enumerate().any(|(expected, (index, _))| expected != *index) {
            self.fault("form", "must have indices that count from 0 without gaps");
            return self.to.null();
        }
        self.to.begin_array();
        for (index, place) in items {
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

    fn list(&mut self, values: &[&str], view: &View) {
        self.to.begin_array();
        for (index, value) in values.iter().enumerate() {
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
                    Some(parts) => raw::put(
                        &Raw { text, members: pairs(&parts), items: parts },
                        view,
                        &mut self.to,
                    ),
                    None => self.to.null(),
                }
            }
            _ => raw::put(&Raw::scalar(text), view, &mut self.to),
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

/// Whether what stands below is the items of an array. Where both are allowed, numbers alone make an array.
fn is_array(branch: &Branch<'_>, view: &View) -> bool {
    let types = view.types();
    match (types.contains(Types::ARRAY), types.contains(Types::OBJECT)) {
        (true, false) => true,
        (false, true) => false,
        _ => branch.children.iter().all(|(key, _)| index(key).is_some()),
    }
}

/// Several values where no array is allowed.
fn repeats(branch: &Branch<'_>, view: &View) -> bool {
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

/// Splits an array that is one value; the separators stand unencoded, the parts encoded.
fn split(value: &str, style: Style) -> Option<Vec<String>> {
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

/// Names and values in turn.
pub(crate) fn pairs(parts: &[String]) -> Option<Vec<(String, String)>> {
    let pair = |pair: &[String]| Some((pair.first()?.clone(), pair.get(1)?.clone()));
    parts.chunks(2).map(pair).collect()
}
