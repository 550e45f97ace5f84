//! Text of a document as people may see it: nothing in it moves the cursor, ends a line or turns the direction of reading.

use std::borrow::Cow;

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words.
    Plain(&'t str),
    /// What stands between two backticks.
    Code(&'t str),
}

/// The pieces of a sentence. A backtick without another is a word.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((before, (code, after))) =
        rest.split_once('`').and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    {
        pieces.extend([Piece::Plain(before), Piece::Code(code)]);
        rest = after;
    }
    pieces.push(Piece::Plain(rest));
    pieces.retain(|piece| !matches!(piece, Piece::Plain("") | Piece::Code("")));
    pieces
}

/// The text with every character that does more than stand there written out, as Rust escapes it.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if acts(char) {
            out.extend(char.escape_default());
        } else {
            out.push(char);
        }
    }
    Cow::Owned(out)
}

/// Control characters, ends of lines, and marks that change the direction of what follows (Unicode, annex 9).
fn acts(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, visible};

    #[test]
    fn sentences_in_pieces() {
        use Piece::{Code, Plain};
        assert_eq!(
            pieces("`a.b`: `c` went"),
            [Code("a.b"), Plain(": "), Code("c"), Plain(" went")]
        );
        assert_eq!(pieces("a ` b"), [Plain("a ` b")]);
        assert_eq!(pieces("``x`y"), [Plain("x`y")]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn what_acts_is_written_out() {
        assert_eq!(visible("a\u{1b}[31m\n\u{202e}é"), "a\\u{1b}[31m\\n\\u{202e}é");
        assert!(matches!(visible("plain é 漢"), std::borrow::Cow::Borrowed(_)));
    }
}
