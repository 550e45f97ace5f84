//! Payloads that aim at the stack, at time and at memory, and a recursive type in the form the generator emits.

#![allow(clippy::format_collect, reason = "payloads of tests are written plainly")]

use std::hint::black_box;
use std::time::Duration;

use specwright::form;
use specwright::{
    Build, Decode, Direction, Elements, Encode, Json, Limits, Members, Node, Pattern, Property,
    Rule, Schema, Tape, Typed, Types, Union, Writer, from_slice_with, judge, judge_slice,
    tolerant_with,
};

/// The deepest that can be allowed.
const DEEP: Limits = Limits::new().depth(Limits::MAX_DEPTH);

/// Runs in a thread with the stack of a service's thread.
fn on_a_small_stack<T: Send + 'static>(act: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(act)
        .expect("a thread")
        .join()
        .expect("no panic")
}

/// The processor time of this thread; other work on the machine does not count.
fn now() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ')
        .next()
        .and_then(|first| first.parse().ok())
        .map_or(Duration::ZERO, Duration::from_nanos)
}

/// Eight times the size takes less than twenty-four times the time: linear with room, far from quadratic (64). The
/// quarter of a second is for clocks that tick slowly; quadratic work at this size takes seconds.
fn linear(name: &str, make: impl Fn(usize) -> String, act: impl Fn(&str)) {
    let time = |size: usize| {
        let text = make(size);
        let run = || {
            let start = now();
            act(black_box(&text));
            now().saturating_sub(start)
        };
        (0..3).map(|_| run()).min().unwrap_or_default()
    };
    let (small, large) = (time(20_000), time(160_000));
    assert!(large < small * 24 + Duration::from_millis(250), "{name}: {small:?}, then {large:?}");
    assert!(large < Duration::from_secs(10), "{name}: {large:?}");
    assert!(peak() < 1 << 20, "{name}: {} kB at the most", peak());
}

/// The peak memory of this process in kB, where the system tells it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

static PATTERN: Pattern = Pattern::new("^(([a-z])+.)+[A-Z]([a-z])+$");
static TEXT: Schema = Schema {
    at: "#/text",
    rules: &[Rule::Type(Types::STRING), Rule::Pattern(&PATTERN), Rule::MaxLength(9_000_000)],
};
static NUMBER: Schema = Schema {
    at: "#/number",
    rules: &[Rule::Type(Types::NUMBER), Rule::MultipleOf(specwright::Bound::Text("0.01"))],
};
static UNIQUE: Schema = Schema { at: "#/unique", rules: &[Rule::UniqueItems] };
static CLOSED: Schema = Schema {
    at: "#/closed",
    rules: &[Rule::Members(Members {
        properties: &[Property { name: "a", schema: &NUMBER }],
        patterns: &[],
        additional: Some(&TEXT),
    })],
};

fn judged(text: &str, schema: &'static Schema) -> bool {
    judge_slice(text.as_bytes(), schema, Direction::Neutral, &Limits::new().bytes(1 << 30)).is_ok()
}

#[test]
fn time_grows_with_size() {
    let list = |item: fn(usize) -> String| {
        move |size: usize| format!("[{}]", (0..size).map(item).collect::<Vec<_>>().join(","))
    };
    let ignore = |schema: &'static Schema| {
        move |text: &str| {
            black_box(judged(text, schema));
        }
    };
    linear("wide arrays", list(|at| at.to_string()), ignore(&UNIQUE));
    linear("arrays of equal hashes", list(|at| format!("[{{\"a\":{at}.0}}]")), ignore(&UNIQUE));
    linear("long strings", |size| format!("\"{}\"", "a".repeat(size)), ignore(&TEXT));
    linear(
        "patterns that almost match",
        |size| format!("\"{}1\"", "aa.".repeat(size / 3)),
        ignore(&TEXT),
    );
    linear("escapes", |size| format!("\"{}\"", "\\ud83d\\ude00".repeat(size / 12)), ignore(&TEXT));
    linear("numbers of many digits", |size| format!("1{}", "0".repeat(size)), ignore(&NUMBER));
    linear("fractions of many digits", |size| format!("0.{}1", "0".repeat(size)), ignore(&NUMBER));
    let members = |name: fn(usize) -> String| {
        move |size: usize| {
            format!(
                "{{{}}}",
                (0..size).map(|at| format!("{:?}:1", name(at))).collect::<Vec<_>>().join(",")
            )
        }
    };
    linear("wide objects", members(|at| format!("m{at}")), ignore(&CLOSED));
    linear("one key again and again", members(|_| "a".to_owned()), ignore(&CLOSED));
    linear(
        "keys that differ at their end",
        members(|at| format!("{}{at}", "k".repeat(200))),
        ignore(&CLOSED),
    );
}

#[test]
fn texts_that_are_no_json_are_refused() {
    for text in [
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800x\"",
        "\"\u{1}\"",
        "\"\\x\"",
        "\"",
        "{\"a\"}",
        "[1,]",
        "01",
        "1.",
        "1e",
        "+1",
        "nul",
        "[1 2]",
        "\u{FEFF}\u{FEFF}1",
        "{\"a\":1,}",
        "]",
        "",
        " ",
        "'a'",
        "NaN",
        "1//",
        "[1]]",
        "\"\\u12\"",
    ] {
        let refused =
            judge_slice(text.as_bytes(), &Schema::ANY, Direction::Neutral, &DEEP).expect_err(text);
        assert_eq!(refused.iter().map(|one| one.keyword).collect::<Vec<_>>(), ["json"], "{text:?}");
    }
    for bytes in [&b"\"\xff\""[..], b"\"\xed\xa0\x80\"", b"\xfe\xff\0[\0]"] {
        assert!(judge_slice(bytes, &Schema::ANY, Direction::Neutral, &DEEP).is_err());
    }
}

#[test]
fn limits_are_those_the_user_sets() {
    let keyword = |text: &str, limits: &Limits| {
        let refused = judge_slice(text.as_bytes(), &Schema::ANY, Direction::Neutral, limits).err();
        refused.and_then(|violations| violations.iter().next().map(|one| one.keyword))
    };
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(keyword(&nested(4), &Limits::new().depth(4)), None);
    assert_eq!(keyword(&nested(5), &Limits::new().depth(4)), Some("depth"));
    assert_eq!(keyword(&nested(1_000_000), &DEEP), Some("depth"));
    assert_eq!(keyword(&"[".repeat(1_000_000), &DEEP), Some("depth"));
    assert_eq!(keyword(&"{\"a\":".repeat(1_000_000), &DEEP), Some("depth"));
    assert_eq!(keyword("\"abc\"", &Limits::new().bytes(4)), Some("size"));
    let many = format!(
        "{{{}}}",
        (0..1_000).map(|at| format!("\"m{at}\":1")).collect::<Vec<_>>().join(",")
    );
    let refused =
        judge_slice(many.as_bytes(), &CLOSED, Direction::Neutral, &Limits::new().violations(7))
            .expect_err("all are wrong");
    assert_eq!((refused.len(), refused.more()), (7, 993));
}

#[test]
fn any_value_at_the_greatest_depth() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let levels = Limits::MAX_DEPTH / open.matches(['[', '{']).count();
        let text = format!("{}1{}", open.repeat(levels), close.repeat(levels));
        on_a_small_stack(move || {
            let tape = Tape::parse(text.as_bytes(), &DEEP).expect("within the limit");
            let mut writer = Writer::new();
            writer.node(tape.root());
            assert_eq!(writer.into_string(), text);
            let limits = Limits::new().depth(Limits::MAX_DEPTH);
            assert!(judge(tape.root(), &Schema::ANY, Direction::Neutral, &limits).is_ok());
        });
    }
    on_a_small_stack(|| {
        let text = format!("{}1{}", "[".repeat(120), "]".repeat(120));
        let value = Json::parse(&text).expect("within the limit of a value");
        assert_eq!(value.clone(), value);
        assert_eq!(value.to_string(), text);
        assert!(!format!("{value:?}").is_empty());
    });
}

/// A type that holds itself in every way, as the generator emits it.
#[derive(Clone, Debug, PartialEq)]
struct Tree {
    next: Option<Box<Tree>>,
    items: Option<Vec<Tree>>,
}

static TREE: Schema = Schema {
    at: "#/tree",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Members(Members {
            properties: &[
                Property { name: "items", schema: &TREES },
                Property { name: "next", schema: &TREE_REF },
            ],
            patterns: &[],
            additional: None,
        }),
    ],
};
static TREES: Schema = Schema {
    at: "#/trees",
    rules: &[
        Rule::Type(Types::ARRAY),
        Rule::Elements(Elements { prefix: &[], rest: Some(&TREE_REF) }),
    ],
};
static TREE_REF: Schema = Schema {
    at: "#/ref",
    rules: &[Rule::AnyOf(Union { branches: &[&TREE], tag: None, sieve: None })],
};

impl Decode for Tree {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        let mut object = build.object(node)?;
        Some(Self { next: object.optional("next")?, items: object.optional("items")? })
    }
}

impl Encode for Tree {
    fn encode(&self, to: &mut Writer) {
        let mut object = to.object();
        object.optional("next", &self.next);
        object.optional("items", &self.items);
        object.end();
    }
}

impl Typed for Tree {
    const SCHEMA: &'static Schema = &TREE;
    const DIRECTION: Direction = Direction::Response;
}

#[test]
fn a_recursive_type_at_the_greatest_depth() {
    for (open, close, each) in [("{\"next\":", "}", 1), ("{\"items\":[", "]}", 2)] {
        on_a_small_stack(move || {
            let levels = Limits::MAX_DEPTH / each - 1;
            let text = format!("{}{{}}{}", open.repeat(levels), close.repeat(levels));
            let tree = from_slice_with::<Tree>(text.as_bytes(), &DEEP).expect("valid").into_inner();
            assert_eq!(tree.to_json(), text);
            let other = tree.clone();
            assert_eq!(tree, other);
            assert!(format!("{tree:?}").len() > text.len());
            assert!(format!("{tree:#?}").len() > text.len());
            assert!(tree.validate_with(&DEEP).is_ok());
            drop(tree);
            let damaged = text.replace("{}", "{\"next\":1}");
            let read = tolerant_with::<Tree>(damaged.as_bytes(), &DEEP);
            assert!(read.value.is_some() && read.violations.is_some());
        });
    }
    // Built in code, it may be deeper than any payload: judging it ends in a violation.
    on_a_small_stack(|| {
        let deeper =
            (0..Limits::MAX_DEPTH * 2).fold(Tree { next: None, items: None }, |tree, _| Tree {
                next: Some(Box::new(tree)),
                items: None,
            });
        assert!(deeper.validate_with(&DEEP).is_err());
    });
}

static FORM: Schema = Schema {
    at: "#/form",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Members(Members {
            properties: &[
                Property { name: "a", schema: &TEXT },
                Property { name: "items", schema: &TREES },
                Property { name: "next", schema: &TREE_REF },
            ],
            patterns: &[],
            additional: None,
        }),
    ],
};

fn read(text: &str) -> Result<(), Vec<&'static str>> {
    let limits = Limits::new();
    let tape = form::decode(text.as_bytes(), &FORM, &[], &limits);
    let verdict = tape.and_then(|tape| judge(tape.root(), &FORM, Direction::Request, &limits));
    verdict.map_err(|violations| violations.iter().map(|one| one.keyword).collect())
}

#[test]
fn forms_that_are_broken_are_refused() {
    for text in [
        "a=%",
        "a=%2",
        "a=%zz",
        "%ff=1",
        "a=%ff",
        "a=%ed%a0%80",
        "items[1]=a",
        "items[0]=a&items[2]=b",
        "a=1&a[b]=2",
        "a[b]=2&a=1",
        "items[99999999999999999999]=1",
        "items[4000000]=1",
        "items[-1]=1",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    // Brackets that do not pair are letters of a name, or refused: never more than that.
    for text in [
        "a[=1",
        "a]=1",
        "a[b=1",
        "[]=1",
        "[=1",
        "]=1",
        "a[[b]]=1",
        "a[b]c=1",
        "=",
        "&&&=&=",
        "a[b][",
        "next[next[next]]=1",
        "%5b=1",
        "a%5B%5D%5D=1",
        "\0=\0",
    ] {
        let _ = read(text);
    }
    let deep = format!("next{}=1", "[next]".repeat(100_000));
    assert_eq!(read(&deep), Err(vec!["depth"]));
    assert!(read(&format!("items{}=1", "[]".repeat(100_000))).is_err());
}

#[test]
fn forms_take_time_that_grows_with_size() {
    let ignore = |text: &str| drop(black_box(read(text)));
    let pairs = |pair: fn(usize) -> String| {
        move |size: usize| (0..size / 8).map(pair).collect::<Vec<_>>().join("&")
    };
    linear("many names", pairs(|at| format!("m{at}=1")), ignore);
    linear("one name again and again", pairs(|_| "a=1".to_owned()), ignore);
    linear("many items", pairs(|at| format!("items[{at}][a]=1")), ignore);
    linear(
        "items from the end",
        pairs(|at| format!("items[{}][a]=1", 20_000_usize.saturating_sub(at))),
        ignore,
    );
    linear("names inside", pairs(|at| format!("next[m{at}]=1")), ignore);
    linear(
        "names and values in turn",
        pairs(|at| if at % 2 == 0 { "next=1".to_owned() } else { format!("next[m{at}]=1") }),
        ignore,
    );
    linear("escapes", |size| format!("a={}", "%41".repeat(size)), ignore);
    linear("brackets", |size| format!("a{}=1", "[".repeat(size)), ignore);
}
