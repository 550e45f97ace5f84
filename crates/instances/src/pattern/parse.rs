//! Pattern text to pieces.

use std::iter::Peekable;
use std::str::Chars;

use super::Piece;

/// Groups nested deeper than this are not read.
const DEEPEST: u32 = 50;

const DIGIT: &[(char, char)] = &[('0', '9')];
const WORD: &[(char, char)] = &[('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')];
const SPACE: &[(char, char)] = &[(' ', ' '), ('\t', '\t')];
/// What stands for "any character".
const ANY: &[(char, char)] =
    &[('a', 'z'), ('A', 'Z'), ('0', '9'), (' ', '~'), ('é', 'ü'), ('あ', 'ん')];

/// Reads a pattern (ECMA-262); `None` when it is not understood.
pub(crate) fn parse(source: &str) -> Option<Piece> {
    let mut reader = Reader { text: source.chars().peekable(), depth: 0 };
    let piece = reader.either()?;
    reader.text.peek().is_none().then_some(piece)
}

struct Reader<'a> {
    text: Peekable<Chars<'a>>,
    depth: u32,
}

impl Reader<'_> {
    fn take(&mut self, wanted: char) -> bool {
        self.text.next_if_eq(&wanted).is_some()
    }

    fn either(&mut self) -> Option<Piece> {
        let mut branches = vec![self.concat()?];
        while self.take('|') {
            branches.push(self.concat()?);
        }
        match branches.pop() {
            Some(only) if branches.is_empty() => Some(only),
            last => {
                branches.extend(last);
                Some(Piece::Either(branches))
            }
        }
    }

    fn concat(&mut self) -> Option<Piece> {
        let mut pieces = Vec::new();
        while let Some(character) = self.text.next_if(|next| !matches!(next, '|' | ')')) {
            let piece = self.atom(character)?;
            pieces.push(self.quantified(piece)?);
        }
        Some(Piece::Concat(pieces))
    }

    fn atom(&mut self, character: char) -> Option<Piece> {
        match character {
            '^' | '$' => Some(Piece::EMPTY),
            '.' => Some(Piece::Class(ANY.to_vec())),
            '(' => self.group(),
            '[' => self.class(),
            '\\' => self.escape(),
            other => Some(one(other)),
        }
    }

    fn group(&mut self) -> Option<Piece> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let look = self.take('?') && self.prefix()?;
        let piece = self.either()?;
        self.depth -= 1;
        self.take(')').then_some(if look { Piece::EMPTY } else { piece })
    }

    /// What stands after `(?`: whether it looks around.
    fn prefix(&mut self) -> Option<bool> {
        match self.text.next()? {
            ':' => Some(false),
            '=' | '!' => Some(true),
            '<' => {
                if matches!(self.text.peek(), Some('=' | '!')) {
                    self.text.next();
                    return Some(true);
                }
                self.text.by_ref().find(|character| *character == '>').map(|_| false)
            }
            _ => None,
        }
    }

    fn quantified(&mut self, piece: Piece) -> Option<Piece> {
        let (min, max) = match self.text.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                self.text.next();
                let bounds = self.bounds()?;
                self.take('?');
                return Some(Piece::Repeat(Box::new(piece), bounds.0, bounds.1));
            }
            _ => return Some(piece),
        };
        self.text.next();
        self.take('?');
        Some(Piece::Repeat(Box::new(piece), min, max))
    }

    /// The bounds of a quantifier, after `{`.
    fn bounds(&mut self) -> Option<(u64, Option<u64>)> {
        let mut inside = String::new();
        loop {
            match self.text.next()? {
                '}' => break,
                character => inside.push(character),
            }
        }
        match inside.split_once(',') {
            None => inside.parse().ok().map(|count| (count, Some(count))),
            Some((min, "")) => min.parse().ok().map(|min| (min, None)),
            Some((min, max)) => Some((min.parse().ok()?, Some(max.parse().ok()?))),
        }
    }

    fn class(&mut self) -> Option<Piece> {
        let negated = self.take('^');
        let mut ranges: Vec<(char, char)> = Vec::new();
        loop {
            let mut part = match self.text.next()? {
                ']' => break,
                '\\' => self.escaped_class()?,
                other => vec![(other, other)],
            };
            if let [(from, end)] = part.as_slice()
                && from == end
                && self.text.peek() == Some(&'-')
            {
                part = self.range(*from)?;
            }
            ranges.extend(part);
        }
        Some(Piece::Class(if negated { without(&ranges) } else { ranges }))
    }

    /// A range, or a dash that stands for itself, before its dash.
    fn range(&mut self, from: char) -> Option<Vec<(char, char)>> {
        self.text.next();
        match self.text.peek()? {
            ']' => Some(vec![(from, from), ('-', '-')]),
            _ => match self.text.next()? {
                '\\' => match self.escaped_class()?.as_slice() {
                    [(end, same)] if end == same => Some(vec![(from, *end)]),
                    other => Some([&[(from, from), ('-', '-')], other].concat()),
                },
                end => Some(vec![(from, end)]),
            },
        }
    }

    fn escape(&mut self) -> Option<Piece> {
        if matches!(self.text.peek(), Some('b' | 'B' | '1'..='9')) {
            self.text.next();
            return Some(Piece::EMPTY);
        }
        self.escaped_class().map(Piece::Class)
    }

    /// The characters of an escape, after the backslash.
    fn escaped_class(&mut self) -> Option<Vec<(char, char)>> {
        Some(match self.text.next()? {
            'd' => DIGIT.to_vec(),
            'D' => without(DIGIT),
            'w' => WORD.to_vec(),
            'W' => without(WORD),
            's' => SPACE.to_vec(),
            'S' => without(SPACE),
            'p' => self.property(),
            'P' => without(&self.property()),
            'x' => same(self.hex(2)?),
            'u' if self.take('{') => same(self.hex_until_brace()?),
            'u' => same(self.hex(4)?),
            'n' => same('\n'),
            'r' => same('\r'),
            't' => same('\t'),
            'f' => same('\u{c}'),
            'v' => same('\u{b}'),
            'b' => same('\u{8}'),
            '0' => same('\0'),
            other => same(other),
        })
    }

    /// A few characters of a property of Unicode.
    fn property(&mut self) -> Vec<(char, char)> {
        let mut name = String::new();
        if self.take('{') {
            while let Some(character) = self.text.next_if(|next| *next != '}') {
                name.push(character);
            }
            self.text.next();
        }
        match name.as_str() {
            "Lu" | "Uppercase" => vec![('A', 'Z'), ('À', 'Ö')],
            "N" | "Nd" | "Number" => DIGIT.to_vec(),
            "P" | "Punctuation" => vec![('!', '#')],
            "S" | "Symbol" => vec![('+', '+'), ('$', '$')],
            "Z" | "Zs" | "White_Space" => vec![(' ', ' ')],
            _ => vec![('a', 'z'), ('é', 'ö')],
        }
    }

    fn hex(&mut self, count: usize) -> Option<char> {
        let digits: String = self.text.by_ref().take(count).collect();
        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
    }

    fn hex_until_brace(&mut self) -> Option<char> {
        let digits: String = self.text.by_ref().take_while(|next| *next != '}').take(8).collect();
        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
    }
}

fn same(character: char) -> Vec<(char, char)> {
    vec![(character, character)]
}

fn one(character: char) -> Piece {
    Piece::Class(same(character))
}

/// Some characters that are in none of the ranges.
fn without(ranges: &[(char, char)]) -> Vec<(char, char)> {
    let free =
        |character: &char| !ranges.iter().any(|(from, end)| (from..=end).contains(&character));
    let known = ('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain(' '..='~')
        .chain(['é', 'ß', 'あ', '\n']);
    known.filter(free).take(64).map(|character| (character, character)).collect()
}
