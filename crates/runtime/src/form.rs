//! `application/x-www-form-urlencoded`: text → tape, guided by a schema, and back.
//!
//! Forms hold text only, and no rule of HTTP says how objects and arrays are named. Read here is what clients send: `a[b]=`,
//! `a[0]=`, `a[]=`, nested as deep as the limits allow, and `a=1&a=2`. A name the schema knows as it stands, brackets and all,
//! is taken as it stands. The schema decides types: `1` is a number where the schema allows no string, or where it
//! accepts the number and refuses the string. What does not fit is left a string, for the judge to say so.
//!
//! Written are brackets with indices for members of style `deepObject`, repeated names for other arrays. What is empty leaves no trace
//! in a form: empty arrays and objects are absent when read again.

mod chain;
mod encode;
mod faults;
mod fill;
mod name;
mod percent;
mod raw;
#[cfg(test)]
mod tests;
mod tree;
mod value;
mod view;

pub use encode::encode;
pub use value::{from_form, judge_form, to_form};

pub(crate) use faults::Faults;
pub(crate) use fill::{Fill, is_form, is_json, pairs};
pub(crate) use percent::decode as percent_decode;
pub(crate) use raw::Raw;
pub(crate) use tree::Tree;
pub(crate) use view::View;

use crate::{Encoding, Limits, Schema, Tape, Violations};

/// Reads a form. The error tells `form`, `duplicate`, `depth` or `size`; repeated members of objects are left on the tape, for the
/// judge to tell them beside everything else.
pub fn decode(
    bytes: &[u8],
    schema: &'static Schema,
    encoding: &[Encoding],
    limits: &Limits,
) -> Result<Tape<'static>, Violations> {
    if bytes.len() > limits.bytes {
        return Err(Violations::size(limits.bytes, bytes.len()));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Violations::one("form", "must be text in UTF-8", None));
    };
    if begins_as_json(text) {
        return Err(Violations::one("form", "must be a form, is written as JSON", None));
    }
    let view = View::Schema(schema);
    let mut faults = Faults::new(limits);
    let tree = Tree::read(sent(text), &view, &mut faults, limits)?;
    let mut fill = Fill::new(&tree, encoding, limits, faults);
    fill.root(&view);
    fill.finish()
}

/// The names and values of a form in order, still encoded.
fn sent(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    let pairs = std::iter::from_fn(move || {
        let (pair, after) = cut(Some(rest).filter(|rest| !rest.is_empty())?, b'&');
        rest = after;
        Some(pair)
    });
    pairs.filter(|pair| !pair.is_empty()).map(|pair| cut(pair, b'='))
}

/// What stands before a separator and after it. Pairs are short: looking at each byte is quickest.
fn cut(text: &str, separator: u8) -> (&str, &str) {
    let parts =
        text.bytes().position(|byte| byte == separator).and_then(|at| text.split_at_checked(at));
    parts.map_or((text, ""), |(before, after)| (before, after.get(1..).unwrap_or("")))
}

/// Whether JSON was sent where a form was meant. Read as a form it would be one long name, told in pointers with every
/// value in it; names in forms have these characters percent-encoded.
fn begins_as_json(text: &str) -> bool {
    let mut marks = text.chars().filter(|char| !char.is_ascii_whitespace());
    match (marks.next(), marks.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some(mark)) => mark == '{',
        _ => false,
    }
}
