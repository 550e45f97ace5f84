//! Makes a tape without JSON text: what form decoding and `serde` deserializers feed.

use std::borrow::Cow;

use super::{Kind, Node, Tape, What};
use crate::number::is_number;
use crate::{Limits, Violations};

/// Writes a tape value by value, in order. Between [`Self::begin_object`] and [`Self::end`], names and values alternate.
#[derive(Debug)]
pub struct TapeBuilder {
    tape: Tape<'static>,
    text: String,
    open: Vec<(u32, u32)>,
    limits: Limits,
    fault: Option<Violations>,
}

impl TapeBuilder {
    /// An empty tape that will hold to these limits; `bytes` counts the text of names, strings and numbers.
    pub fn new(limits: &Limits) -> Self {
        Self {
            tape: Tape::default(),
            text: String::new(),
            open: Vec::new(),
            limits: *limits,
            fault: None,
        }
    }

    /// Makes room for so many nodes, and for so many bytes of text.
    pub(crate) fn reserve(&mut self, nodes: usize, bytes: usize) {
        self.tape.cells.reserve(nodes);
        self.text.reserve(bytes);
    }

    /// `null`.
    pub fn null(&mut self) {
        self.value(What::Null, "");
    }

    /// A flag.
    pub fn bool(&mut self, value: bool) {
        self.value(if value { What::True } else { What::False }, "");
    }

    /// A number by its JSON text; `false`, and nothing is written, when it is none.
    pub fn number(&mut self, text: &str) -> bool {
        let good = is_number(text);
        if good {
            self.value(What::Number, text);
        }
        good
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.value(What::Plain, text);
    }

    /// The name of the next member.
    pub fn name(&mut self, name: &str) {
        self.push(What::Plain, name);
    }

    /// Begins an array.
    pub fn begin_array(&mut self) {
        self.begin(What::Array);
    }

    /// Begins an object.
    pub fn begin_object(&mut self) {
        self.begin(What::Object);
    }

    /// Ends what was begun last.
    pub fn end(&mut self) {
        if let Some((index, count)) = self.open.pop() {
            self.tape.close(index, count);
        }
    }

    /// Copies a value from another tape. Recursion ends at the depth limit of tapes.
    pub fn copy(&mut self, node: Node<'_>) {
        match node.kind() {
            Kind::Null => self.null(),
            Kind::Bool => self.bool(node.as_bool().unwrap_or_default()),
            Kind::Number => {
                self.value(What::Number, node.as_number().unwrap_or("0"));
            }
            Kind::String => self.string(node.as_str().unwrap_or("")),
            Kind::Array => {
                self.begin_array();
                node.items().for_each(|item| self.copy(item));
                self.end();
            }
            Kind::Object => {
                self.begin_object();
                for (name, value) in node.members() {
                    self.name(name.as_str().unwrap_or(""));
                    self.copy(value);
                }
                self.end();
            }
        }
    }

    /// How many arrays and objects are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether a limit was passed: nothing is written any more.
    pub fn is_full(&self) -> bool {
        self.fault.is_some()
    }

    /// The tape; the error tells `depth` or `size`. Without any value it holds `null`.
    pub fn finish(mut self) -> Result<Tape<'static>, Violations> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if self.tape.cells.is_empty() {
            self.null();
        }
        while !self.open.is_empty() {
            self.end();
        }
        self.tape.source = Cow::Owned(self.text);
        for index in 0..self.tape.next_free() {
            if self.tape.cell(index).what == What::Object {
                self.tape.note_duplicates(index);
            }
        }
        Ok(self.tape)
    }

    fn begin(&mut self, what: What) {
        let index = self.value(what, "");
        self.open.push((index, 0));
        if self.open.len() > self.limits.depth.min(Limits::MAX_DEPTH) && self.fault.is_none() {
            self.fault = Some(Violations::depth(self.limits.depth));
        }
    }

    fn value(&mut self, what: What, text: &str) -> u32 {
        if let Some((_, count)) = self.open.last_mut() {
            *count = count.saturating_add(1);
        }
        self.push(what, text)
    }

    fn push(&mut self, what: What, text: &str) -> u32 {
        // Every node counts as one byte, so that a flood of empty values ends too.
        let size = self.text.len() + text.len() + self.tape.cells.len();
        if size > self.limits.bytes.min(Limits::MAX_BYTES) && self.fault.is_none() {
            self.fault = Some(Violations::size(self.limits.bytes, size));
        }
        if self.fault.is_some() {
            return self.tape.next_free();
        }
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.tape.push(what, start, end)
    }
}
