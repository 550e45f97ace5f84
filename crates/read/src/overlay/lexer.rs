//! A cursor over the text of a JSONPath.

/// What is wrong with a JSONPath.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PathError {
    /// Where, in characters from 1.
    pub(super) at: usize,
    pub(super) reason: &'static str,
}

/// A cursor over characters.
pub(super) struct Lexer {
    text: Vec<char>,
    at: usize,
}

impl Lexer {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.chars().collect(), at: 0 }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.at = self.at.saturating_add(1);
        }
    }

    /// Passes the text when it comes next.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        let ahead =
            self.text.get(self.at..).unwrap_or_default().iter().copied().take(text.chars().count());
        let comes = ahead.eq(text.chars());
        if comes {
            self.at = self.at.saturating_add(text.chars().count());
        }
        comes
    }

    pub(super) fn expect(&mut self, text: &str, reason: &'static str) -> Result<(), PathError> {
        if self.takes(text) { Ok(()) } else { Err(self.error(reason)) }
    }

    pub(super) fn error(&self, reason: &'static str) -> PathError {
        PathError { at: self.at.saturating_add(1), reason }
    }

    /// The longest text of such characters.
    pub(super) fn take_while(&mut self, test: impl Fn(char) -> bool) -> String {
        let found: String = self
            .text
            .get(self.at..)
            .unwrap_or_default()
            .iter()
            .take_while(|next| test(**next))
            .collect();
        self.at = self.at.saturating_add(found.chars().count());
        found
    }

    /// A member name after a dot. Hyphens are let in: extensions begin with `x-`.
    pub(super) fn name(&mut self) -> Result<String, PathError> {
        let name = self.take_while(|next| {
            next.is_alphanumeric() || next == '_' || next == '-' || !next.is_ascii()
        });
        if name.is_empty() { Err(self.error("a name is expected here")) } else { Ok(name) }
    }

    /// An index, perhaps negative.
    pub(super) fn integer(&mut self) -> Option<i64> {
        let start = self.at;
        let negative = self.takes("-");
        let digits = self.take_while(|next| next.is_ascii_digit());
        let number =
            digits.parse::<i64>().ok().map(|number| if negative { -number } else { number });
        if number.is_none() {
            self.at = start;
        }
        number
    }

    /// A text in single or double quotes (RFC 9535, section 2.3.1.1).
    pub(super) fn quoted(&mut self) -> Result<Option<String>, PathError> {
        let Some(quote @ ('\'' | '"')) = self.peek() else { return Ok(None) };
        self.at = self.at.saturating_add(1);
        let mut text = String::new();
        loop {
            match self.next() {
                Some(next) if next == quote => return Ok(Some(text)),
                Some('\\') => text.push(self.escape()?),
                Some(next) => text.push(next),
                None => return Err(self.error("the quote is never closed")),
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at = self.at.saturating_add(1);
        Some(next)
    }

    fn escape(&mut self) -> Result<char, PathError> {
        match self.next() {
            Some(plain @ ('\\' | '/' | '\'' | '"')) => Ok(plain),
            Some('n') => Ok('\n'),
            Some('t') => Ok('\t'),
            Some('r') => Ok('\r'),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{c}'),
            Some('u') => {
                let digits: String = (0..4).filter_map(|_| self.next()).collect();
                let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                code.ok_or_else(|| self.error("this escape is no character"))
            }
            _ => Err(self.error("this escape is unknown")),
        }
    }
}
