//! Where a number or a string ends.

/// A fault in JSON text: what was expected, and where (in bytes).
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: &'static str,
}

pub(super) fn fault<T>(at: usize, what: &'static str) -> Result<T, Fault> {
    Err(Fault { at, what })
}

#[inline]
fn digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

/// The end of the number that begins at `start` (RFC 8259, section 6).
#[inline]
pub(super) fn number_end(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    at = match bytes.get(at) {
        Some(b'0') => at + 1,
        Some(b'1'..=b'9') => digits(bytes, at),
        _ => return fault(at, "a digit"),
    };
    if bytes.get(at) == Some(&b'.') {
        let end = digits(bytes, at + 1);
        if end == at + 1 {
            return fault(end, "a digit");
        }
        at = end;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(bytes.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        let end = digits(bytes, at);
        if end == at {
            return fault(end, "a digit");
        }
        at = end;
    }
    Ok(at)
}

/// The place of the quote that ends the string beginning at `start`.
pub(super) fn string_end(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start;
    loop {
        at += ordinary(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => at += 2,
            Some(_) => return fault(at, "no control character in a string"),
            None => return fault(bytes.len(), "the end of a string"),
        }
    }
}

/// How many bytes come before the next quote, backslash or control character.
#[inline]
pub(crate) fn ordinary(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        let found = specials(u64::from_le_bytes(*word));
        if found != 0 {
            // A bit for each byte that is special, the first one lowest.
            return bytes.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = after;
    }
    let tail = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
    bytes.len() - rest.len() + tail.unwrap_or(rest.len())
}

/// The high bit of each byte that is a quote, a backslash or below 0x20; above the first such bit they may be wrong.
const fn specials(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let quote = word ^ (EACH * 0x22);
    let backslash = word ^ (EACH * 0x5c);
    let found = (quote.wrapping_sub(EACH) & !quote)
        | (backslash.wrapping_sub(EACH) & !backslash)
        | (word.wrapping_sub(EACH * 0x20) & !word);
    found & (EACH * 0x80)
}

/// Decodes a string with escapes (without its quotes), appending to `out`. `base` is where it begins.
pub(super) fn decode(text: &str, base: usize, out: &mut String) -> Result<(), Fault> {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let at = base + (text.len() - after.len());
        let mut letters = after.chars();
        let decoded = match letters.next() {
            Some(letter @ ('"' | '\\' | '/')) => letter,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let (letter, after) = unicode(letters.as_str(), at)?;
                out.push(letter);
                rest = after;
                continue;
            }
            _ => return fault(at, "a known escape"),
        };
        out.push(decoded);
        rest = letters.as_str();
    }
    out.push_str(rest);
    Ok(())
}

/// The character of `\u` (its digits first in `text`), with its second half when it has one.
fn unicode(text: &str, at: usize) -> Result<(char, &str), Fault> {
    let (first, rest) = hex(text, at)?;
    if let Some(letter) = char::from_u32(first) {
        return Ok((letter, rest));
    }
    let second = rest.strip_prefix("\\u").filter(|_| (0xD800..0xDC00).contains(&first));
    let Some(second) = second else { return fault(at, "no lone surrogate") };
    let (second, rest) = hex(second, at)?;
    if !(0xDC00..0xE000).contains(&second) {
        return fault(at, "no lone surrogate");
    }
    let letter = char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    letter.map_or_else(|| fault(at, "no lone surrogate"), |letter| Ok((letter, rest)))
}

fn hex(text: &str, at: usize) -> Result<(u32, &str), Fault> {
    let Some((digits, rest)) = text.split_at_checked(4) else {
        return fault(at, "four hexadecimal digits");
    };
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return fault(at, "four hexadecimal digits");
    }
    u32::from_str_radix(digits, 16)
        .map_or_else(|_| fault(at, "four hexadecimal digits"), |value| Ok((value, rest)))
}
