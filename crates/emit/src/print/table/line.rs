//! Tokens of an expression as lines: text and brackets in turn, which the commas between them part.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What stands between two commas.
#[derive(Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// How many characters it has on one line.
    pub(super) width: usize,
}

/// Text, and the brackets behind it.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) group: Option<Group>,
}

/// Brackets and the lines in them.
pub(super) struct Group {
    pub(super) bracket: Bracket,
    pub(super) lines: Vec<Line>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Bracket {
    Paren,
    Square,
    Brace,
}

/// The lines of an expression, or of what stands in brackets.
pub(super) fn lines(tokens: TokenStream) -> Vec<Line> {
    let (mut lines, mut line, mut angles) = (Vec::new(), Line::default(), 0_usize);
    for token in flattened(tokens) {
        match token {
            TokenTree::Group(group) => line.bracket(&group),
            TokenTree::Punct(punct) => {
                match punct.as_char() {
                    ',' if angles == 0 => {
                        lines.push(std::mem::take(&mut line).measured());
                        continue;
                    }
                    '<' => angles = angles.saturating_add(1),
                    '>' => angles = angles.saturating_sub(1),
                    _ => {}
                }
                line.mark(punct.as_char(), punct.spacing() == proc_macro2::Spacing::Joint);
            }
            word => line.word(&word.to_string()),
        }
    }
    if !line.pieces.is_empty() {
        lines.push(line.measured());
    }
    lines
}

/// Tokens without the brackets that are not written.
fn flattened(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flat.extend(flattened(group.stream()));
            }
            token => flat.push(token),
        }
    }
    flat
}

impl Line {
    /// The text after the last brackets.
    fn text(&mut self) -> Option<&mut String> {
        if self.pieces.last().is_none_or(|piece| piece.group.is_some()) {
            self.pieces.push(Piece::default());
        }
        self.pieces.last_mut().map(|piece| &mut piece.text)
    }

    fn word(&mut self, word: &str) {
        let Some(text) = self.text() else { return };
        if text.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
            text.push(' ');
        }
        text.push_str(word);
    }

    fn mark(&mut self, mark: char, joint: bool) {
        let Some(text) = self.text() else { return };
        let field = mark == ':' && !joint && !text.ends_with(':');
        text.push(mark);
        if field || mark == ',' {
            text.push(' ');
        }
    }

    fn bracket(&mut self, group: &proc_macro2::Group) {
        let bracket = match group.delimiter() {
            Delimiter::Brace => Bracket::Brace,
            Delimiter::Bracket => Bracket::Square,
            Delimiter::Parenthesis | Delimiter::None => Bracket::Paren,
        };
        let _ = self.text();
        if let Some(piece) = self.pieces.last_mut() {
            if bracket == Bracket::Brace && !piece.text.is_empty() {
                piece.text.push(' ');
            }
            piece.group = Some(Group { bracket, lines: lines(group.stream()) });
        }
    }

    fn measured(mut self) -> Self {
        self.width = self.pieces.iter().map(Piece::width).sum();
        self
    }

    /// The place of its last brackets that are not empty.
    pub(super) fn last_group(&self) -> Option<usize> {
        let full =
            |piece: &Piece| piece.group.as_ref().is_some_and(|group| !group.lines.is_empty());
        self.pieces.iter().rposition(full)
    }

    /// The brackets it ends with, when they are the only ones.
    pub(super) fn opens(&self) -> Option<Bracket> {
        match self.pieces.as_slice() {
            [Piece { group: Some(group), .. }] if !group.lines.is_empty() => Some(group.bracket),
            _ => None,
        }
    }

    /// How many characters stand before its first brackets.
    pub(super) fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.text.chars().count())
    }

    /// Whether it holds neither a list nor a record.
    pub(super) fn is_leaf(&self) -> bool {
        self.pieces.iter().filter_map(|piece| piece.group.as_ref()).all(|group| {
            group.lines.is_empty()
                || group.bracket == Bracket::Paren && group.lines.iter().all(Self::is_leaf)
        })
    }
}

impl Piece {
    fn width(&self) -> usize {
        self.text.chars().count() + self.group.as_ref().map_or(0, Group::width)
    }
}

impl Group {
    /// Both ends as they stand on one line.
    pub(super) fn ends(&self) -> (&'static str, &'static str) {
        match self.bracket {
            Bracket::Paren => ("(", ")"),
            Bracket::Square => ("[", "]"),
            Bracket::Brace if self.lines.is_empty() => ("{", "}"),
            Bracket::Brace => ("{ ", " }"),
        }
    }

    fn width(&self) -> usize {
        let (open, close) = self.ends();
        let lines: usize = self.lines.iter().map(|line| line.width).sum();
        let commas = self.lines.len().saturating_sub(1) * 2;
        open.len() + lines + commas + close.len()
    }
}
