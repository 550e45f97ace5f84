//! A place on the tape. Copying it is rewinding.

use super::text::same_bytes;
use super::{Cell, Tape, What};
use crate::Types;

/// A place on a tape: one JSON value, or the name of a member.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    pub(super) tape: &'t Tape<'t>,
    pub(super) index: u32,
}

/// What kind of value a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl<'t> Node<'t> {
    #[inline]
    fn cell(self) -> Cell {
        self.tape.cell(self.index)
    }

    /// What kind of value this is.
    #[inline]
    pub fn kind(self) -> Kind {
        match self.cell().what {
            What::Null => Kind::Null,
            What::False | What::True => Kind::Bool,
            What::Number => Kind::Number,
            What::Plain | What::Decoded => Kind::String,
            What::Array => Kind::Array,
            What::Object => Kind::Object,
        }
    }

    /// Its JSON type, as a set of one: `INTEGER` for numbers without a fraction.
    pub fn types(self) -> Types {
        match self.kind() {
            Kind::Null => Types::NULL,
            Kind::Bool => Types::BOOLEAN,
            Kind::Number if self.as_number().is_some_and(crate::number::is_integer) => {
                Types::INTEGER
            }
            Kind::Number => Types::NUMBER,
            Kind::String => Types::STRING,
            Kind::Array => Types::ARRAY,
            Kind::Object => Types::OBJECT,
        }
    }

    /// Whether it is `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        self.cell().what == What::Null
    }

    /// The flag.
    #[inline]
    pub fn as_bool(self) -> Option<bool> {
        match self.cell().what {
            What::True => Some(true),
            What::False => Some(false),
            _ => None,
        }
    }

    /// The text of a number, as it was written.
    #[inline]
    pub fn as_number(self) -> Option<&'t str> {
        let cell = self.cell();
        (cell.what == What::Number).then(|| self.tape.text(cell))
    }

    /// The text of a string, escapes resolved.
    #[inline]
    pub fn as_str(self) -> Option<&'t str> {
        let cell = self.cell();
        matches!(cell.what, What::Plain | What::Decoded).then(|| self.tape.text(cell))
    }

    /// Whether it is this string; most are told apart by their length.
    #[inline]
    pub(crate) fn is_text(self, text: &str) -> bool {
        let cell = self.cell();
        let length = usize::try_from(cell.end.wrapping_sub(cell.start)).unwrap_or(usize::MAX);
        length == text.len()
            && matches!(cell.what, What::Plain | What::Decoded)
            && same_bytes(self.tape.bytes(cell), text.as_bytes())
    }

    /// How many members or items it has.
    #[inline]
    pub fn len(self) -> usize {
        let cell = self.cell();
        match cell.what {
            What::Array | What::Object => usize::try_from(cell.start).unwrap_or(usize::MAX),
            _ => 0,
        }
    }

    /// Whether it has no members and no items.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The members of an object in the order of the text; none for anything else.
    #[inline]
    pub fn members(self) -> MemberNodes<'t> {
        let cell = self.cell();
        let end = if cell.what == What::Object { cell.next } else { 0 };
        MemberNodes { tape: self.tape, at: self.index.saturating_add(1), end }
    }

    /// The members of an object up to a key of its; it may still be open.
    pub(super) fn members_before(self, key: Node<'t>) -> MemberNodes<'t> {
        MemberNodes { tape: self.tape, at: self.index.saturating_add(1), end: key.index }
    }

    /// The items of an array; none for anything else.
    #[inline]
    pub fn items(self) -> Items<'t> {
        let cell = self.cell();
        let end = if cell.what == What::Array { cell.next } else { 0 };
        Items { tape: self.tape, at: self.index.saturating_add(1), end }
    }

    /// The member of that name; the last one when the text repeats it.
    pub fn get(self, name: &str) -> Option<Node<'t>> {
        let mut found = None;
        for (key, value) in self.members() {
            if key.is_text(name) {
                found = Some(value);
            }
        }
        found
    }

    /// Whether there is a member of that name.
    pub fn has(self, name: &str) -> bool {
        self.members().any(|(key, _)| key.is_text(name))
    }

    /// Its place in the order of the instance: the root is 0.
    #[inline]
    pub fn index(self) -> u32 {
        self.index
    }

    /// The node after this one and all it holds.
    #[inline]
    pub(crate) fn next_index(self) -> u32 {
        self.cell().next
    }

    #[inline]
    pub(crate) fn tape(self) -> &'t Tape<'t> {
        self.tape
    }

    /// Where it stands, as a JSON Pointer (RFC 6901). Walks from the root: meant for messages.
    pub fn pointer(self) -> String {
        self.place().0
    }

    /// Where it stands, as a dotted path: `operations[1].arguments.cvv`, odd names as `["a.b"]`, the root empty.
    pub fn path(self) -> String {
        self.place().1
    }

    /// Where it stands: as a JSON Pointer, and as a dotted path. A member's name stands where its value stands.
    pub(crate) fn place(self) -> (String, String) {
        let (mut pointer, mut path) = (String::new(), String::new());
        let mut here = self.tape.root();
        while here.index != self.index {
            let Some((step, next)) = step_towards(here, self.index) else { break };
            push_pointer(&mut pointer, &step);
            push_path(&mut path, &step);
            here = next;
        }
        (pointer, path)
    }
}

/// One step from a container to a part of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'t> {
    Member(&'t str),
    Item(usize),
}

fn step_towards(here: Node<'_>, target: u32) -> Option<(Step<'_>, Node<'_>)> {
    for (key, value) in here.members() {
        if target == key.index {
            return Some((Step::Member(key.as_str().unwrap_or("")), key));
        }
        if target < value.cell().next {
            return Some((Step::Member(key.as_str().unwrap_or("")), value));
        }
    }
    let found = here.items().enumerate().find(|(_, item)| target < item.cell().next);
    found.map(|(place, item)| (Step::Item(place), item))
}

/// Adds one reference token.
pub(crate) fn push_pointer(pointer: &mut String, step: &Step<'_>) {
    pointer.push('/');
    match step {
        Step::Member(name) if !name.contains(['~', '/']) => pointer.push_str(name),
        Step::Member(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
        Step::Item(place) => pointer.push_str(itoa::Buffer::new().format(*place)),
    }
}

/// Adds one part of a dotted path.
pub(crate) fn push_path(path: &mut String, step: &Step<'_>) {
    match step {
        Step::Item(place) => {
            path.push('[');
            path.push_str(itoa::Buffer::new().format(*place));
            path.push(']');
        }
        Step::Member(name) if is_word(name) => {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(name);
        }
        Step::Member(name) => {
            path.push('[');
            crate::writer::push_string(path, name);
            path.push(']');
        }
    }
}

/// Whether a name can stand in a dotted path as it is.
fn is_word(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '$' | '@'))
}

/// The members of an object: name and value.
#[derive(Clone, Debug)]
pub struct MemberNodes<'t> {
    tape: &'t Tape<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for MemberNodes<'t> {
    type Item = (Node<'t>, Node<'t>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let key = self.tape.node(self.at);
        let value = self.tape.node(self.at.saturating_add(1));
        self.at = value.next_index();
        Some((key, value))
    }
}

/// The items of an array.
#[derive(Clone, Debug)]
pub struct Items<'t> {
    tape: &'t Tape<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    #[inline]
    fn next(&mut self) -> Option<Node<'t>> {
        if self.at >= self.end {
            return None;
        }
        let item = self.tape.node(self.at);
        self.at = item.next_index();
        Some(item)
    }
}
