//! The same patterns and texts given to an independent engine, and to each of our own engines.

use std::path::PathBuf;

use super::sample::{Chance, damage, walk};
use crate::Pattern;
use crate::pattern::bounded::Bounded;
use crate::pattern::engine::Engine;
use crate::pattern::looking::Looking;
use crate::pattern::node::Node;
use crate::pattern::{automaton, parse, plain::Plain};

/// Patterns that meet every part of the grammar and every engine.
const OWN: &[&str] = &[
    r"^[a-z]+$",
    r"[a-z]{2}\d?",
    r"^(a|ab)(c|bcd)(d*)$",
    r"\bfoo\b|\Bbar",
    r"^(?:a*)*b$",
    r"(a?){3}b",
    r"^(\w+)\s\1$",
    r"(?<!-)x(?=y)",
    r"^(?=.*\d)(?=.*[a-z]).{4,8}$",
    r"^(?!.*--)[a-z-]+$",
    r"(?<=a.c)d",
    r"x(?!y(?=z))",
    r"(?<!^)a",
    r"^((a)|b)*\2c",
    r"(?:(a)|(b))\1\2c",
    r"^\s*[^,\s.]+(\s*[,.]\s*[^,\s.]+)*$",
    r"[^\d\s]{2,3}$",
    r"a.?b|c.*d",
    r"^[\p{L}\d]+-\p{Lu}$",
    r"^.{0,5}$",
    r"\u{1F432}*x",
    r"^a{2,3}b{0,2}c?$",
    r"^[a-c]{1,3}[x-z]*!?$",
    r"^(ab){2}$",
    "^$",
    "",
    "a|",
    r"^(?:|x)y",
    r"^[^]a[]?",
    r"(a|b\1)+c",
    r"(?=(a))b|a",
    r"^(?:(a)|b)*\1$",
    r"^(a*?)b\1$",
    r"\w\b.\b\w",
    r"(?<=\bx)y",
    r"(?<!a|bc)d$",
    r"a(?=$)|^(?<=^)b",
    r"^(?![0-9a-f]{2}$)^[a-z]([a-z0-9-]*[a-z0-9]+)?$",
    r"^(?!\s)(.*)(\S)$",
    r"((?:a|b)?)c\1",
    r"(?:a{0,2}){2}b",
    r"(?:a??)+b",
];

fn oracle(source: &str) -> Option<regress::Regex> {
    ["u", ""].into_iter().find_map(|flags| regress::Regex::with_flags(source, flags).ok())
}

fn texts(node: &Node, seed: u64, count: usize) -> Vec<String> {
    let mut chance = Chance::new(seed);
    let mut texts: Vec<String> = ["", "a", "\n", "é🐲"].map(str::to_owned).to_vec();
    while texts.len() < count {
        let mut text = String::new();
        walk(node, &mut chance, &mut Vec::new(), &mut text);
        text = text.chars().take(400).collect();
        texts.push(damage(&text, &mut chance));
        texts.push(text);
    }
    texts
}

/// Every engine that can run the pattern.
fn engines(node: &Node) -> Vec<Engine> {
    let plain = Plain::of(node).map(Engine::Plain);
    let automaton = automaton::build(node).ok().map(|regex| Engine::Automaton(Box::new(regex)));
    let looking = if node.refers() { None } else { Looking::build(node).ok().map(Engine::Looking) };
    let bounded = if node.looks() { None } else { Bounded::build(node).ok().map(Engine::Bounded) };
    [plain, automaton, looking, bounded].into_iter().flatten().collect()
}

/// Compares all verdicts; tells how many there were and how many matched.
fn compare(source: &str, count: usize, every_engine: bool) -> (usize, usize) {
    let node = parse::parse(source).unwrap();
    let oracle = oracle(source).unwrap_or_else(|| panic!("the oracle does not read {source}"));
    let chosen = Engine::build(node.clone()).unwrap();
    let others = if every_engine { engines(&node) } else { Vec::new() };
    let mut matched = 0;
    let texts = texts(&node, u64::try_from(source.len()).unwrap(), count);
    for text in &texts {
        let expected = oracle.find(text).is_some();
        matched += usize::from(expected);
        assert_eq!(chosen.is_match(text), expected, "/{source}/ on {text:?}");
        for other in &others {
            assert_eq!(
                other.is_match(text),
                expected,
                "/{source}/ on {text:?} by {:?}",
                other.kind()
            );
        }
    }
    (texts.len(), matched)
}

#[test]
fn every_engine_agrees_with_the_oracle() {
    let (mut all, mut matched) = (0, 0);
    for source in OWN {
        let counts = compare(source, 300, true);
        all += counts.0;
        matched += counts.1;
    }
    eprintln!("{all} verdicts, {matched} of them matches");
    assert!(matched > all / 10 && matched < all);
}

#[test]
fn the_corpus_agrees_with_the_oracle() {
    let Some(file) = corpus() else { return };
    let (mut run, mut refused, mut all, mut matched) = (0, Vec::new(), 0, 0);
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        let source = entry["pattern"].as_str().unwrap();
        match Pattern::check(source) {
            Ok(_) => {
                run += 1;
                let counts = compare(source, 60, false);
                all += counts.0;
                matched += counts.1;
            }
            Err(error) => {
                assert_eq!(error.malformed, entry["ecma"] == false, "{source}: {error}");
                refused.push(format!("{source}: {error}"));
            }
        }
    }
    eprintln!(
        "{run} patterns run, {all} verdicts, {matched} of them matches; refused:\n{}",
        refused.join("\n")
    );
    assert_eq!(refused.len(), 1, "{refused:#?}");
}

/// Pieces of patterns, well-formed and not.
const WORDS: &str = r"a b ( ) (?: (?= (?<! (?<n> [ ] [^ - * + ? { } {2} {1,2} {2,1} {, | ^ $ . \d \w \b \1 \2 \k<n> \cA \c \x41 \x \u0041 \u{1F432} \uD83D \uDC32 \- \/ \ \p{L} \P{Lu} \p{x} \p \0 \z é , 2 < = !";
/// Pieces of texts.
const LETTERS: [&str; 8] = ["a", "b", "2", "é", "A", "-", "\n", "🐲"];

#[test]
fn the_grammar_is_that_of_the_oracle() {
    let words: Vec<&str> = WORDS.split(' ').chain(["\n"]).collect();
    let mut chance = Chance::new(11);
    let (mut accepted, mut count, mut compared) = (0, 0, 0);
    for _ in 0..15_000 {
        let length = 1 + chance.below(8);
        let source: String = (0..length).map(|_| words[chance.below(words.len())]).collect();
        // The oracle lets assertions be repeated; the grammar does not.
        if ["^", "$", "\\b"].iter().any(|edge| {
            ["*", "+", "?", "{2}", "{1,2}"]
                .iter()
                .any(|more| source.contains(&format!("{edge}{more}")))
        }) {
            continue;
        }
        let strict = regress::Regex::with_flags(&source, "u").ok();
        let ours = Pattern::is_regex(&source);
        count += 1;
        accepted += usize::from(ours);
        assert!(ours || strict.is_none(), "{source:?} is a regular expression");
        assert!(
            !ours || oracle(&source).is_some(),
            "{source:?} is no regular expression, not even an old one"
        );
        // Half a pair never matches, but may be repeated no times: the oracle forgets that.
        let halved = source.replace(r"\uD83D\uDC32", "").contains(r"\uD");
        if let (Some(strict), Ok(_), false) = (strict, Pattern::check(&source), halved) {
            let pattern = Pattern::new(source.leak());
            for _ in 0..5 {
                let text: String = (0..chance.below(7)).map(|_| LETTERS[chance.below(8)]).collect();
                assert_eq!(
                    pattern.is_match(&text),
                    strict.find(&text).is_some(),
                    "{pattern:?} on {text:?}"
                );
                compared += 1;
            }
        }
    }
    eprintln!("{accepted} of {count} texts are regular expressions, {compared} verdicts");
    assert!(accepted > count / 20);
}

fn corpus() -> Option<PathBuf> {
    let folder = match std::env::var_os("SPECWRIGHT_SHARED") {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            assert!(folder.is_dir(), "SPECWRIGHT_SHARED names no folder");
            folder
        }
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
    };
    let file = folder.join("corpus/patterns.jsonl");
    if !file.exists() {
        eprintln!("not run: corpus/patterns.jsonl is absent");
    }
    file.exists().then_some(file)
}
