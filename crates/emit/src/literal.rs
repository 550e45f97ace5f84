//! Values of the document as JSON text and as tokens of the runtime's `Literal` and `Bound`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use specwright_model::Value;

use crate::table::Words;

/// The value as JSON text on one line.
pub(crate) fn json(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "," });
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (place, (name, item)) in members.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "," });
                string(name, out);
                out.push(':');
                write(item, out);
            }
            out.push('}');
        }
    }
}

/// A JSON string (RFC 8259, section 7).
fn string(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            char if char.is_control() => {
                let code = format!("\\u{:04x}", u32::from(char));
                out.push_str(&code);
            }
            char => out.push(char),
        }
    }
    out.push('"');
}

/// The value as a constant of the runtime.
pub(crate) fn literal(value: &Value, words: &mut Words) -> TokenStream {
    let name = words.word("Literal");
    match value {
        Value::Null => quote!(#name::Null),
        Value::Bool(flag) => quote!(#name::Bool(#flag)),
        Value::Number(text) => {
            let number = number(text, words);
            quote!(#name::Number(#number))
        }
        Value::String(text) => quote!(#name::String(#text)),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| literal(item, words)).collect();
            quote!(#name::Array(&[#(#items),*]))
        }
        Value::Object(members) => {
            let values: Vec<_> = members.iter().map(|(_, value)| literal(value, words)).collect();
            let names = members.iter().map(|(name, _)| name);
            quote!(#name::Object(&[#((#names, #values)),*]))
        }
    }
}

/// A number of the document: an integer where `i64` holds it, else its text.
pub(crate) fn number(text: &str, words: &mut Words) -> TokenStream {
    let name = words.word("Bound");
    // `-0` is read as 0, which JSON Schema takes for the same number.
    if let Ok(value) = text.parse() {
        let value = Literal::i64_unsuffixed(value);
        quote!(#name::int(#value))
    } else {
        quote!(#name::text(#text))
    }
}

/// An integer, unsuffixed.
pub(crate) fn integer(value: i64) -> Literal {
    Literal::i64_unsuffixed(value)
}

/// A count, unsuffixed.
pub(crate) fn count(value: u64) -> Literal {
    Literal::u64_unsuffixed(value)
}
