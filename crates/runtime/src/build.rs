//! Builds Rust values: the shape, and nothing else.

mod fields;

pub use fields::Fields;

use std::collections::BTreeMap;

use crate::judge::{Judge, decided, possible};
use crate::{Decode, Direction, Items, Kind, Node, Rule, Schema, Union, Violations};

/// How a value is being built.
#[derive(Debug, Default)]
pub struct Build {
    direction: Direction,
    tolerant: bool,
    /// The judge has not spoken yet: it will, unless the value shows that all is well.
    eager: bool,
    /// Whether a member was seen that no keyword names and that some keyword refuses.
    strays: bool,
    failure: Option<Failure>,
    /// Branches asked for before, by union and node: a value that is tried twice asks twice.
    branches: BTreeMap<(usize, u32), Option<usize>>,
}

/// Why no value could be built.
#[derive(Clone, Debug)]
struct Failure {
    pointer: String,
    path: String,
    expected: String,
}

impl Build {
    /// Every part must have its shape.
    pub fn strict(direction: Direction) -> Self {
        Self { direction, ..Self::default() }
    }

    /// The same before the judge has spoken: of a union, the only branch possible is taken to hold.
    pub(crate) fn eager(direction: Direction) -> Self {
        Self { eager: true, ..Self::strict(direction) }
    }

    /// Whether the value holds all that was to be judged.
    pub(crate) fn is_whole(&self) -> bool {
        !self.strays
    }

    /// What has another shape is left out at the nearest optional member.
    pub fn tolerant(direction: Direction) -> Self {
        Self { direction, tolerant: true, ..Self::default() }
    }

    /// An object, to take its members from.
    #[inline]
    pub fn object<'t>(&mut self, node: Node<'t>) -> Option<Fields<'_, 't>> {
        match node.kind() {
            Kind::Object => Some(Fields::new(self, node)),
            _ => self.refuse(node, "an object"),
        }
    }

    /// The items of an array.
    #[inline]
    pub fn items<'t>(&mut self, node: Node<'t>) -> Option<Items<'t>> {
        match node.kind() {
            Kind::Array => Some(node.items()),
            _ => self.refuse(node, "an array"),
        }
    }

    /// A value that must have its shape.
    pub fn required<T: Decode>(&mut self, node: Node<'_>) -> Option<T> {
        T::decode(node, self)
    }

    /// A value that may be left out: read tolerantly, damage stops here.
    #[allow(clippy::option_option, reason = "outer: go on or stop; inner: the value")]
    pub(crate) fn optional<T: Decode>(&mut self, node: Node<'_>) -> Option<Option<T>> {
        match T::decode(node, self) {
            Some(value) => Some(Some(value)),
            None if self.tolerant => Some(None),
            None => None,
        }
    }

    /// The branch of a schema's `anyOf` or `oneOf` that holds, by its place; when none does, the one that is meant.
    pub fn branch(&mut self, node: Node<'_>, schema: &'static Schema) -> Option<usize> {
        let key = (std::ptr::from_ref(schema).addr(), node.index());
        if let Some(branch) = self.branches.get(&key) {
            return *branch;
        }
        let branch = self.find_branch(node, schema);
        // Scalars are cheap to judge again.
        if matches!(node.kind(), Kind::Array | Kind::Object) {
            self.branches.insert(key, branch);
        }
        branch.or_else(|| self.refuse(node, "one of the alternatives"))
    }

    fn find_branch(&mut self, node: Node<'_>, schema: &'static Schema) -> Option<usize> {
        let union = union_of(schema)?;
        if self.eager
            && let Some(place) = lone(union, node)
        {
            return Some(place);
        }
        let mut judge = Judge::new(node.tape(), self.direction);
        let mut possible = possible(union, node);
        let holding = possible.find(|(_, branch)| judge.holds(branch, node, None));
        holding.map(|(place, _)| place).or_else(|| decided(union, node))
    }

    /// Says what was expected instead of this node. Always `None`.
    pub fn refuse<T>(&mut self, node: Node<'_>, expected: &'static str) -> Option<T> {
        if self.failure.is_none() {
            self.fail(node, expected.to_owned());
        }
        None
    }

    /// Tries something whose failure does not count.
    pub fn attempt<T>(&mut self, build: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let failure = self.failure.clone();
        let tolerant = std::mem::take(&mut self.tolerant);
        let value = build(self);
        self.tolerant = tolerant;
        self.failure = failure;
        value
    }

    fn fail(&mut self, node: Node<'_>, expected: String) {
        // A tolerant reading tells violations instead.
        if !self.tolerant {
            self.failure = Some(Failure { pointer: node.pointer(), path: node.path(), expected });
        }
    }

    /// Where the shape was another and what was expected there: `owner.name: expected a string`.
    pub fn failure(&self) -> String {
        match &self.failure {
            None => "another shape was expected".to_owned(),
            Some(failure) if failure.path.is_empty() => format!("expected {}", failure.expected),
            Some(failure) => format!("{}: expected {}", failure.path, failure.expected),
        }
    }

    /// The failure as a violation: what a value that cannot be built reports though its schema holds.
    pub(crate) fn violations(&self) -> Violations {
        let (pointer, path, expected) = match &self.failure {
            Some(failure) => {
                (failure.pointer.as_str(), failure.path.as_str(), failure.expected.as_str())
            }
            None => ("", "", "another shape"),
        };
        Violations::range(pointer, path, expected)
    }
}

/// The only branch that can hold at all.
fn lone(union: &Union, node: Node<'_>) -> Option<usize> {
    let mut possible = possible(union, node);
    let (place, _) = possible.next()?;
    possible.next().is_none().then_some(place)
}

/// The union of a schema, also where it stands behind a reference.
fn union_of(schema: &'static Schema) -> Option<&'static Union> {
    let mut schema = schema;
    // References of references end soon in honest documents; a cycle ends here.
    for _ in 0..32 {
        let own = schema.rules.iter().find_map(|rule| match rule {
            Rule::AnyOf(union) | Rule::OneOf(union) => Some(union),
            _ => None,
        });
        if own.is_some() {
            return own;
        }
        schema = schema.rules.iter().find_map(Rule::target)?;
    }
    None
}
