//! `uri-template` (RFC 6570).

use super::uri;

/// Literals and expressions.
pub(super) fn uri_template(text: &str) -> bool {
    let mut rest = text;
    loop {
        let Some((literal, after)) = rest.split_once('{') else { return is_literal(rest) };
        let Some((expression, next)) = after.split_once('}') else { return false };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = next;
    }
}

fn is_literal(text: &str) -> bool {
    let allowed = |c: char| match c {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => false,
        other if other.is_ascii() => !other.is_ascii_control(),
        other => uri::is_ucschar(other) || uri::is_private(other),
    };
    uri::spelled(text, allowed)
}

fn is_expression(text: &str) -> bool {
    let list = text
        .strip_prefix(['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'])
        .unwrap_or(text);
    list.split(',').all(is_variable)
}

fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) if is_length(length) => name,
        Some(_) => return false,
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.split('.').all(|part| !part.is_empty() && uri::spelled(part, allowed))
}

fn is_length(text: &str) -> bool {
    (1..=4).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit())
}
