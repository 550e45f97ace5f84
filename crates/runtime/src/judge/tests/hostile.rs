//! Payloads and tables that aim at the stack, at memory and at time.

use std::time::{Duration, Instant};

use super::{properties, schema, verdicts};
use crate::{
    Asked, Direction, Elements, Limits, Members, Property, Rule, Schema, Types, Union, judge_slice,
};

static STRING: Schema = schema!("#/s": Rule::Type(Types::STRING));
static A: Schema = schema!("#/a": Rule::Required(&[Asked::Always("a")]), properties!("c": &BOMB));
static B: Schema = schema!("#/b": Rule::Required(&[Asked::Always("b")]), properties!("c": &BOMB));
static C: Schema = schema!("#/c": Rule::Ref(&A));
/// Each level asks three times for the level below.
static BOMB: Schema =
    schema!("#/bomb": Rule::AnyOf(Union { branches: &[&A, &B, &C], tag: None, sieve: None }));

fn nested(open: &str, close: &str, inner: &str, depth: usize) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn nested_unions_are_judged_once() {
    let start = Instant::now();
    let deep = Limits::new().depth(Limits::MAX_DEPTH);
    for inner in ["{}", "{\"b\":1}", "1"] {
        let text = nested("{\"b\":1,\"c\":", "}", inner, 100);
        let verdict = judge_slice(text.as_bytes(), &BOMB, Direction::Neutral, &deep);
        assert_eq!(verdict.is_ok(), inner != "{}", "{inner}");
        let text = nested("{\"c\":", "}", inner, 100);
        assert!(judge_slice(text.as_bytes(), &BOMB, Direction::Neutral, &deep).is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn repeated_references_end_in_a_violation() {
    /// Doubles the work at each of forty levels without looking at anything.
    static LEVELS: [Schema; 4] = [
        schema!("#/0": Rule::AllOf(&[&LEVELS[1], &LEVELS[1], &LEVELS[1], &LEVELS[1]]), properties!("c": &LEVELS[0])),
        schema!("#/1": Rule::AllOf(&[&LEVELS[2], &LEVELS[2], &LEVELS[2], &LEVELS[2]])),
        schema!("#/2": Rule::AllOf(&[&LEVELS[3], &LEVELS[3], &LEVELS[3], &LEVELS[3]])),
        schema!("#/3": properties!("c": &LEVELS[0])),
    ];
    let text = nested("{\"c\":", "}", "{}", 60);
    let found =
        judge_slice(text.as_bytes(), &LEVELS[0], Direction::Neutral, &Limits::new()).unwrap_err();
    assert_eq!(
        found.as_slice().iter().map(|violation| violation.keyword).collect::<Vec<_>>(),
        ["size"]
    );
}

#[test]
fn deep_schemas_over_deep_payloads_fit_a_small_stack() {
    /// Four applications for each level of the payload.
    static DEEP: Schema = schema!("#/d": Rule::AllOf(&[&DEEP_ANY]));
    static DEEP_ANY: Schema = schema!("#/d/any": Rule::AnyOf(Union { branches: &[&STRING, &DEEP_REF], tag: None, sieve: None }));
    static DEEP_REF: Schema = schema!("#/d/ref": Rule::Ref(&DEEP_LIST));
    static DEEP_LIST: Schema = schema!("#/d/list": Rule::Type(Types::ARRAY), Rule::Elements(Elements { prefix: &[], rest: Some(&DEEP) }));
    let judged = |depth: usize, inner: &'static str| {
        let run = move || {
            let text = nested("[", "]", inner, depth);
            let limits = Limits::new().depth(Limits::MAX_DEPTH);
            judge_slice(text.as_bytes(), &DEEP, Direction::Neutral, &limits).is_ok()
        };
        std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap()
    };
    assert!(judged(Limits::MAX_DEPTH, "\"x\""));
    assert!(!judged(Limits::MAX_DEPTH, "1,1"));
}

#[test]
fn schemas_too_deep_for_the_stack_end_in_a_violation() {
    /// Eight applications for each level.
    static S: [Schema; 8] = [
        schema!("#/0": Rule::AllOf(&[&S[1]])),
        schema!("#/1": Rule::AllOf(&[&S[2]])),
        schema!("#/2": Rule::AllOf(&[&S[3]])),
        schema!("#/3": Rule::AllOf(&[&S[4]])),
        schema!("#/4": Rule::AllOf(&[&S[5]])),
        schema!("#/5": Rule::AllOf(&[&S[6]])),
        schema!("#/6": Rule::AllOf(&[&S[7]])),
        schema!("#/7": Rule::Elements(Elements { prefix: &[], rest: Some(&S[0]) })),
    ];
    let run = || {
        let text = nested("[", "]", "1", Limits::MAX_DEPTH);
        let limits = Limits::new().depth(Limits::MAX_DEPTH);
        judge_slice(text.as_bytes(), &S[0], Direction::Neutral, &limits).unwrap_err()
    };
    let found = std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
    assert_eq!(
        found.as_slice().iter().map(|violation| violation.keyword).collect::<Vec<_>>(),
        ["depth"]
    );
}

#[test]
fn large_arrays_are_compared_quickly() {
    static UNIQUE: Schema = schema!(Rule::UniqueItems);
    let items: Vec<String> = (0..100_000).map(|number| format!("{{\"n\":{number}}}")).collect();
    let text = format!("[{}]", items.join(","));
    let twice = format!("[{},{{\"n\":7.0}}]", items.join(","));
    let start = Instant::now();
    verdicts(&UNIQUE, &[&text], &[&twice]);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
