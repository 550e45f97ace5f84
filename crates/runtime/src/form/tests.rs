//! Forms: what clients send, what is refused, and the way back.

mod schemas;

use schemas::ROOT;

use super::{decode, encode, from_form, judge_form, to_form};
use crate::{
    Bound, Build, Decode, Direction, Encode, Encoding, Json, Limits, Node, Rule, Schema, Style,
    Typed, Union, Violation, Writer, judge,
};

fn read(text: &str) -> Result<String, Vec<Violation>> {
    read_with(text, &[], &Limits::new())
}

fn read_with(text: &str, encoding: &[Encoding], limits: &Limits) -> Result<String, Vec<Violation>> {
    let tape = decode(text.as_bytes(), &ROOT, encoding, limits)
        .map_err(|issues| issues.into_iter().collect::<Vec<_>>())?;
    judge(tape.root(), &ROOT, Direction::Request, limits)
        .map_err(|issues| issues.into_iter().collect::<Vec<_>>())?;
    let mut to = Writer::new();
    to.node(tape.root());
    Ok(to.into_string())
}

fn reads(text: &str, json: &str) {
    assert_eq!(read(text).as_deref(), Ok(json), "{text}");
}

fn refuses(text: &str, keyword: &str, pointer: &str) {
    let issues = read(text).expect_err(text);
    let told: Vec<_> = issues.iter().map(|issue| (issue.keyword, issue.pointer.as_str())).collect();
    assert_eq!(told, [(keyword, pointer)], "{text}");
}

#[test]
fn types_come_from_the_schema() {
    reads("", "{}");
    reads("&&", "{}");
    reads("note=1&size=1&ratio=1.5&flag=true", r#"{"note":"1","size":1,"ratio":1.5,"flag":true}"#);
    reads("other=1", r#"{"other":"1"}"#);
    reads("note", r#"{"note":""}"#);
    reads("note=a%20b+c%26%C3%A9=d", r#"{"note":"a b c&é=d"}"#);
    reads("when=now", r#"{"when":"now"}"#);
    reads("when=1700000000", r#"{"when":1700000000}"#);
    reads("unset=", r#"{"unset":""}"#);
    reads("unset=a", r#"{"unset":["a"]}"#);
    reads("left[left][size]=2", r#"{"left":{"left":{"size":2}}}"#);
    reads("both[size]=2&both[x]=false", r#"{"both":{"size":2,"x":false}}"#);
    refuses("size=x", "type", "/size");
    refuses("size=", "type", "/size");
    refuses("size=1.5", "type", "/size");
    refuses("flag=yes", "type", "/flag");
    refuses("one[label][x]=1", "type", "/one/label");
    refuses("size[0]=1", "type", "/size");
}

#[test]
fn arrays_by_index_by_brackets_by_repeating() {
    let strings = r#"{"strings":["1","2"]}"#;
    for text in [
        "strings=1&strings=2",
        "strings[]=1&strings[]=2",
        "strings[1]=2&strings[0]=1",
        "strings%5B%5D=1&strings%5b%5d=2",
    ] {
        reads(text, strings);
    }
    reads("strings=1", r#"{"strings":["1"]}"#);
    reads("numbers[]=1&numbers[]=2", r#"{"numbers":[1,2]}"#);
    reads("one[tags][]=US&one[tags][]=DE&one[size]=3", r#"{"one":{"tags":["US","DE"],"size":3}}"#);
    reads(
        "items[0][size]=1&items[1][size]=2&items[0][label]=x",
        r#"{"items":[{"size":1,"label":"x"},{"size":2}]}"#,
    );
    let many: Vec<String> = (0..12).map(|index| format!("numbers[{index}]={index}")).collect();
    reads(&many.join("&"), r#"{"numbers":[0,1,2,3,4,5,6,7,8,9,10,11]}"#);
    reads("free[0]=a&free[1]=b&more[a]=b", r#"{"free":["a","b"],"more":{"a":"b"}}"#);
    refuses("strings[1]=a", "form", "/strings");
    refuses("strings[0]=a&strings[2]=a", "form", "/strings");
    refuses("strings[99999999999999999999]=a", "form", "/strings");
    refuses("strings[4000000]=a", "form", "/strings");
    refuses("strings[00]=a", "form", "/strings");
    refuses("strings[x]=a", "form", "/strings");
    refuses("strings[-1]=a", "form", "/strings");
    refuses("strings[0]=a&strings[0]=b", "duplicate", "/strings/0");
}

#[test]
fn what_is_no_form_is_refused() {
    refuses(r#"{"card": "4111", "a": {"b": [1]}}"#, "form", "");
    refuses(" { } ", "form", "");
    refuses(r#"[ {"card":"4111"}]"#, "form", "");
    reads("{=1", r#"{"{":"1"}"#);
    refuses("note=1&note[b]=2", "form", "/note");
    refuses("strings[]=1&strings[0]=2", "form", "/strings");
    refuses("strings=1&strings[]=2", "form", "/strings");
    refuses("one[size=1", "form", "/one[size");
    refuses("one]=1", "form", "/one]");
    refuses("one[a]b=1", "form", "/one[a]b");
    refuses("one[[a]]=1", "form", "/one[[a]]");
    refuses("[a]=1", "form", "/[a]");
    refuses("items[][size]=1", "form", "/items[][size]");
    refuses("note=%", "form", "/note");
    refuses("note=%2", "form", "/note");
    refuses("note=%zz", "form", "/note");
    refuses("note=%FF", "form", "/note");
    refuses("%FF=1", "form", "");
    refuses("note=a&note=b", "duplicate", "");
    refuses("one[size]=1&one[size]=2", "duplicate", "/one");
    reads("file[0]=x", r#"{"file[0]":"x"}"#);
    let both = read("note=%zz&strings[1]=2").unwrap_err();
    assert_eq!(
        both.iter().map(|issue| issue.path.as_str()).collect::<Vec<_>>(),
        ["note", "strings"]
    );
    let issues: Vec<Violation> =
        decode(b"note=\xFF", &ROOT, &[], &Limits::new()).unwrap_err().into_iter().collect();
    assert_eq!(issues[0].keyword, "form");
}

#[test]
fn limits_hold() {
    let keyword =
        |text: &str, limits: &Limits| read_with(text, &[], limits).unwrap_err()[0].keyword;
    assert_eq!(keyword(&format!("a{}=1", "[b]".repeat(5)), &Limits::new().depth(5)), "depth");
    assert_eq!(keyword(&format!("a{}=1", "[b]".repeat(100_000)), &Limits::new()), "depth");
    assert_eq!(keyword(&format!("a{}[]=1", "[b]".repeat(4)), &Limits::new().depth(5)), "depth");
    assert!(read_with(&format!("a{}=1", "[b]".repeat(4)), &[], &Limits::new().depth(5)).is_ok());
    assert_eq!(keyword("note=123456789", &Limits::new().bytes(10)), "size");
    let flood: Vec<String> = (0..300_000).map(|index| index.to_string()).collect();
    assert_eq!(keyword(&flood.join("&"), &Limits::new()), "size");
    let faults = "a]=1&".repeat(500);
    assert_eq!(decode(faults.as_bytes(), &ROOT, &[], &Limits::new()).unwrap_err().more(), 400);
}

const fn encoding(
    name: &'static str,
    style: Style,
    explode: bool,
    media: Option<&'static str>,
) -> Encoding {
    Encoding { name, style, explode, content_type: media }
}

const ENCODED: &[Encoding] = &[
    encoding("items", Style::DeepObject, true, None),
    encoding("left", Style::Form, true, Some("application/json")),
    encoding("numbers", Style::Form, false, None),
    encoding("one", Style::DeepObject, true, None),
    encoding("strings", Style::PipeDelimited, false, None),
];

#[test]
fn encodings_say_how() {
    let limits = Limits::new();
    let read = |text: &str| read_with(text, ENCODED, &limits);
    assert_eq!(read("numbers=1,2").as_deref(), Ok(r#"{"numbers":[1,2]}"#));
    assert_eq!(read("strings=a,b|c%7Cd%2C").as_deref(), Ok(r#"{"strings":["a,b","c","d,"]}"#));
    assert_eq!(read("numbers=").as_deref(), Ok(r#"{"numbers":[]}"#));
    assert_eq!(read("left=%7B%22size%22:1%7D").as_deref(), Ok(r#"{"left":{"size":1}}"#));
    let keyword = |text: &str| read(text).unwrap_err()[0].keyword;
    assert_eq!(keyword("left={"), "form");
    assert_eq!(keyword("left={%22size%22:1,%22size%22:2}"), "duplicate");
    assert_eq!(keyword(&format!("left={}", "[".repeat(10_000))), "form");
    let spaced = [encoding("strings", Style::SpaceDelimited, false, None)];
    assert_eq!(
        read_with("strings=a+b%20c", &spaced, &limits).as_deref(),
        Ok(r#"{"strings":["a","b","c"]}"#)
    );
}

#[test]
fn what_is_written_is_read_again() {
    let json = concat!(
        r#"{"note":"a b&c=d%é+[]","size":-1,"flag":true,"ratio":1.5,"one":{"label":"x","tags":["US","DE"]},"#,
        r#""items":[{"size":1},{"size":2,"tags":["a"]}],"numbers":[1,2],"strings":["x","y z"],"left":{"size":3}}"#
    );
    let tape = crate::Tape::parse(json.as_bytes(), &Limits::new()).unwrap();
    for encoding in [&[][..], ENCODED] {
        let text = encode(tape.root(), encoding);
        assert!(text.is_ascii());
        assert_eq!(read_with(&text, encoding, &Limits::new()).as_deref(), Ok(json), "{text}");
    }
    let plain = encode(tape.root(), &[]);
    assert!(plain.starts_with("note=a+b%26c%3Dd%25%C3%A9%2B%5B%5D&size=-1&flag=true"), "{plain}");
    assert!(
        plain.ends_with("&numbers=1&numbers=2&strings=x&strings=y+z&left%5Bsize%5D=3"),
        "{plain}"
    );
    let encoded = encode(tape.root(), ENCODED);
    assert!(
        encoded
            .contains("&one%5Btags%5D%5B0%5D=US&one%5Btags%5D%5B1%5D=DE&items%5B0%5D%5Bsize%5D=1&"),
        "{encoded}"
    );
    assert!(
        encoded.ends_with("&numbers=1,2&strings=x%7Cy+z&left=%7B%22size%22%3A3%7D"),
        "{encoded}"
    );
}

#[test]
fn no_input_panics() {
    let mut state = 7_u64;
    let words = [
        "a", "[", "]", "[]", "[0]", "[1]", "=", "&", "%", "%41", "+", "items", "one", "strings",
        "size", "1", "é", "left", "%FF", ",",
    ];
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(words[usize::try_from(state >> 33).unwrap() % words.len()]);
        }
        if let Ok(json) = read_with(&text, ENCODED, &Limits::new()) {
            assert!(json.starts_with('{'), "{text}");
        }
    }
}

#[test]
fn unions_without_end_are_bounded() {
    static LOOP: Schema = Schema {
        at: "#/loop",
        rules: &[
            Rule::AnyOf(Union { branches: &[&LOOP_A, &LOOP_A], tag: None, sieve: None }),
            Rule::AllOf(&[&LOOP_A, &LOOP_A]),
        ],
    };
    static LOOP_A: Schema =
        Schema { at: "#/loop/a", rules: &[Rule::Ref(&LOOP), Rule::Maximum(Bound::Int(3))] };
    let tape = decode(b"a[b][]=1&a[c]=2", &LOOP, &[], &Limits::new()).unwrap();
    assert_eq!(tape.root().len(), 1);
}

/// A value of the root schema, kept as JSON.
#[derive(Debug, PartialEq)]
struct Kept(Json);

impl Decode for Kept {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        Json::decode(node, build).map(Self)
    }
}

impl Encode for Kept {
    fn encode(&self, to: &mut Writer) {
        self.0.encode(to);
    }
}

impl Typed for Kept {
    const SCHEMA: &'static Schema = &ROOT;
    const DIRECTION: Direction = Direction::Request;
}

#[test]
fn values_travel_as_forms() {
    let limits = Limits::new();
    let text = "one%5Bsize%5D=3&when=now";
    let value = from_form::<Kept>(text.as_bytes(), ENCODED, &limits).unwrap().into_inner();
    assert_eq!(value.0.to_string(), r#"{"one":{"size":3},"when":"now"}"#);
    assert_eq!(to_form(&value, ENCODED).as_deref(), Ok(text));
    assert_eq!(
        from_form::<Kept>(b"when=never", &[], &limits).unwrap_err().as_slice()[0].pointer,
        "/when"
    );
    assert!(judge_form(b"when=2", &ROOT, Direction::Request, &[], &limits).is_ok());
    assert!(judge_form(b"size=x", &ROOT, Direction::Request, &[], &limits).is_err());
}
