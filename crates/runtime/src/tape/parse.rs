//! JSON text to tape, with a stack of its own: nesting costs no stack of the thread.

use std::borrow::Cow;

use super::keys::{FEW, Names};
use super::scan::{Fault, decode, fault, number_end, ordinary, string_end};
use super::{Tape, What};
use crate::{Limits, Violations};

/// See [`Tape::parse`].
pub(super) fn parse<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Tape<'a>, Violations> {
    if bytes.len() > limits.bytes.min(Limits::MAX_BYTES) {
        return Err(Violations::size(limits.bytes, bytes.len()));
    }
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => return Err(syntax(bytes, &Fault { at: error.valid_up_to(), what: "UTF-8" })),
    };
    let cells = Vec::with_capacity(bytes.len() / 8 + 4);
    let tape = Tape {
        source: Cow::Borrowed(source),
        decoded: String::new(),
        cells,
        duplicates: Vec::new(),
    };
    let mut parser = Parser { tape, source, at: 0, open: Vec::new() };
    match parser.document(limits.depth.min(Limits::MAX_DEPTH)) {
        Ok(Outcome::Done) => Ok(parser.tape),
        Ok(Outcome::TooDeep) => Err(Violations::depth(limits.depth)),
        Err(error) => Err(syntax(bytes, &error)),
    }
}

fn syntax(bytes: &[u8], fault: &Fault) -> Violations {
    let before = bytes.get(..fault.at).unwrap_or(bytes);
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let column =
        String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() + 1;
    Violations::syntax(&format!(
        "must be JSON: expected {} at line {line}, column {column} (byte {})",
        fault.what, fault.at
    ))
}

/// How reading ended, when the syntax was not at fault.
enum Outcome {
    Done,
    TooDeep,
}

/// A container that is not closed yet.
struct Open {
    index: u32,
    count: u32,
    object: bool,
    names: Names,
}

struct Parser<'a> {
    tape: Tape<'a>,
    source: &'a str,
    at: usize,
    open: Vec<Open>,
}

impl<'a> Parser<'a> {
    fn document(&mut self, depth: usize) -> Result<Outcome, Fault> {
        loop {
            // A value begins here.
            let descends = self.value()?;
            if self.open.len() > depth {
                return Ok(Outcome::TooDeep);
            }
            let more = (descends && self.enter()?) || self.leave()?;
            if !more {
                break;
            }
        }
        self.space();
        if self.at < self.source.len() {
            fault(self.at, "the end of the text")
        } else {
            Ok(Outcome::Done)
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Reads a value; of a container only its beginning. Tells whether a container was begun.
    fn value(&mut self) -> Result<bool, Fault> {
        self.space();
        match self.peek() {
            Some(b'"') => drop(self.string()?),
            Some(b'{') => return Ok(self.begin(What::Object)),
            Some(b'[') => return Ok(self.begin(What::Array)),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", What::True)?,
            Some(b'f') => self.word("false", What::False)?,
            Some(b'n') => self.word("null", What::Null)?,
            _ => return fault(self.at, "a value"),
        }
        Ok(false)
    }

    /// Begins a container; says so.
    fn begin(&mut self, what: What) -> bool {
        self.at += 1;
        let index = self.tape.push(what, 0, 0);
        let object = what == What::Object;
        self.open.push(Open { index, count: 0, object, names: Names::default() });
        true
    }

    /// Goes to the first value of the container just begun; `false` when it is empty.
    fn enter(&mut self) -> Result<bool, Fault> {
        self.space();
        let Some(open) = self.open.last_mut() else { return Ok(false) };
        let close = if open.object { b'}' } else { b']' };
        if self.source.as_bytes().get(self.at) == Some(&close) {
            return Ok(false);
        }
        open.count = 1;
        if open.object {
            self.name()?;
        }
        Ok(true)
    }

    /// After a value: goes to the next one, closing what ends here; `false` when nothing is open any more.
    fn leave(&mut self) -> Result<bool, Fault> {
        loop {
            let Some(open) = self.open.last_mut() else { return Ok(false) };
            let object = open.object;
            let byte = {
                let bytes = self.source.as_bytes();
                while matches!(bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
                    self.at += 1;
                }
                bytes.get(self.at).copied()
            };
            match byte {
                Some(b',') => {
                    self.at += 1;
                    open.count = open.count.saturating_add(1);
                    if object {
                        self.space();
                        self.name()?;
                    }
                    return Ok(true);
                }
                Some(b'}') if object => self.end(),
                Some(b']') if !object => self.end(),
                _ if object => return fault(self.at, "`,` or `}`"),
                _ => return fault(self.at, "`,` or `]`"),
            }
        }
    }

    fn end(&mut self) {
        self.at += 1;
        if let Some(open) = self.open.pop() {
            self.tape.close(open.index, open.count);
            if open.object && open.count > 1 {
                self.tape.note_names(open.index, open.count, &open.names);
            }
        }
    }

    #[inline]
    fn name(&mut self) -> Result<(), Fault> {
        if self.peek() != Some(b'"') {
            return fault(self.at, "a name in quotes");
        }
        let key = self.tape.next_free();
        let plain = self.string()?;
        if let Some(open) = self.open.last_mut().filter(|open| open.count <= FEW) {
            let key = self.tape.node(key);
            let name = plain.unwrap_or_else(|| key.as_str().unwrap_or("").as_bytes());
            if !open.names.is_new(name) {
                open.names.compare(self.tape.node(open.index), key);
            }
        }
        self.space();
        if self.peek() != Some(b':') {
            return fault(self.at, "`:`");
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a string; gives its bytes where it has no escapes.
    #[inline]
    fn string(&mut self) -> Result<Option<&'a [u8]>, Fault> {
        let start = self.at + 1;
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        let length = ordinary(rest);
        if let Some((text, [b'"', ..])) = rest.split_at_checked(length) {
            let end = start + length;
            self.at = end + 1;
            self.tape.push(What::Plain, short(start), short(end));
            return Ok(Some(text));
        }
        self.escaped(start).map(|()| None)
    }

    #[cold]
    fn escaped(&mut self, start: usize) -> Result<(), Fault> {
        let end = string_end(self.source.as_bytes(), start)?;
        self.at = end + 1;
        let from = self.tape.decoded.len();
        decode(self.source.get(start..end).unwrap_or(""), start, &mut self.tape.decoded)?;
        let to = self.tape.decoded.len();
        self.tape.push(What::Decoded, short(from), short(to));
        Ok(())
    }

    #[inline]
    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at = number_end(self.source.as_bytes(), start)?;
        self.tape.push(What::Number, short(start), short(self.at));
        Ok(())
    }

    fn word(&mut self, word: &'static str, what: What) -> Result<(), Fault> {
        if !self.source.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return fault(self.at, "a value");
        }
        self.at += word.len();
        self.tape.push(what, 0, 0);
        Ok(())
    }
}

/// A place in the text; texts are shorter than `u32::MAX` (see [`Limits::MAX_BYTES`]).
#[inline]
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
