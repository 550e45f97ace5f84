//! URLs (RFC 3986), as the crate `url` has them.

use super::kept;
use crate::Format;

kept! {
    /// A URL: `https://example.com/a`. The value is normalised (`https://example.com` gets a path), the text is not.
    Url: url::Url, "a URL", read, ToString::to_string, as_str, string
}

fn read(text: &str) -> Option<url::Url> {
    // The crate also takes spaces and much else that browsers mend.
    url::Url::parse(text).ok().filter(|_| Format::Uri.accepts(text))
}
