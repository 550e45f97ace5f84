//! Bytes that are no text, and texts that stop.

use super::{generated, processor_time, refused, schemas, seen, seen_leniently};

/// Four kilobytes with a bit of everything.
fn whole() -> String {
    let operations: String = (0..6)
        .map(|at| {
            format!(
                "  /p{at}/{{id}}:\n    parameters: [{{ name: id, in: path, required: true, schema: {{ type: string }} }}]\n    post:\n      operationId: op{at}\n      \
                 requestBody: {{ content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/S{at}' }} }} }} }}\n      \
                 responses: {{ '200': {{ description: \"fine \\u00e9\", content: {{ application/json: {{ schema: {{ type: array, items: {{ type: integer }} }} }} }} }} }}\n"
            )
        })
        .collect();
    let schemas: String = (0..6)
        .map(|at| {
            format!(
                "    S{at}:\n      description: |\n        Text `{at}` — more.\n      type: object\n      required: [kind]\n      properties:\n        kind: {{ type: string, enum: [a, b] }}\n        \
                 next: {{ anyOf: [{{ $ref: '#/components/schemas/S{at}' }}, {{ type: 'null' }}] }}\n        size: {{ type: number, minimum: 0.5, default: 1 }}\n"
            )
        })
        .collect();
    format!(
        "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths:\n{operations}components:\n  schemas:\n{schemas}"
    )
}

/// Each beginning is generated, strictly and with leniency in turn: refused with a message, or files that pass inspection.
#[test]
fn a_document_cut_off_at_every_byte() {
    let whole = whole();
    assert!(whole.len() > 4_000, "{}", whole.len());
    generated(whole.clone());
    let mut fine = 0;
    for end in 0..whole.len() {
        let text = whole.as_bytes().get(..end).unwrap_or_default();
        let seen = if end % 2 == 0 { seen(text) } else { seen_leniently(text) };
        assert!(seen.fatal || !seen.files.is_empty(), "{end}");
        assert!(!seen.fatal || seen.text.contains("help: "), "{end}: {}", seen.text);
        fine += usize::from(!seen.fatal);
    }
    assert!(fine > 200, "{fine} beginnings are documents");
}

#[test]
fn bytes_that_are_no_text() {
    refused(b"openapi: 3.1.0\ninfo: {title: \xff\xfe}\n".to_vec(), "E0002");
    refused(b"\xc3\x28".to_vec(), "E0002");
    refused(b"openapi: \xed\xa0\x80".to_vec(), "E0002");
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        "openapi: 3.1.0".encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    for (mark, bytes) in
        [(&b"\xff\xfe"[..], utf16(u16::to_le_bytes)), (b"\xfe\xff", utf16(u16::to_be_bytes))]
    {
        let marked = [mark, &bytes].concat();
        let text = refused(marked, "E0002");
        assert!(text.contains("UTF-8"), "{text}");
        assert!(seen(bytes).fatal);
    }
    for byte in 0..=255_u8 {
        seen(vec![byte; 64]);
    }
}

#[test]
fn a_file_of_500_mb_is_refused_by_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.yaml");
    // No byte of it is on the disk: reading it would still take its size in memory.
    std::fs::File::create(&path).unwrap().set_len(500 << 20).unwrap();
    let start = processor_time();
    let refused = specwright_build::Provider::of_document("big", &path).unwrap_err();
    let took = start.zip(processor_time()).map(|(start, end)| end.saturating_sub(start));
    assert_eq!(refused.diagnostic.code.0, "E0908");
    assert!(took.is_none_or(|took| took < std::time::Duration::from_millis(100)), "{took:?}");
}

#[cfg(unix)]
#[test]
fn what_is_not_a_file_is_not_waited_for() {
    let zero = std::path::Path::new("/dev/zero");
    let refused = specwright_build::Provider::of_document("zero", zero).unwrap_err();
    assert_eq!(refused.diagnostic.code.0, "E0901");
}

/// Descriptions become doc comments: what may open a span, a link, an element or a quote does so without end.
#[test]
fn descriptions_that_open_and_never_close() {
    let runs: String = (1..1_000).map(|length| "`".repeat(length) + " ").collect();
    for text in [
        runs,
        "[".repeat(200_000),
        "<code>".repeat(100_000),
        format!("|{}", "<br>".repeat(100_000)),
        "<a".repeat(100_000),
        "> ".repeat(100_000),
    ] {
        let seen =
            generated(schemas(&format!("    A: {{ type: object, description: {text:?} }}\n")));
        assert_eq!(seen.codes, [""; 0]);
    }
}
