//! Constant data as text: what fits stands on one line.
//!
//! prettyplease gives each field of a literal its own line. Most of the output is tables, and they read better short.

mod line;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use line::{Bracket, Group, Line, lines};

/// How many characters stand on a line, at most.
const WIDTH: usize = 100;

/// How much deeper the inside of brackets stands.
const STEP: usize = 4;

/// How many short fields of a record have lines of their own, at most; more are filled into lines.
const FEW: usize = 4;

/// The text of an expression that begins behind so many characters, and that one more follows.
pub(super) fn expression(tokens: TokenStream, column: usize) -> String {
    let mut sheet = Sheet { text: String::new(), column };
    for line in lines(tokens) {
        sheet.line(&line, 0, 1);
    }
    sheet.text
}

/// Text, and how many characters its last line has.
struct Sheet {
    text: String,
    column: usize,
}

impl Sheet {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += text.chars().count();
    }

    fn new_line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    fn fits(&self, width: usize) -> bool {
        self.column + width <= WIDTH
    }

    /// Writes a line that so many characters follow; only its last brackets are opened, where it is too long.
    fn line(&mut self, line: &Line, indent: usize, tail: usize) {
        let opened = match line.last_group() {
            Some(place) if !self.fits(line.width + tail) => place,
            _ => line.pieces.len(),
        };
        for (place, piece) in line.pieces.iter().enumerate() {
            self.push(&piece.text);
            match &piece.group {
                Some(group) if place == opened => self.opened(group, indent, tail),
                Some(group) => self.flat(group),
                None => {}
            }
        }
    }

    fn flat_line(&mut self, line: &Line) {
        for piece in &line.pieces {
            self.push(&piece.text);
            if let Some(group) = &piece.group {
                self.flat(group);
            }
        }
    }

    fn flat(&mut self, group: &Group) {
        let (open, close) = group.ends();
        self.push(open);
        for (place, line) in group.lines.iter().enumerate() {
            if place > 0 {
                self.push(", ");
            }
            self.flat_line(line);
        }
        self.push(close);
    }

    fn opened(&mut self, group: &Group, indent: usize, tail: usize) {
        let (open, close) = group.ends();
        if let Some((last, before)) = group.lines.split_last()
            && self.holds(group, last, before)
        {
            self.push(open);
            for line in before {
                self.flat_line(line);
                self.push(", ");
            }
            self.line(last, indent, tail + close.len());
            self.push(close);
            return;
        }
        self.push(open.trim_end());
        if group.lines.len() > FEW
            && group.bracket == Bracket::Brace
            && group.lines.iter().all(Line::is_leaf)
        {
            self.filled(group, indent + STEP);
        } else {
            for line in &group.lines {
                self.new_line(indent + STEP);
                self.line(line, indent + STEP, 1);
                self.push(",");
            }
        }
        self.new_line(indent);
        self.push(close.trim_start());
    }

    /// Whether the last of the lines is opened in the place of the brackets around it: the only argument of a call, the
    /// only item of a list, and the record behind the short fields of a record.
    fn holds(&self, group: &Group, last: &Line, before: &[Line]) -> bool {
        let Some(inner) = last.opens() else { return false };
        let start: usize = before.iter().map(|line| line.width + 2).sum();
        let alike = match group.bracket {
            Bracket::Paren | Bracket::Square => before.is_empty(),
            Bracket::Brace => inner == Bracket::Brace && before.iter().all(Line::is_leaf),
        };
        alike && self.fits(start + last.start() + 4)
    }

    /// As many short fields on a line as fit.
    fn filled(&mut self, group: &Group, indent: usize) {
        for (place, line) in group.lines.iter().enumerate() {
            if place > 0 && self.fits(line.width + 2) {
                self.push(" ");
            } else {
                self.new_line(indent);
            }
            self.flat_line(line);
            self.push(",");
        }
    }
}
