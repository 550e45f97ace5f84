//! What an emitted file may hold: items of the kinds we emit, and nothing a document could have put there.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, File, Item};

/// Attributes that are emitted.
const ATTRIBUTES: &[&str] =
    &["doc", "derive", "non_exhaustive", "cfg", "deprecated", "forbid", "expect", "allow"];
/// Macros that are called, at the top of a file.
const MACROS: &[&str] = &["serde_bridge", "handshake"];
/// Words no emitted code has, whatever the document says; as a name they are written `r#unsafe`.
const FOREIGN: &[&str] = &["unsafe", "extern"];
/// Words a `!` may follow without calling a macro.
const BEFORE: &[&str] = &["if", "while", "match", "return", "in", "else", "break"];

/// Refuses a file with anything in it that is not expected.
pub fn inspect(path: &str, text: &str) -> Result<(), String> {
    if path.rsplit_once('.').is_none_or(|(_, kind)| kind != "rs") {
        return Ok(());
    }
    if let Some(odd) = text.chars().find(|letter| is_odd(*letter)) {
        return Err(format!("{path}: holds {odd:?} as it is"));
    }
    let file: File = syn::parse_file(text).map_err(|error| format!("{path}: {error}\n{text}"))?;
    attributes(path, &file.attrs)?;
    file.items.iter().try_for_each(|item| expected(path, item))?;
    let tokens = text.parse::<TokenStream>().map_err(|error| format!("{path}: {error}"))?;
    match foreign(tokens) {
        Some(word) => Err(format!("{path}: the word `{word}` is code")),
        None => Ok(()),
    }
}

/// Characters that hide what a line says, or end it: they may come as escapes only.
fn is_odd(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
        || (letter.is_control() && letter != '\n')
}

fn attributes(path: &str, attributes: &[Attribute]) -> Result<(), String> {
    let known =
        |attribute: &&Attribute| !ATTRIBUTES.iter().any(|name| attribute.path().is_ident(name));
    match attributes.iter().find(known) {
        Some(_) => Err(format!("{path}: an attribute that is not emitted")),
        None => Ok(()),
    }
}

fn expected(path: &str, item: &Item) -> Result<(), String> {
    let own = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Impl(item) if item.unsafety.is_none() => &item.attrs,
        Item::Mod(item) if item.content.is_none() => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Macro(item) => {
            let named = item
                .mac
                .path
                .segments
                .last()
                .is_some_and(|last| MACROS.iter().any(|name| last.ident == name));
            if !named {
                return Err(format!("{path}: a macro that is not emitted"));
            }
            &item.attrs
        }
        _ => return Err(format!("{path}: an item of a kind that is not emitted")),
    };
    attributes(path, own)
}

/// A foreign word, the call of a foreign macro, or a path into `process`. Texts are literals, so they are not met here.
fn foreign(tokens: TokenStream) -> Option<String> {
    let mut waiting = vec![tokens];
    while let Some(tokens) = waiting.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => waiting.push(group.stream()),
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    let called = punct(&trees, at + 1) == Some('!')
                        && matches!(trees.get(at + 2), Some(TokenTree::Group(_)));
                    let known = MACROS.iter().chain(BEFORE).any(|name| word == *name);
                    let into = word == "process"
                        && punct(&trees, at + 1) == Some(':')
                        && at >= 3
                        && is_std(&trees[at - 3]);
                    if FOREIGN.contains(&word.as_str()) || (called && !known) || into {
                        return Some(word);
                    }
                }
                _ => {}
            }
        }
    }
    None
}

fn punct(trees: &[TokenTree], at: usize) -> Option<char> {
    match trees.get(at) {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    }
}

fn is_std(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Ident(word) if word == "std")
}

#[cfg(test)]
mod tests {
    use super::inspect;

    #[test]
    fn what_is_emitted_passes_and_what_is_not_does_not() {
        assert_eq!(
            inspect(
                "a.rs",
                "//! *text*\nuse a::B;\n/// process\npub struct C;\nspecwright::serde_bridge!(C);\n"
            ),
            Ok(())
        );
        for text in [
            "pub struct A; fn main() {}",
            "pub struct A; mod b { }",
            "#![allow(x)]",
            "#[path = \"x\"] mod a;",
            "pwned!();",
            "impl A { const B: u8 = { ::std::process::abort() }; }",
            "impl A { const B: u8 = include!(\"x\"); }",
            "static A: &str = \"\u{202E}\";",
            "static A: &str = \"\r\";",
            "static A: &str = \"a",
            "unsafe impl A for B {}",
        ] {
            let text = text.replace("allow(x)", "feature(x)");
            assert!(inspect("a.rs", &text).is_err(), "{text}");
        }
    }
}
