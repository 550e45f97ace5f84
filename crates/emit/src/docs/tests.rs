//! What of a document's text reaches rustdoc.

use specwright_model::keywords::{
    Const, DependentRequired, Elements, Enum, MaxLength, Members, Never, Pattern,
};
use specwright_model::{Keyword, Model, Notes, Schema, SchemaId, Value};

use super::{attributes, code, lines, prose};

fn shown(text: &str) -> String {
    prose(text).join("\n")
}

/// What rustdoc would run, link or take for HTML, as its own parser sees the text.
fn dangers(lines: &[String]) -> Vec<String> {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

    let text = lines.join("\n");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    // rustdoc asks what a link without a target means.
    let linked =
        |link: pulldown_cmark::BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
    let found =
        Parser::new_with_broken_link_callback(&text, options, Some(linked)).filter_map(|event| {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == "text" => {
                    None
                }
                Event::Start(Tag::CodeBlock(kind)) => Some(format!("{kind:?}")),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let web = ["https://", "http://", "mailto:"]
                        .iter()
                        .any(|scheme| dest_url.starts_with(scheme));
                    (!web).then(|| dest_url.to_string())
                }
                Event::Html(html) | Event::InlineHtml(html) => Some(html.to_string()),
                _ => None,
            }
        });
    found.collect()
}

#[test]
fn markdown_stays_markdown() {
    let text = "A *client* with `code`.\n\n- one [link](https://example.com/a_(b))\n- two\n  more\n\n| a | b |\n|---|---|\n| 1 | 2 |";
    assert_eq!(shown(text), text);
}

#[test]
fn html_becomes_markdown() {
    let text = "<p>Created <b>by</b> <code>a&lt;b&gt;</code>, see <a href=\"https://example.com/x\">the docs</a>.</p>\
                <ul><li>one</li><li>two</li></ul><pre>let x;</pre>";
    insta::assert_snapshot!(shown(text), @r"
    Created **by** `a<b>`, see [the docs](https://example.com/x).

    - one
    - two

    ~~~text
    let x;
    ~~~
    ");
}

#[test]
fn unknown_tags_are_text() {
    assert_eq!(
        shown("Use <user_id> or <script>alert(1)</script>"),
        r"Use \<user_id> or \<script>alert(1)\</script>"
    );
}

#[test]
fn links_are_web_addresses_or_text() {
    assert_eq!(shown("see https://example.com/a?b=c."), "see <https://example.com/a?b=c>.");
    assert_eq!(
        shown("[a](/docs/a) [b](#b) [Vec] [x][y] ![i](https://e.org/i.png)"),
        r"a (`/docs/a`) b \[Vec] \[x]\[y] [i](https://e.org/i.png)"
    );
    assert_eq!(
        shown("[f](crate::f) [j](javascript:alert(1))"),
        "f (`crate::f`) j (`javascript:alert(1)`)"
    );
    assert_eq!(shown("<https://e.org> (https://e.org)"), "<https://e.org> (<https://e.org>)");
}

#[test]
fn no_text_is_run_as_a_doctest() {
    for text in [
        "```\nstd::process::exit(1)",
        "```rust\nfn a() {}\n```",
        "    indented();",
        "\tindented();",
        "- item\n\n      deep();",
        "- item\n  ```\n  code();\n  ```\ntext\n\n    more();",
        "> ```\n> quoted();\n> ```",
        ">     quoted();",
        "-     item();",
        "text\n14. not a list\n\n    code();",
        "> - a\n\n    code();",
        "* * *\n\n    code();",
        "12345678. a\n\n            code();",
        "~~~~\n~~~\ncode();",
        "<pre>\ncode();\n</pre>",
        "1.\n\n    code();",
        "- a\n14. b\n\n    code();",
        ">>>>>>>>>>     code();",
        "> > > > > > > > >     code();",
        "a\n\n* * *\n- - -\n    code();",
        "- > a\n\n      code();",
        "- a\n\n  > b\n\n      code();",
        "`a\n- b` [Vec] <b",
        "| `a | b` [Vec] |",
        "[a]: https://example.com\n\n[a]",
        "<b>a <i>b</b> <a href='x'>c</a> <a>",
        "<!-- a\n\n    b",
        "a <div\nb>",
        "&lt;script&gt; <?php ?> <![CDATA[a]]> <!DOCTYPE a>",
    ] {
        let lines = prose(text);
        assert_eq!(dangers(&lines), Vec::<String>::new(), "{text:?} → {lines:#?}");
    }
}

/// Texts put together from everything the rewriting looks at.
#[test]
fn no_mixture_gets_through() {
    const PARTS: [&str; 30] = [
        "a",
        " ",
        "    ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "14. ",
        "123456789. ",
        "> ",
        "```",
        "~~~",
        "`",
        "``",
        "[",
        "](",
        ")",
        "!",
        "<b>",
        "<",
        ">",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<li>",
        "\\",
        "|",
        "#",
        "https://e.org",
    ];
    let mut state = 1_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..14 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PARTS[usize::try_from(state >> 33).unwrap() % PARTS.len()]);
        }
        let lines = prose(&text);
        assert_eq!(dangers(&lines), Vec::<String>::new(), "{text:?} → {lines:#?}");
    }
}

#[test]
fn nested_lists_keep_their_levels() {
    let text = "Options:\n  - a\n    - b\n      c\n  - d";
    assert_eq!(shown(text), "Options:\n- a\n  - b\n    c\n- d");
}

#[test]
fn characters_that_mislead_are_left_out() {
    assert_eq!(shown("a\u{202E}b\0c\rd\u{2066}e\u{FEFF}"), "abc\nde");
    assert_eq!(shown("*/ #![allow(x)] */"), "*/ #!\\[allow(x)] */");
}

#[test]
fn unclosed_code_is_text() {
    assert_eq!(shown("a ` b `` c"), "a \\` b \\`\\` c");
}

#[test]
fn code_shows_what_it_holds() {
    assert_eq!(
        [code("a"), code("a`b"), code("`"), code("")],
        ["`a`", "``a`b``", "`` ` ``", "`  `"]
    );
}

fn schema(keywords: Vec<Keyword>) -> Schema {
    Schema { keywords, ..Schema::default() }
}

#[test]
fn text_then_facts_then_limits() {
    let notes = Notes {
        description: Some("How long.".into()),
        default: Some(Value::Number("14400".into())),
        deprecated: true,
        read_only: true,
        format: Some("seconds".into()),
        ..Notes::default()
    };
    let enumeration = Keyword::Enum(Enum(vec![
        Value::String("a".into()),
        Value::String("b".into()),
        Value::Null,
    ]));
    let pattern = Keyword::Pattern(Pattern("^[a-z]\n`$".into()));
    let field =
        Schema { notes, ..schema(vec![enumeration, Keyword::MaxLength(MaxLength(5000)), pattern]) };
    let model = Model { schemas: vec![field], ..Model::default() };
    insta::assert_snapshot!(lines(&model, SchemaId(0), &|_| false).join("\n"), @r"
    How long.

    One of `a`, `b`, `null`.
    Default: `14400`.
    Deprecated.
    Read only: responses carry it.

    - at most 5000 characters
    - matches `^[a-z] `$\`
    - format `seconds`, not checked
    ");
}

#[test]
fn closed_objects_and_items_say_so() {
    let members = Keyword::Members(Members { additional: Some(SchemaId(1)), ..Members::default() });
    let needs =
        Keyword::DependentRequired(DependentRequired(vec![("card".into(), vec!["name".into()])]));
    let items = Keyword::Elements(Elements { prefix: Vec::new(), rest: Some(SchemaId(2)) });
    let model = Model {
        schemas: vec![
            schema(vec![needs, members, items]),
            schema(vec![Keyword::Never(Never)]),
            schema(vec![Keyword::MaxLength(MaxLength(40)), Keyword::Const(Const(Value::Null))]),
        ],
        ..Model::default()
    };
    insta::assert_snapshot!(lines(&model, SchemaId(0), &|_| false).join("\n"), @r"
    Unknown members are refused.

    - `card` needs `name`
    - each item: at most 40 characters
    - each item: always `null`
    ");
}

#[test]
fn long_enumerations_are_cut() {
    let values = (0..40).map(|value| Value::Number(value.to_string())).collect();
    let model =
        Model { schemas: vec![schema(vec![Keyword::Enum(Enum(values))])], ..Model::default() };
    assert_eq!(
        lines(&model, SchemaId(0), &|_| false),
        ["One of `0`, `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11` and 28 more."]
    );
}

#[test]
fn attributes_are_one_a_line() {
    let tokens = attributes(&["a".to_owned(), String::new(), "`\"`".to_owned()]);
    assert_eq!(tokens.to_string(), r#"# [doc = " a"] # [doc = ""] # [doc = " `\"`"]"#);
}
