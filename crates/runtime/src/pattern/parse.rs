//! ECMA-262 text → tree.
//!
//! The grammar is the one of the `u` flag. Beyond it stands what Annex B adds for old patterns where the meaning cannot
//! be mistaken: braces and `]` as themselves, `\-` and other escaped punctuation, a class as the end of a range (`[\w-.]`).

use super::error::PatternError;
use super::node::{Look, Node, Repeat};
use super::set::Set;

mod class;
mod escape;
mod property;

/// Groups may be nested this deep.
const MAX_DEPTH: usize = 96;
/// A pattern may be this long, in characters.
const MAX_LENGTH: usize = 32 * 1024;
/// Unicode properties a pattern may name: each is a table of hundreds of ranges.
const MAX_PROPERTIES: usize = 256;

pub(super) type Result<T> = std::result::Result<T, PatternError>;

/// Reads a pattern.
pub(super) fn parse(source: &str) -> Result<Node> {
    let text: Vec<char> = source.chars().take(MAX_LENGTH + 1).collect();
    if text.len() > MAX_LENGTH {
        return Err(PatternError::refused("the pattern is too long"));
    }
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        groups: 0,
        properties: 0,
        names: Vec::new(),
        references: Vec::new(),
    };
    let node = parser.either()?;
    if parser.peek().is_some() {
        return Err(parser.error("unmatched `)`"));
    }
    parser.settle()?;
    Ok(node)
}

/// A reference to a group. Whether the group exists is known only when all have been seen.
struct Reference {
    at: usize,
    target: Target,
}

enum Target {
    Number(u32),
    Name(String),
}

struct Parser {
    text: Vec<char>,
    at: usize,
    depth: usize,
    groups: u32,
    properties: usize,
    names: Vec<(String, u32)>,
    references: Vec<Reference>,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn peek_at(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at.saturating_add(ahead)).copied()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += 1;
        Some(character)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = text
            .chars()
            .enumerate()
            .all(|(ahead, character)| self.peek_at(ahead) == Some(character));
        if found {
            self.at += text.chars().count();
        }
        found
    }

    fn error(&self, reason: &'static str) -> PatternError {
        PatternError::syntax(self.at, reason)
    }

    /// Every reference must have its group.
    fn settle(&self) -> Result<()> {
        for reference in &self.references {
            let known = match &reference.target {
                Target::Number(number) => *number <= self.groups,
                Target::Name(name) => self.names.iter().any(|known| known.0 == *name),
            };
            if !known {
                return Err(PatternError::syntax(
                    reference.at,
                    "a reference to a group that does not exist",
                ));
            }
        }
        Ok(())
    }

    fn either(&mut self) -> Result<Node> {
        if self.depth > MAX_DEPTH {
            return Err(PatternError::refused("groups are nested too deeply"));
        }
        self.depth += 1;
        let first = self.concat()?;
        let node = if self.peek() == Some('|') {
            let mut branches = vec![first];
            while self.eat("|") {
                branches.push(self.concat()?);
            }
            Node::Either(branches)
        } else {
            first
        };
        self.depth -= 1;
        Ok(node)
    }

    fn concat(&mut self) -> Result<Node> {
        let mut nodes = Vec::new();
        while let Some(character) = self.peek() {
            if matches!(character, '|' | ')') {
                break;
            }
            let term = self.term()?;
            nodes.push(term);
        }
        Ok(match nodes.pop() {
            Some(only) if nodes.is_empty() => only,
            Some(last) => {
                nodes.push(last);
                Node::Concat(nodes)
            }
            None => Node::empty(),
        })
    }

    fn term(&mut self) -> Result<Node> {
        let atom = self.atom()?;
        let repeatable = !matches!(atom, Node::Start | Node::End | Node::Word(_) | Node::Look(_));
        let from = self.at;
        let Some((min, max)) = self.quantifier()? else { return Ok(atom) };
        if !repeatable {
            return Err(PatternError::syntax(from, "nothing to repeat"));
        }
        let greedy = !self.eat("?");
        Ok(Node::Repeat(Box::new(Repeat { node: atom, min, max, greedy })))
    }

    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let bounds = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.braces(),
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(bounds))
    }

    /// `{2}`, `{2,}`, `{2,3}`; anything else in braces is text.
    fn braces(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let from = self.at;
        self.at += 1;
        let Some(min) = self.number() else {
            self.at = from;
            return Ok(None);
        };
        let max = if self.eat(",") { self.number() } else { Some(min) };
        if !self.eat("}") {
            self.at = from;
            return Ok(None);
        }
        if max.is_some_and(|max| max < min) {
            return Err(PatternError::syntax(from, "the numbers of a quantifier are out of order"));
        }
        Ok(Some((min, max)))
    }

    fn number(&mut self) -> Option<u32> {
        let mut number: Option<u32> = None;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            self.at += 1;
        }
        number
    }

    fn atom(&mut self) -> Result<Node> {
        let from = self.at;
        let Some(character) = self.next() else { return Ok(Node::empty()) };
        match character {
            '^' => Ok(Node::Start),
            '$' => Ok(Node::End),
            '.' => Ok(Node::Class(class::dot())),
            '[' => self.class().map(Node::Class),
            '(' => self.group(),
            '\\' => self.escape(),
            '*' | '+' | '?' => Err(PatternError::syntax(from, "nothing to repeat")),
            '{' => self.brace(from),
            other => Ok(Node::Class(Set::one(u32::from(other)))),
        }
    }

    /// A brace where no quantifier can stand is itself, unless it looks like one.
    fn brace(&mut self, from: usize) -> Result<Node> {
        self.at = from;
        if self.braces()?.is_some() {
            return Err(PatternError::syntax(from, "nothing to repeat"));
        }
        self.at = from + 1;
        Ok(Node::Class(Set::one(u32::from('{'))))
    }

    fn group(&mut self) -> Result<Node> {
        let from = self.at;
        let looks =
            [("?=", true, false), ("?!", true, true), ("?<=", false, false), ("?<!", false, true)];
        for (opening, ahead, negative) in looks {
            if self.eat(opening) {
                let node = self.inside(from)?;
                return Ok(Node::Look(Box::new(Look { node, ahead, negative })));
            }
        }
        if self.eat("?:") {
            return self.inside(from);
        }
        let named = self.eat("?<");
        if !named && self.peek() == Some('?') {
            return Err(PatternError::syntax(from, "unknown kind of group"));
        }
        self.groups = self.groups.saturating_add(1);
        let number = self.groups;
        if named {
            let name = self.name()?;
            if self.names.iter().any(|known| known.0 == name) {
                return Err(PatternError::syntax(from, "two groups have the same name"));
            }
            self.names.push((name, number));
        }
        Ok(Node::Capture(number, Box::new(self.inside(from)?)))
    }

    fn inside(&mut self, from: usize) -> Result<Node> {
        let node = self.either()?;
        if self.eat(")") {
            Ok(node)
        } else {
            Err(PatternError::syntax(from.saturating_sub(1), "unclosed `(`"))
        }
    }

    /// The name of a group, up to its `>`.
    fn name(&mut self) -> Result<String> {
        let mut name = String::new();
        loop {
            match self.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some(c)
                    if c == '_'
                        || c == '$'
                        || c.is_alphabetic()
                        || (c.is_alphanumeric() && !name.is_empty()) =>
                {
                    name.push(c);
                }
                _ => return Err(self.error("bad name of a group")),
            }
        }
    }
}
