//! Escapes: `\n`, `\cX`, `\x41`, `\u0041`, `\u{1F432}`, `\1`, `\k<name>`, escaped punctuation.

use super::super::error::PatternError;
use super::super::node::Node;
use super::super::set::Set;
use super::class;
use super::{Parser, Reference, Result, Target};

impl Parser {
    /// An escape outside a class, after its backslash.
    pub(super) fn escape(&mut self) -> Result<Node> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Node::Word(true))
            }
            Some('B') => {
                self.at += 1;
                Ok(Node::Word(false))
            }
            Some('1'..='9') => {
                let at = self.at;
                let number = self.number().unwrap_or(u32::MAX);
                self.references.push(Reference { at, target: Target::Number(number) });
                Ok(Node::Back(number))
            }
            Some('k') => self.named_reference(),
            Some('p' | 'P') => self.property().map(Node::Class),
            Some(letter) => match class::named(letter) {
                Some(set) => {
                    self.at += 1;
                    Ok(Node::Class(set))
                }
                None => self.point().map(|point| Node::Class(Set::one(point))),
            },
            None => Err(self.error("`\\` at the end")),
        }
    }

    /// `\k<name>`. Before its group it can only match the empty text.
    fn named_reference(&mut self) -> Result<Node> {
        let at = self.at;
        self.at += 1;
        if !self.eat("<") {
            return Err(PatternError::syntax(at, "`\\k` without a name"));
        }
        let name = self.name()?;
        let known = self.names.iter().find(|known| known.0 == name).map(|known| known.1);
        self.references.push(Reference { at, target: Target::Name(name) });
        Ok(known.map_or_else(Node::empty, Node::Back))
    }

    /// An escape that means one code point.
    pub(super) fn point(&mut self) -> Result<u32> {
        let at = self.at;
        let Some(letter) = self.next() else { return Err(self.error("`\\` at the end")) };
        match letter {
            't' => Ok(0x09),
            'n' => Ok(0x0A),
            'v' => Ok(0x0B),
            'f' => Ok(0x0C),
            'r' => Ok(0x0D),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Ok(0),
            'c' => match self.next() {
                Some(control) if control.is_ascii_alphabetic() => Ok(u32::from(control) % 32),
                _ => Err(PatternError::syntax(at, "`\\c` without a letter")),
            },
            'x' => self.hex(2).ok_or(PatternError::syntax(at, "`\\x` without two hex digits")),
            'u' => self.unicode().ok_or(PatternError::syntax(at, "`\\u` without a code point")),
            other if other.is_alphanumeric() => Err(PatternError::syntax(at, "unknown escape")),
            other => Ok(u32::from(other)),
        }
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let mut value = 0;
        for _ in 0..digits {
            value = value * 16 + self.next()?.to_digit(16)?;
        }
        Some(value)
    }

    fn unicode(&mut self) -> Option<u32> {
        if self.eat("{") {
            let mut value = self.next()?.to_digit(16)?;
            loop {
                match self.next()? {
                    '}' => return Some(value),
                    digit => value = (value * 16 + digit.to_digit(16)?).min(0x11_0000),
                }
                if value > 0x10_FFFF {
                    return None;
                }
            }
        }
        let first = self.hex(4)?;
        Some(if (0xD800..0xDC00).contains(&first) { self.pair(first) } else { first })
    }

    /// The second half of a surrogate pair, when it follows.
    fn pair(&mut self, first: u32) -> u32 {
        let from = self.at;
        if self.eat("\\u")
            && let Some(second) = self.hex(4)
            && (0xDC00..0xE000).contains(&second)
        {
            return 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        }
        self.at = from;
        first
    }
}
