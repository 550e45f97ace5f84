//! JSON Pointers (RFC 6901) as text.

/// A pointer with one more token.
pub fn join(pointer: &str, token: &str) -> String {
    let length = pointer.len().saturating_add(token.len()).saturating_add(1);
    let mut joined = String::with_capacity(length);
    joined.push_str(pointer);
    push(&mut joined, token);
    joined
}

/// Adds a token to a pointer, escaped (section 3).
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    let mut rest = token;
    while let Some((plain, special)) =
        rest.find(['~', '/']).and_then(|at| rest.split_at_checked(at))
    {
        pointer.push_str(plain);
        pointer.push_str(if special.starts_with('~') { "~0" } else { "~1" });
        rest = special.get(1..).unwrap_or_default();
    }
    pointer.push_str(rest);
}

/// The text of a token as it stands in a pointer (section 4).
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::{join, unescape};

    #[test]
    fn tokens_are_escaped_and_meant_again() {
        for (token, joined) in [
            ("a", "/x/a"),
            ("", "/x/"),
            ("a/b~c", "/x/a~1b~0c"),
            ("~1", "/x/~01"),
            ("/~", "/x/~1~0"),
        ] {
            assert_eq!(join("/x", token), joined);
            assert_eq!(joined.rsplit('/').next().map(unescape).as_deref(), Some(token));
        }
    }
}
