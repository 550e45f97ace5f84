//! Punycode (RFC 3492): what `xn--` labels hold.

/// Characters of a label are at most 63; this bounds the work on longer input.
const MAX_LENGTH: usize = 256;

/// The text of an encoded label, without its `xn--`; `None` when it decodes to nothing.
pub(super) fn decode(text: &str) -> Option<Vec<char>> {
    if text.len() > MAX_LENGTH || !text.is_ascii() {
        return None;
    }
    let (basic, extended) = text.rsplit_once('-').unwrap_or(("", text));
    let mut output: Vec<char> = basic.chars().collect();
    let (mut point, mut index, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = extended.bytes();
    while let Some(first) = digits.next() {
        let before = index;
        let (mut weight, mut step, mut byte) = (1_u32, 36_u32, first);
        loop {
            let digit = digit(byte)?;
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            step = step.checked_add(36)?;
            byte = digits.next()?;
        }
        let length = u32::try_from(output.len()).ok()?.checked_add(1)?;
        bias = adapt(index - before, length, before == 0);
        point = point.checked_add(index / length)?;
        index %= length;
        output.insert(usize::try_from(index).ok()?, char::from_u32(point)?);
        index += 1;
    }
    output.iter().any(|c| !c.is_ascii()).then_some(output)
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

fn adapt(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / length.max(1);
    let mut step = 0;
    while delta > 455 {
        delta /= 35;
        step += 36;
    }
    step + 36 * delta / (delta + 38)
}
