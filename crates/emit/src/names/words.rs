//! Text of the document to the words of an identifier.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// How long an identifier grows, in characters; compilers and file systems have limits.
const LONGEST: usize = 120;

/// Symbols with a name of their own.
const SPELLED: [(char, &str); 11] = [
    ('+', "Plus"),
    ('<', "Less"),
    ('>', "Greater"),
    ('=', "Equal"),
    ('!', "Not"),
    ('*', "Star"),
    ('%', "Percent"),
    ('&', "And"),
    ('|', "Or"),
    ('^', "Caret"),
    ('~', "Tilde"),
];

/// Symbols that only part words, and what they are called where there is nothing else.
const PARTING: [(char, &str); 23] = [
    ('-', "Minus"),
    ('_', "Underscore"),
    (' ', "Space"),
    ('.', "Dot"),
    (',', "Comma"),
    (':', "Colon"),
    (';', "Semicolon"),
    ('/', "Slash"),
    ('\\', "Backslash"),
    ('#', "Hash"),
    ('$', "Dollar"),
    ('@', "At"),
    ('?', "Question"),
    ('\'', "Apostrophe"),
    ('"', "Quote"),
    ('`', "Backtick"),
    ('(', "Open"),
    (')', "Close"),
    ('[', "OpenBracket"),
    (']', "CloseBracket"),
    ('{', "OpenBrace"),
    ('}', "CloseBrace"),
    ('\t', "Tab"),
];

/// `AccountHolder`.
pub(super) fn camel(text: &str) -> String {
    guarded(&words(text).to_upper_camel_case(), 'N')
}

/// The same; and taken again, it is as it is: `x_y` is `XY` first, and `Xy` then.
pub(super) fn settled_camel(text: &str) -> String {
    camel(&camel(text))
}

/// `account_holder`.
pub(super) fn snake(text: &str) -> String {
    guarded(&words(text).to_snake_case(), 'n')
}

/// `ACCOUNT_HOLDER`.
pub(super) fn shouting(text: &str) -> String {
    guarded(&words(text).to_shouty_snake_case(), 'N')
}

/// The letters of U+00C0 to U+017F without their marks, in lower case.
const UNMARKED: &str = "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty\
                        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
                        nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The same in ASCII: the compiler finds no file for a module with other letters, and systems differ in how they write
/// such a file's name.
pub(super) fn plain_letters(name: &str) -> String {
    let plain = |letter: char| {
        let marked = u32::from(letter).checked_sub(0xC0).and_then(|at| usize::try_from(at).ok());
        marked.and_then(|at| UNMARKED.as_bytes().get(at)).map_or(letter, |base| char::from(*base))
    };
    name.chars().map(plain).collect()
}

/// Begins with a letter, and is not too long.
fn guarded(name: &str, letter: char) -> String {
    let name: String = name.chars().take(LONGEST).collect();
    match name.chars().next() {
        None => {
            if letter == 'n' {
                "empty".to_owned()
            } else {
                "Empty".to_owned()
            }
        }
        Some(first) if is_start(first) => name,
        Some(_) => format!("{letter}{name}"),
    }
}

/// The words of a text, with `_` between them.
fn words(text: &str) -> String {
    let bare = !text.chars().any(|letter| is_letter(letter) && letter != '_');
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    let mut first = true;
    while let Some(letter) = letters.next() {
        let digit_follows = letters.peek().is_some_and(char::is_ascii_digit);
        let part = match letter {
            '-' if first && digit_follows => Some("Minus".to_owned()),
            letter if is_letter(letter) && letter != '_' => {
                out.push(letter);
                None
            }
            letter => Some(symbol(letter, bare)),
        };
        if let Some(part) = part {
            out.push('_');
            out.push_str(&part);
            out.push('_');
        }
        first = false;
    }
    out
}

/// What a symbol becomes; nothing where it only parts words.
fn symbol(letter: char, bare: bool) -> String {
    if let Some(name) = find(&SPELLED, letter) {
        return name.to_owned();
    }
    match (find(&PARTING, letter), bare) {
        (Some(name), true) => name.to_owned(),
        (Some(_), false) => String::new(),
        (None, _) if letter.is_whitespace() || letter.is_control() => String::new(),
        (None, _) => format!("U{:X}", u32::from(letter)),
    }
}

fn find(table: &[(char, &'static str)], letter: char) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == letter).map(|(_, name)| *name)
}

/// Whether an identifier may go on with it.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || is_accented(letter)
}

/// Whether an identifier may begin with it.
fn is_start(letter: char) -> bool {
    letter.is_ascii_alphabetic() || is_accented(letter)
}

/// Latin letters with marks. The compiler warns of other scripts where their letters look like Latin ones
/// (`mixed_script_confusables`), of rare letters, and of names that look like others; it can be told not to at the root of
/// a crate alone, which a generated module need not have. So other letters are spelled by their numbers.
fn is_accented(letter: char) -> bool {
    let rare =
        matches!(letter, 'ª' | 'º' | 'µ' | '×' | '÷' | 'İ' | 'ı' | 'ĸ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'ſ');
    matches!(letter, '\u{C0}'..='\u{17F}') && !rare
}
