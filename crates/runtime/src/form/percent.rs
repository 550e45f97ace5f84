//! Percent-encoding of forms (URL Standard, section 5) and of URIs (RFC 3986, section 2.1).

/// The text meant; `None` when an escape is broken or the bytes are no UTF-8. `plus` tells whether `+` is a space.
pub(crate) fn decode(text: &str, plus: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let (high, low) = (hex(rest.next()?)?, hex(rest.next()?)?);
                high * 16 + low
            }
            b'+' if plus => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
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
