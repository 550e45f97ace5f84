//! URI references, as far as `$id` and `$ref` need them (RFC 3986, section 5.2).

/// The parts of a URI reference without its fragment.
#[derive(Clone, Copy)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

/// The reference before `#`, and the fragment after it.
pub(super) fn split_fragment(text: &str) -> (&str, &str) {
    text.split_once('#').unwrap_or((text, ""))
}

/// The absolute form of a reference, seen from a base.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let (base, own) = (split(base), split(reference));
    let path;
    let target = if own.scheme.is_some() {
        path = without_dots(own.path);
        Parts { path: &path, ..own }
    } else if own.authority.is_some() {
        path = without_dots(own.path);
        Parts { scheme: base.scheme, path: &path, ..own }
    } else if own.path.is_empty() {
        Parts { query: own.query.or(base.query), ..base }
    } else {
        path = if own.path.starts_with('/') {
            without_dots(own.path)
        } else {
            without_dots(&merge(base, own.path))
        };
        Parts { path: &path, query: own.query, ..base }
    };
    join(target)
}

fn split(text: &str) -> Parts<'_> {
    let is_scheme = |text: &str| {
        text.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && text
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
    };
    let (scheme, rest) = match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, text),
    };
    let (rest, query) =
        rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            rest.split_at_checked(end)
                .map_or((None, rest), |(authority, path)| (Some(authority), path))
        }
        None => (None, rest),
    };
    Parts { scheme, authority, path, query }
}

fn merge(base: Parts<'_>, path: &str) -> String {
    if base.authority.is_some() && base.path.is_empty() {
        return format!("/{path}");
    }
    let folder = base.path.rfind('/').and_then(|at| base.path.get(..=at)).unwrap_or_default();
    format!("{folder}{path}")
}

fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let last = path.rsplit('/').next().unwrap_or_default();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                if kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty()) {
                    kept.pop();
                }
            }
            _ => kept.push(segment),
        }
    }
    if matches!(last, "." | "..") {
        kept.push("");
    }
    kept.join("/")
}

fn join(parts: Parts<'_>) -> String {
    let mut text = String::new();
    if let Some(scheme) = parts.scheme {
        text.push_str(scheme);
        text.push(':');
    }
    if let Some(authority) = parts.authority {
        text.push_str("//");
        text.push_str(authority);
    }
    text.push_str(parts.path);
    if let Some(query) = parts.query {
        text.push('?');
        text.push_str(query);
    }
    text
}

/// Undoes percent-encoding; `None` when an escape is malformed or the bytes are no UTF-8.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let byte = match byte {
            b'%' => {
                let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16));
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            _ => byte,
        };
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}
