//! Percent-encoding of forms (URL Standard, section 5) and of URIs (RFC 3986, section 2.1).

use std::borrow::Cow;

/// The text meant; `None` when an escape is broken or the bytes are no UTF-8. `plus` tells whether `+` is a space.
pub(crate) fn decode(text: &str, plus: bool) -> Option<Cow<'_, str>> {
    if next(text.as_bytes(), plus).is_none() {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::new();
    decode_to(text, plus, &mut bytes)?;
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

/// [`decode`] into a buffer that is used again and again; text without escapes is not copied.
pub(super) fn decode_in<'t>(text: &'t str, plus: bool, buffer: &'t mut Vec<u8>) -> Option<&'t str> {
    if next(text.as_bytes(), plus).is_none() {
        return Some(text);
    }
    buffer.clear();
    decode_to(text, plus, buffer)?;
    std::str::from_utf8(buffer).ok()
}

fn decode_to(text: &str, plus: bool, to: &mut Vec<u8>) -> Option<()> {
    let mut rest = text.as_bytes();
    to.reserve(rest.len());
    while let Some((plain, escape)) = next(rest, plus).and_then(|at| rest.split_at_checked(at)) {
        to.extend_from_slice(plain);
        rest = match escape {
            [b'%', high, low, after @ ..] => {
                to.push(hex(*high)? * 16 + hex(*low)?);
                after
            }
            [b'+', after @ ..] => {
                to.push(b' ');
                after
            }
            _ => return None,
        };
    }
    to.extend_from_slice(rest);
    Some(())
}

/// Where the next byte stands that does not mean itself.
fn next(bytes: &[u8], plus: bool) -> Option<usize> {
    bytes.iter().position(|byte| *byte == b'%' || (*byte == b'+' && plus))
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| digit.try_into().ok())
}

/// Writes text as a form does: letters, digits and `*-._` as they are, a space as `+`.
pub(super) fn push(text: &str, to: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'*' | b'-' | b'.' | b'_' => to.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => to.push(char::from(byte)),
            b' ' => to.push('+'),
            _ => {
                let digit =
                    |value: u8| char::from(DIGITS.get(usize::from(value)).copied().unwrap_or(b'0'));
                to.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
}
