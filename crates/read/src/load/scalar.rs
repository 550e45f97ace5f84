//! Plain scalars of YAML 1.2 by its core schema (YAML 1.2.2, section 10.3.2).
//!
//! `Y`, `no` and `on` are strings, so are dates; `0o17` and `0x1F` are numbers, and `017` is seventeen.

use super::Node;

/// A number that JSON cannot write: an infinity, not-a-number, a hexadecimal beyond 128 bits.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotJson;

/// The value of a plain scalar.
pub(super) fn plain(text: &str) -> Result<Node, NotJson> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Ok(Node::Null),
        "true" | "True" | "TRUE" => Ok(Node::Bool(true)),
        "false" | "False" | "FALSE" => Ok(Node::Bool(false)),
        ".nan" | ".NaN" | ".NAN" => Err(NotJson),
        _ => number(text),
    }
}

fn number(text: &str) -> Result<Node, NotJson> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Err(NotJson);
    }
    if let Some(digits) =
        text.strip_prefix("0x").filter(|digits| all(digits, |byte| byte.is_ascii_hexdigit()))
    {
        return radix(digits, 16);
    }
    if let Some(digits) =
        text.strip_prefix("0o").filter(|digits| all(digits, |byte| (b'0'..=b'7').contains(&byte)))
    {
        return radix(digits, 8);
    }
    Ok(match decimal(unsigned) {
        Some(number) if text.starts_with('-') => Node::Number(format!("-{number}")),
        Some(number) => Node::Number(number),
        None => Node::String(text.to_owned()),
    })
}

fn all(digits: &str, test: impl Fn(u8) -> bool) -> bool {
    !digits.is_empty() && digits.bytes().all(test)
}

fn radix(digits: &str, radix: u32) -> Result<Node, NotJson> {
    u128::from_str_radix(digits, radix)
        .map(|number| Node::Number(number.to_string()))
        .map_err(|_| NotJson)
}

/// An unsigned decimal number of YAML as JSON writes it: `.5` is `0.5`, `5.` is `5`, `007` is `7`.
fn decimal(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, Some(text.get(at.checked_add(1)?..)?)),
        None => (text, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !digits(whole) || !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let mut number = whole.to_owned();
    if !fraction.is_empty() {
        number.push('.');
        number.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        if !all(exponent.strip_prefix(['-', '+']).unwrap_or(exponent), |byte| byte.is_ascii_digit())
        {
            return None;
        }
        number.push('e');
        number.push_str(exponent);
    }
    Some(number)
}
