//! The same document gives the same bytes.

use std::path::Path;
use std::sync::Arc;

use specwright_build::{Provider, Text};

use crate::support::{MADE, generate, provider};

/// The same with CRLF for each LF, in the document and in the overlays.
fn with_crlf(provider: &Provider) -> Provider {
    let change = |text: &Arc<Text>| {
        let mut bytes = Vec::new();
        for byte in &text.bytes {
            if *byte == b'\n' {
                bytes.push(b'\r');
            }
            bytes.push(*byte);
        }
        Arc::new(Text { name: text.name.clone(), bytes })
    };
    Provider {
        document: change(&provider.document),
        overlays: provider.overlays.iter().map(change).collect(),
        ..provider.clone()
    }
}

#[test]
fn cases_give_the_same_bytes_twice_and_with_crlf() {
    for made in MADE.iter() {
        let provider = provider(&made.case);
        let again = generate(&provider).files;
        assert_eq!(again, made.module.files, "{} twice", made.case.name);
        let crlf = generate(&with_crlf(&provider)).files;
        assert_eq!(crlf, made.module.files, "{} with CRLF", made.case.name);
    }
}

#[test]
fn providers_give_the_same_bytes_twice_and_with_crlf() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let names = Provider::names(&root).unwrap();
    assert!(!names.is_empty());
    for name in names {
        let provider = Provider::read(&root, &name).unwrap();
        let files = generate(&provider).files;
        assert_eq!(generate(&provider).files, files, "{name} twice");
        assert_eq!(generate(&with_crlf(&provider)).files, files, "{name} with CRLF");
    }
}
