//! JSON text out of values.

use std::fmt::Write as _;

use crate::tape::ordinary;
use crate::value::{self, ArrayAsk, ObjectAsk};
use crate::{Ask, Encode, Json, Kind, Node, Number, Rule};

/// Writes one JSON value. Concrete, so that each `Encode` is compiled once.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    /// What is asked instead of text.
    ask: Option<Ask>,
    /// Whether something was seen that does not surely hold.
    doubtful: bool,
}

/// The bytes a text has room for before anything is written.
const ROOM: usize = 256;

impl Writer {
    /// An empty writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer that looks at a value instead of writing it.
    #[inline]
    pub(crate) fn asked(ask: Ask) -> Self {
        Self { ask: Some(ask), ..Self::default() }
    }

    /// Whether everything seen surely holds.
    #[inline]
    pub(crate) fn agrees(&self) -> bool {
        !self.doubtful
    }

    #[inline]
    fn see(&mut self, ask: Ask, own: impl Fn(&'static Rule) -> bool) {
        // What leads to other schemas was followed before.
        let holds = ask.schema().rules.iter().all(|rule| value::is_further(rule) || own(rule));
        self.doubtful |= !holds;
    }

    /// An empty writer with room for a small value.
    pub(crate) fn roomy() -> Self {
        Self { out: String::with_capacity(ROOM), ..Self::default() }
    }

    /// What was written.
    pub fn into_string(self) -> String {
        self.out
    }

    /// `null`.
    pub fn null(&mut self) {
        if let Some(ask) = self.ask {
            return self.see(ask, value::null);
        }
        self.out.push_str("null");
    }

    /// A flag.
    pub fn bool(&mut self, value: bool) {
        if let Some(ask) = self.ask {
            return self.see(ask, |rule| value::flag(rule, value));
        }
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// An integer.
    pub fn int(&mut self, value: i64) {
        if let Some(ask) = self.ask {
            return self.see(ask, |rule| value::integer(rule, value));
        }
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    /// A float, by the shortest text that reads back the same. JSON has no infinity and no NaN: an infinity is written
    /// as `1e999`, which the rule `range` refuses by name, and NaN as `null`, which `type` refuses.
    pub fn float(&mut self, value: f64) {
        if let Some(ask) = self.ask {
            return self.see(ask, |rule| value::float(rule, value));
        }
        if value.is_finite() {
            self.out.push_str(&float_text(value));
        } else if value.is_nan() {
            self.null();
        } else {
            self.out.push_str(if value > 0.0 { "1e999" } else { "-1e999" });
        }
    }

    /// An exact number, as it was read.
    pub fn number(&mut self, value: &Number) {
        self.number_text(value.as_str());
    }

    /// Number text, known to be well-formed.
    pub(crate) fn number_text(&mut self, text: &str) {
        if let Some(ask) = self.ask {
            // Exact numbers are the judge's.
            self.doubtful |= !ask.schema().rules.is_empty();
            return;
        }
        self.out.push_str(text);
    }

    /// A string.
    #[inline]
    pub fn string(&mut self, text: &str) {
        if let Some(ask) = self.ask {
            return self.see(ask, |rule| value::text(rule, text));
        }
        push_string(&mut self.out, text);
    }

    /// Any value.
    pub fn json(&mut self, value: &Json) {
        if let Some(ask) = self.ask {
            let node = value.root();
            // A value of so few nodes cannot nest too deep.
            let shallow = node.tape().len() <= ask.room();
            self.doubtful |= !(shallow && crate::holds(node, ask.schema(), ask.direction()));
            return;
        }
        self.node(value.root());
    }

    /// Begins an object.
    #[inline]
    pub fn object(&mut self) -> ObjectWriter<'_> {
        if self.ask.is_some() {
            return self.asked_object();
        }
        self.out.push('{');
        ObjectWriter { to: self, empty: true, ask: None }
    }

    fn asked_object(&mut self) -> ObjectWriter<'_> {
        let ask = self.ask.and_then(ObjectAsk::new);
        self.doubtful |= ask.is_none();
        ObjectWriter { to: self, empty: true, ask }
    }

    /// Begins an array.
    #[inline]
    pub fn array(&mut self) -> ArrayWriter<'_> {
        let ask = self.ask.and_then(ArrayAsk::new);
        match self.ask {
            Some(_) => self.doubtful |= ask.is_none(),
            None => self.out.push('['),
        }
        ArrayWriter { to: self, empty: true, ask }
    }

    /// Copies a value from a tape. Recursion ends at the depth limit of tapes.
    pub fn node(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Null => self.null(),
            Kind::Bool => self.bool(node.as_bool().unwrap_or_default()),
            Kind::Number => self.number_text(node.as_number().unwrap_or("0")),
            Kind::String => self.string(node.as_str().unwrap_or("")),
            Kind::Array => {
                let mut array = self.array();
                for item in node.items() {
                    array.next().node(item);
                }
                array.end();
            }
            Kind::Object => {
                let mut object = self.object();
                for (name, value) in node.members() {
                    object.next(name.as_str().unwrap_or("")).node(value);
                }
                object.end();
            }
        }
    }
}

/// Writes the members of one object.
#[derive(Debug)]
pub struct ObjectWriter<'w> {
    to: &'w mut Writer,
    empty: bool,
    ask: Option<ObjectAsk>,
}

impl ObjectWriter<'_> {
    /// A member.
    pub fn member<T: Encode + ?Sized>(&mut self, name: &str, value: &T) {
        if self.to.ask.is_none() {
            return value.encode(self.next(name));
        }
        let Some(object) = self.ask.as_mut() else { return };
        let ask = object.member(name);
        self.to.doubtful = self.to.doubtful || !value.holds(ask);
    }

    /// A member, when there is one.
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Members kept beside the named ones.
    pub fn rest<'m, T: Encode + 'm>(
        &mut self,
        members: impl IntoIterator<Item = (&'m String, &'m T)>,
    ) {
        let is_new = self.ask.as_ref().is_none_or(ObjectAsk::is_new);
        for (name, value) in members {
            if !is_new {
                // It may repeat the name of a member.
                self.to.doubtful = true;
            }
            self.member(name, value);
        }
    }

    /// Writes a name; its value must follow.
    #[inline]
    pub fn next(&mut self, name: &str) -> &mut Writer {
        if self.to.ask.is_some() {
            // What follows cannot be told apart from the whole.
            self.to.doubtful = true;
            return self.to;
        }
        if !std::mem::take(&mut self.empty) {
            self.to.out.push(',');
        }
        self.to.string(name);
        self.to.out.push(':');
        self.to
    }

    /// Ends the object.
    #[inline]
    pub fn end(self) {
        match self.ask {
            Some(object) => self.to.doubtful |= !object.end(),
            None if self.to.ask.is_some() => {}
            None => self.to.out.push('}'),
        }
    }
}

/// Writes the items of one array.
#[derive(Debug)]
pub struct ArrayWriter<'w> {
    to: &'w mut Writer,
    empty: bool,
    ask: Option<ArrayAsk>,
}

impl ArrayWriter<'_> {
    /// An item.
    pub fn item<T: Encode + ?Sized>(&mut self, value: &T) {
        if self.to.ask.is_none() {
            value.encode(self.next());
        } else if let Some(ask) = self.ask.as_mut().map(ArrayAsk::item) {
            self.to.doubtful = self.to.doubtful || !value.holds(ask);
        }
    }

    /// Makes room for an item, which must follow.
    #[allow(
        clippy::should_implement_trait,
        reason = "nothing is iterated: this is where the next item goes"
    )]
    #[inline]
    pub fn next(&mut self) -> &mut Writer {
        if self.to.ask.is_some() {
            self.to.doubtful = true;
            return self.to;
        }
        if !std::mem::take(&mut self.empty) {
            self.to.out.push(',');
        }
        self.to
    }

    /// Ends the array.
    #[inline]
    pub fn end(self) {
        match self.ask {
            Some(array) => self.to.doubtful |= !array.end(),
            None if self.to.ask.is_some() => {}
            None => self.to.out.push(']'),
        }
    }
}

/// Writes a string with its quotes (RFC 8259, section 7).
#[inline]
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.reserve(text.len().saturating_add(2));
    out.push('"');
    if ordinary(text.as_bytes()) == text.len() {
        out.push_str(text);
    } else {
        push_escaped(out, text);
    }
    out.push('"');
}

/// Writes what is between the quotes, where something of it must be escaped.
#[cold]
fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_at_checked(ordinary(rest.as_bytes())) {
        out.push_str(before);
        let mut letters = after.chars();
        match letters.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(letter) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            None => return,
        }
        rest = letters.as_str();
    }
}

/// The shortest text of a finite float that reads back the same.
pub(crate) fn float_text(value: f64) -> String {
    let size = value.abs();
    // Outside this range plain digits are long; `1e300` is not.
    if size == 0.0 || (1e-5..1e17).contains(&size) {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

#[cfg(test)]
mod tests;
