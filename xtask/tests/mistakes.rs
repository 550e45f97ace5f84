//! Deliberate mistakes in the documents under `specs/`, one of each kind, and what people read then.
//!
//! Every snapshot was read with the question whether the mistake is found from the message alone.

#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use specwright_build::{Error, Provider, Style, Switches, pipeline, render};

/// One slip of the pen: in a file of a provider, the first `from` after `anchor` becomes `to`.
struct Slip<'t> {
    provider: &'static str,
    file: &'static str,
    anchor: &'static str,
    from: &'static str,
    to: &'t str,
}

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

/// A copy of a provider's folder with the slip in it. The sum that pins the document goes, or nothing else would be told.
fn copy(slip: &Slip<'_>) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("specs").join(slip.provider);
    fs::create_dir_all(&folder).unwrap();
    for file in ["openapi.yaml", "overlay.yaml", "provider.yaml"] {
        let mut text = fs::read_to_string(specs().join(slip.provider).join(file)).unwrap();
        if file == slip.file {
            let start = text.find(slip.anchor).expect("the anchor is in the file");
            let at = start + text[start..].find(slip.from).expect("the text is after the anchor");
            text.replace_range(at..at + slip.from.len(), slip.to);
        }
        let pinned = |line: &&str| !line.starts_with("sha256: ") || slip.to.contains("sha256");
        let text: String = text.split_inclusive('\n').filter(pinned).collect();
        fs::write(folder.join(file), text).unwrap();
    }
    root
}

fn told(slip: &Slip<'_>, switches: &Switches) -> String {
    let root = copy(slip);
    let read = Provider::read(root.path(), slip.provider).map_err(Error::from);
    match read.and_then(|provider| pipeline::generate(&provider, switches)) {
        Ok(module) => render(&module.problems, Style::Plain),
        Err(error) => error.to_string(),
    }
}

/// Turns the list into tests, each with a snapshot of its name.
macro_rules! mistakes {
    ($($name:ident: $provider:literal $file:literal, $anchor:literal, $from:literal => $to:literal;)*) => {
        $(#[test]
        fn $name() {
            let slip = Slip { provider: $provider, file: $file, anchor: $anchor, from: $from, to: $to };
            insta::assert_snapshot!(told(&slip, &Switches::default()));
        })*
    };
}

mistakes! {
    // What stops the generator.
    syntax: "passage" "openapi.yaml", "    ClaimLinkRequest:", "type: object" => "type: [object";
    indentation: "passage" "openapi.yaml", "    ClaimLinkRequest:", "      type: object" => "     type: object";
    duplicate_key: "plaid" "openapi.yaml", "  schemas:", "type: string" => "type: string\n      type: object";
    dangling_reference: "plaid" "openapi.yaml", "  schemas:", "#/components/schemas/" => "#/components/schemata/";
    misspelt_reference: "passage" "openapi.yaml", "paths:", "schemas/CreateLinkRequest" => "schemas/CreateLinkReqest";
    reference_to_a_file: "passage" "openapi.yaml", "paths:", "#/components/schemas/CreateLinkRequest" => "../../secrets.yaml#/a";
    circle: "passage" "openapi.yaml", "    Unauthorized:", "description:" => "$ref: '#/components/responses/Unauthorized'\n      description:";
    endless: "passage" "openapi.yaml", "    LinkStatus:", "type: string" => "allOf: [{$ref: '#/components/schemas/LinkStatus'}]";
    negative_length: "passage" "openapi.yaml", "    ClaimLinkRequest:", "minLength: 1" => "minLength: -1";
    number_as_text: "stripe" "openapi.yaml", "maxLength", "5000" => "'5000'";
    malformed_pattern: "moneykit" "openapi.yaml", "pattern:", "refresh_token)$" => "refresh_token$";
    misspelt_type: "plaid" "openapi.yaml", "  schemas:", "type: string" => "type: strin";
    wrong_shape: "passage" "openapi.yaml", "  /v1/links:", "'201':\n" => "'201': []\n        '202':\n";
    version: "moneykit" "openapi.yaml", "openapi:", "3.1.0" => "2.0.0";
    reference_to_the_network: "plaid" "openapi.yaml", "  schemas:", "'#/components/schemas/" => "'https://example.com/a.yaml#/";
    control_character: "passage" "openapi.yaml", "    ClaimLinkRequest:", "The code" => "The\0code";
    pattern_bomb: "moneykit" "openapi.yaml", "pattern:", "^(client_credentials|refresh_token)$" => "((a{1,1000}){1,1000}){1,1000}";
    // What is legal and surprising.
    misspelt_keyword: "passage" "openapi.yaml", "    ClaimLinkRequest:", "minLength: 1" => "minLenght: 1";
    keyword_of_another_version: "stripe" "openapi.yaml", "maxLength", "maxLength: 5000" => "const: card";
    default_refused: "passage" "openapi.yaml", "14400", "14400" => "'14400'";
    example_refused: "passage" "openapi.yaml", "cardNumber", "webhookUrl: https://your-server.com/webhook" => "webhookUrl: your-server";
    required_undeclared: "passage" "openapi.yaml", "    ClaimLinkRequest:", "- code" => "- cod";
    pattern_of_no_engine: "moneykit" "openapi.yaml", "pattern:", "^(client_credentials|refresh_token)$" => "^(?=(a+))\\1$";
    enum_twice: "passage" "openapi.yaml", "    LinkStatus:", "- active" => "- active\n        - pending";
    overlapping_branches: "passage" "openapi.yaml", "    ResourceOperation:", "type: [object, 'null']" => "oneOf: [{type: object}, {type: [object, 'null'], maxProperties: 9}]";
    changed_name: "passage" "openapi.yaml", "    LinkStatus:", "- active" => "- active\n        - ACTIVE";
    // Our own files.
    unknown_setting: "plaid" "provider.yaml", "unknown_members", "unknown_members: drop" => "unkown_members: drop";
    unknown_choice: "plaid" "provider.yaml", "integers", "i64" => "int64";
    name_for_nothing: "moneykit" "provider.yaml", "LinkWebhook", "LinkWebhook" => "LinkWebhook\n  /components/schemas/Nothing: Something";
    name_that_is_none: "moneykit" "provider.yaml", "LinkWebhook", "LinkWebhook" => "link webhook!";
    pinned: "passage" "provider.yaml", "sha256", "75255" => "sha256";
    overlay_target_of_nothing: "passage" "overlay.yaml", "actions", "CreateLinkRequest" => "CreateLinkReqest";
    overlay_target_malformed: "passage" "overlay.yaml", "actions", "$.components" => "components";
    overlay_without_a_reason: "passage" "overlay.yaml", "actions", "description:" => "x-why:";
    overlay_unknown_key: "passage" "overlay.yaml", "actions", "update:" => "updaet:";
}

#[test]
fn documents_that_grow() {
    let (file, anchor, from) = ("openapi.yaml", "paths:", "paths:");
    let level =
        |at: usize| format!("x-a{at}: &a{at} [{}]\n", vec![format!("*a{}", at - 1); 10].join(", "));
    let levels: String = (1..12).map(level).collect();
    let to = format!("x-a0: &a0 [lol]\n{levels}paths:");
    let aliases = Slip { provider: "passage", file, anchor, from, to: &to };
    insta::assert_snapshot!("alias_bomb", told(&aliases, &Switches::default()));
    let to = format!("x-deep: {}{}\npaths:", "[".repeat(1_000), "]".repeat(1_000));
    let nesting = Slip { provider: "stripe", file, anchor, from, to: &to };
    insta::assert_snapshot!("nesting", told(&nesting, &Switches::default()));
}

#[test]
fn several_at_once() {
    let slip = Slip {
        provider: "passage",
        file: "openapi.yaml",
        anchor: "    ClaimLinkRequest:",
        from: "minLength: 1",
        to: "minLength: one\n          maxLength: -2\n          pattern: '['",
    };
    insta::assert_snapshot!(told(&slip, &Switches::default()));
}

#[test]
fn leniency_names_what_is_lost() {
    let lenient = Switches { lenient: true, ..Switches::default() };
    let (provider, file, anchor) = ("passage", "openapi.yaml", "    LinkSummary:");
    let from = "$ref: '#/components/schemas/LinkStatus'";
    let reference =
        Slip { provider, file, anchor, from, to: "$ref: '#/components/schemas/LinkStat'" };
    insta::assert_snapshot!("lenient_reference", told(&reference, &lenient));
    let keyword = Slip { provider, file, anchor, from, to: "maxLength: -1" };
    insta::assert_snapshot!("lenient_keyword", told(&keyword, &lenient));
}

#[test]
fn the_documents_themselves_are_fine() {
    for provider in ["moneykit", "passage", "plaid", "stripe"] {
        let (file, anchor) = ("openapi.yaml", "openapi");
        let slip = Slip { provider, file, anchor, from: anchor, to: anchor };
        assert_eq!(told(&slip, &Switches::default()), "");
    }
}
