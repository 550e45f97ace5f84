//! The tokens of JSON and where they stand.

use crate::load::text::number;
use crate::load::{Failure, Mark, Node};

/// The beginning of a value.
pub(super) enum Token {
    Scalar(Node),
    OpenSequence,
    OpenMapping,
}

/// A cursor over the text that knows its line and column.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The place up to which lines and columns are counted; it only moves forward.
    counted: usize,
    line: usize,
    column: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, counted: 0, line: 1, column: 1 }
    }

    /// The next value's token.
    pub(super) fn value(&mut self) -> Result<(Token, Mark), Failure> {
        self.blank();
        let mark = self.mark();
        let token = match self.peek() {
            Some(b'{') => self.step(Token::OpenMapping),
            Some(b'[') => self.step(Token::OpenSequence),
            Some(b'"') => Token::Scalar(Node::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => Token::Scalar(Node::Number(self.number()?)),
            Some(b't') => self.word("true", Node::Bool(true))?,
            Some(b'f') => self.word("false", Node::Bool(false))?,
            Some(b'n') => self.word("null", Node::Null)?,
            Some(_) => return Err(self.wrong("a value is expected here")),
            None => return Err(self.wrong("the text ends where a value is expected")),
        };
        Ok((token, mark))
    }

    /// A key and its colon.
    pub(super) fn key(&mut self) -> Result<(String, Mark), Failure> {
        self.blank();
        let mark = self.mark();
        if self.peek() != Some(b'"') {
            return Err(self.wrong("a key in double quotes is expected here"));
        }
        let key = self.string()?;
        self.blank();
        match self.peek() {
            Some(b':') => Ok(self.step((key, mark))),
            _ => Err(self.wrong("a colon is expected here")),
        }
    }

    /// Whether what was opened closes at once.
    pub(super) fn closes(&mut self, close: u8) -> bool {
        self.blank();
        let closes = self.peek() == Some(close);
        self.at = self.at.saturating_add(usize::from(closes));
        closes
    }

    /// Whether another element follows, or the end of what is open.
    pub(super) fn continues(&mut self, close: u8) -> Result<bool, Failure> {
        self.blank();
        match self.peek() {
            Some(b',') => Ok(self.step(true)),
            Some(byte) if byte == close => Ok(self.step(false)),
            _ => Err(self.wrong(&format!("a comma or `{}` is expected here", char::from(close)))),
        }
    }

    /// Nothing but blanks may follow.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        self.blank();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.wrong("there is more text after the end of the document")),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn step<T>(&mut self, result: T) -> T {
        self.at = self.at.saturating_add(1);
        result
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at = self.at.saturating_add(1);
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn mark(&mut self) -> Mark {
        let passed = self.text.get(self.counted..self.at).unwrap_or_default();
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        let last = passed.rsplit('\n').next().unwrap_or_default().chars().count();
        self.line = self.line.saturating_add(lines);
        self.column =
            if lines == 0 { self.column.saturating_add(last) } else { last.saturating_add(1) };
        self.counted = self.at;
        Mark { line: number(self.line), column: number(self.column) }
    }

    fn wrong(&mut self, message: &str) -> Failure {
        Failure::syntax(self.mark(), message)
    }

    fn word(&mut self, word: &str, value: Node) -> Result<Token, Failure> {
        if !self.rest().starts_with(word) {
            return Err(self.wrong("a value is expected here"));
        }
        self.at = self.at.saturating_add(word.len());
        Ok(Token::Scalar(value))
    }

    fn digits(&mut self) -> Result<(), Failure> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at = self.at.saturating_add(1);
        }
        if start == self.at { Err(self.wrong("a digit is expected here")) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<String, Failure> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.step(());
        }
        match self.peek() {
            Some(b'0') => self.step(()),
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.step(());
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.step(());
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.step(());
            }
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default().to_owned())
    }

    fn string(&mut self) -> Result<String, Failure> {
        self.step(());
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .position(|byte| byte == b'"' || byte == b'\\' || byte < b' ')
                .unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at = self.at.saturating_add(plain);
            match self.peek() {
                Some(b'"') => return Ok(self.step(text)),
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => {
                    return Err(self.wrong("a control character must be escaped in a string"));
                }
                None => return Err(self.wrong("the text ends inside a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Failure> {
        self.step(());
        let plain = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.wrong("this escape is unknown")),
        };
        Ok(self.step(plain))
    }

    fn unicode(&mut self) -> Result<char, Failure> {
        let high = self.hex()?;
        let code = match high {
            0xD800..=0xDBFF if self.rest().starts_with("\\u") => {
                self.step(());
                let low = self.hex()?;
                (0xDC00..=0xDFFF)
                    .contains(&low)
                    .then(|| 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            }
            _ => Some(high),
        };
        match code.and_then(char::from_u32) {
            Some(found) => Ok(found),
            None => Err(self.wrong("half of a surrogate pair is no character")),
        }
    }

    /// `u` and four hexadecimal digits.
    fn hex(&mut self) -> Result<u32, Failure> {
        self.step(());
        let digits = self
            .rest()
            .get(..4)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at = self.at.saturating_add(4);
                Ok(code)
            }
            None => Err(self.wrong("four hexadecimal digits are expected here")),
        }
    }
}
