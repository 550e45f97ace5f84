//! Bytes to text.

use super::{Mark, place};
use crate::Source;
use crate::codes;
use crate::report::Problem;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of the source, without its byte order mark.
pub(super) fn decode(source: Source<'_>, max_bytes: usize) -> Result<&str, Problem> {
    let bytes = source.text;
    if bytes.len() > max_bytes {
        let message =
            format!("`{}` has {} bytes; at most {max_bytes} are read", source.name, bytes.len());
        return Err(codes::TOO_LARGE.at(place(Mark::default()), message));
    }
    if let Some(name) = other_encoding(bytes) {
        let message = format!("`{}` is {name}, not UTF-8", source.name);
        return Err(codes::ENCODING.at(place(Mark { line: 1, column: 1 }), message));
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let offset = error.valid_up_to();
        let message = format!("`{}` is not UTF-8: a bad byte at offset {offset}", source.name);
        codes::ENCODING.at(place(end_of(&String::from_utf8_lossy(valid))), message)
    })
}

/// The position just after a text.
pub(super) fn end_of(text: &str) -> Mark {
    let line = text.bytes().filter(|byte| *byte == b'\n').count();
    let last = text.rsplit('\n').next().unwrap_or_default();
    Mark {
        line: number(line.saturating_add(1)),
        column: number(last.chars().count().saturating_add(1)),
    }
}

/// A count as a line or column; texts are far shorter than `u32::MAX`.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The encoding that the first bytes betray (YAML 1.2, section 5.2), when it is not UTF-8.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, _, ..] | [_, 0, 0, 0, ..] => {
            Some("UTF-32")
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}
