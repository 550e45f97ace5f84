//! Patterns: what is refused, who runs what, and verdicts against an independent engine of ECMA-262.

use super::{Check, Pattern, PatternError};

mod differential;
mod sample;

fn found(source: &str, text: &str) -> bool {
    Pattern::check(source).unwrap();
    Pattern::new(source.to_owned().leak()).is_match(text)
}

fn check(source: &str, matching: &[&str], others: &[&str]) {
    for text in matching {
        assert!(found(source, text), "/{source}/ is not found in {text:?}");
    }
    for text in others {
        assert!(!found(source, text), "/{source}/ is found in {text:?}");
    }
}

#[test]
fn the_meaning_is_that_of_ecma() {
    check("^abc$", &["abc"], &["abc\n", "\nabc", "abcd"]);
    check(
        r"^\d+\s\w$",
        &["1\u{FEFF}_", "1\u{2003}a", "12\u{2028}b"],
        &["\u{0663} a", "1\u{200B}a", "1 é"],
    );
    check("^.$", &["é", "🐲", "\u{85}"], &["\n", "\r", "\u{2028}", "\u{2029}", "", "ab"]);
    check(r"^\uD83D\uDC32$", &["🐲"], &["🐉"]);
    check(r"^\u{1F432}\x41\cA\0\/\-$", &["🐲A\u{1}\0/-"], &[]);
    check("^[^]$", &["\n", "a"], &[""]);
    check("a[]|b", &["b"], &["a"]);
    check(r"^[\w-./:]+$", &["a-./:"], &["a b"]);
    check(r"\bcat\b", &["a cat", "écat"], &["concat", "cat_"]);
    check(r"^é\B$", &["é"], &["éa"]);
    check(r"\B", &["é", "", "ab"], &["a"]);
    check("^[{]?a{,5}{x}$", &["a{,5}{x}", "{a{,5}{x}"], &["aaaaa"]);
    check(r"^\p{L}\p{Script=Greek}\P{Nd}\p{digit}\p{gc=Lu}$", &["éαa٣Ω"], &["éaa٣Ω"]);
    check(r"^(?<year>\d{4})-\k<year>$", &["2020-2020"], &["2020-2021"]);
    check(r"^\uD83D$", &[], &["🐲", "\u{FFFD}"]);
    check("^[a-z]{1,5000}$", &["a", &"z".repeat(5000)], &["", &"z".repeat(5001)]);
    check("^.{0,262144}$", &["", &"é".repeat(262_144)], &[&"é".repeat(262_145)]);
}

#[test]
fn what_is_no_regular_expression_is_refused() {
    let wrong = [
        "(",
        ")",
        "(?:a",
        "[a",
        "a**",
        "*",
        "^*",
        "{1}",
        "a{2,1}",
        r"\",
        r"\a",
        r"\Z",
        r"\y",
        r"\c",
        r"\x4",
        r"\u12",
        r"\u{110000}",
        r"\u{}",
        r"\1",
        r"(a)\2",
        r"\k<n>",
        r"\k",
        "(?<n>a)(?<n>b)",
        "(?P<n>a)",
        "(?i)a",
        "(?#c)",
        "[b-a]",
        r"\p{letter}",
        r"\p{Greek}",
        r"\p{Nope}",
        r"\pL",
        r"[\p{]",
        r"(?=a)*",
        r"\01",
        "(?<1>a)",
        "(?<>a)",
    ];
    for source in wrong {
        let error = Pattern::check(source).expect_err(source);
        assert!(error.malformed, "{source}: {error}");
        assert!(!Pattern::is_regex(source));
    }
    assert_eq!(Pattern::check("ab(c").unwrap_err().to_string(), "unclosed `(` (at character 3)");
}

#[test]
fn what_no_engine_runs_is_refused_with_a_reason() {
    let refused = |source: &str| Pattern::check(source).unwrap_err();
    assert_eq!(
        refused(r"(a)(?<=b)\1c"),
        PatternError {
            reason: "back-references together with a look around",
            at: None,
            malformed: false
        }
    );
    assert!(!refused("^([a-z]{1,5000}-){1,5000}x").malformed);
    assert!(!refused("((a{1000}){1000}){1000}b|c$").malformed);
    assert!(!refused(&"(".repeat(5000)).malformed);
    assert!(!refused(&"(?=a)x".repeat(50)).malformed);
    assert!(!refused(r"(a){999999999}(b)\1c").malformed);
    assert!(!refused(r"(?<=(x{4000}){4000})y").malformed);
    assert!(!refused(&"a".repeat(70_000)).malformed);
}

#[test]
fn each_pattern_runs_on_the_simplest_engine() {
    let kinds = [
        (
            Check::Plain,
            vec![
                "^/v1/a",
                "balance",
                "^[a-z]{1,5000}$",
                r"^\d{4}-\d{2}$",
                "a|b",
                "",
                "^$|^[a-z]+$",
                "[0-9]{3}",
                "^(a{2}-){3}b$",
            ],
        ),
        (Check::Plain, vec![r"([a|b])(,\1)*", "^(?!sink_)[a-z_]+$", ".*", "^a+b?c*"]),
        (
            Check::Automaton,
            vec!["^(ab|c)+$", "^[a-z]+[a-z0-9]+$", r"\bx", "a$", "^(?!a|bc+)x*y[xy]$"],
        ),
        (Check::Looking, vec!["(?<!-)x", "a(?=b)", r"^([a-z]+(?<!-))(\.x)*$"]),
        (Check::Bounded, vec![r"(a+)\1b", r"^(['x]).*\1$"]),
    ];
    for (kind, sources) in kinds {
        for source in sources {
            assert_eq!(Pattern::check(source), Ok(kind), "{source}");
        }
    }
}

#[test]
fn back_references_end_at_their_bound() {
    let source = r"^(a*)(a*)(a*)(a*)(a*)(a*)\6b$";
    let start = std::time::Instant::now();
    assert!(!found(source, &"a".repeat(2000)));
    assert!(found(source, "aab"));
    // Ten thousand times what it takes; without the bound it would not end.
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn looks_around_stay_linear() {
    let text = "a".repeat(20_000);
    assert!(!found("(?=(a+)+b)(a+)+c(?<!x+y)", &text));
    assert!(!found("^(?:(a|aa)+)+$(?<=b)", &text));
}

#[test]
fn nesting_is_bounded_in_stack_and_time() {
    let nested =
        |open: &str, close: &str, depth| format!("{}a{}", open.repeat(depth), close.repeat(depth));
    for close in [")*", "){0,2}", "){2}", "){3,}", ")?", "|b)+"] {
        for (open, start, end) in [("(?:", "", "$"), ("(", r"^", r"\1x"), ("(?:", "", "(?<!z)")] {
            let source = format!("{start}{}{end}", nested(open, close, 90));
            if Pattern::check(&source).is_ok() {
                found(&source, "aaaa");
            }
        }
    }
    assert!(Pattern::check(&nested("(?=", ")", 20)).is_ok());
    assert!(!Pattern::check(&nested("(?:", ")", 2000)).unwrap_err().malformed);
}

#[test]
fn a_pattern_is_ready_for_many_threads() {
    static SHARED: Pattern = Pattern::new("^(ab|cd)+$");
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| SHARED.is_match("abcd") && !SHARED.is_match("abc")))
            .collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    });
    assert_eq!(format!("{SHARED:?}"), "/^(ab|cd)+$/u");
    assert!(!Pattern::new("(").is_match(""));
}
