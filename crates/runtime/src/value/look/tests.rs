//! Limits at their boundaries, and what must not be called sure.

use std::collections::BTreeMap;

use super::{LEVELS, Look, NEAR};
use crate::testing::{Account, Kind, ROOT};
use crate::{
    Asked, Build, Decode, Direction, Encode, Format, Json, Limits, Members, Node, Nullable,
    Pattern, Property, Rule, Schema, Tape, Typed, Types, Writer, from_str, from_str_with,
    judge_slice, validate_as,
};

static WORD: Pattern = Pattern::new("^[a-z]+$");

fn look() -> Look {
    Look::new(&Limits::new())
}

#[test]
fn texts_at_their_limits() {
    let text = |text: &str| text.to_owned();
    assert!(look().short(&text("abc"), 3) && !look().short(&text("abcd"), 3));
    // More bytes than characters: not known.
    assert!(!look().short(&text("ééé"), 3));
    assert!(look().long(&text("éé"), 2) && !look().long(&text("éé"), 3));
    assert!(look().long(&text("a"), 1) && !look().long(&text(""), 1) && look().long(&text(""), 0));
    assert!(look().matches(&text("abc"), &WORD) && !look().matches(&text("a1"), &WORD));
    assert!(look().format(&text("2024-02-29"), Format::Date));
    assert!(!look().format(&text("2024-02-30"), Format::Date));
    let nested = Some(Nullable::Value(vec![text("a"), text("abcd")]));
    assert!(look().short(&nested, 4) && !look().short(&nested, 3));
    let map = BTreeMap::from([(text("long name"), Some(text("ab")))]);
    assert!(look().short(&map, 2) && !look().short(&map, 1));
    assert!(look().short(&None::<String>, 0) && look().short(&Nullable::<String>::Null, 0));
}

#[test]
fn numbers_and_counts_at_their_limits() {
    assert!(look().at_least(&3, 3) && !look().at_least(&2, 3));
    assert!(look().at_most(&3, 3) && !look().at_most(&4, 3));
    assert!(!look().at_most(&Some(vec![1, 5]), 4) && look().at_least(&Some(vec![1, 5]), 1));
    assert!(look().many(&vec![1, 2], 2) && !look().many(&Some(vec![1]), 2));
    assert!(look().few(&Nullable::Value(vec![1]), 1) && !look().few(&vec![1, 2], 1));
    assert!(look().inside(&1.5) && !look().inside(&f64::NAN) && !look().inside(&f64::INFINITY));
    assert!(!look().optional(&Some(vec![f64::INFINITY])));
}

#[test]
fn members_kept_beside_others_may_repeat_a_name() {
    let members = BTreeMap::from([("a".to_owned(), Json::from("b"))]);
    assert!(!look().rest(&members) && look().rest(&BTreeMap::<String, Json>::new()));
    assert!(!look().alone(&members) && look().alone(&BTreeMap::<String, Json>::new()));
    let read = Look::read(&Limits::new());
    assert!(read.rest(&members) && read.alone(&members));
}

#[test]
fn json_of_many_nodes_is_not_sure_unless_it_was_read() {
    let json = Json::parse(&format!("[{}1]", "1,".repeat(200))).unwrap();
    assert!(!look().inside(&json) && Look::read(&Limits::new()).inside(&json));
    assert!(look().inside(&Json::parse("[1,2]").unwrap()));
}

#[test]
fn depth_is_counted_as_the_tape_counts_it() {
    let limits = Limits::new();
    let mut account = Account::new(Kind::Card, "ab".to_owned());
    let (mut sure, mut judged) = (0, 0);
    for depth in 1..140 {
        let holds = judge_slice(account.to_json().as_bytes(), &ROOT, Direction::Response, &limits);
        judged += usize::from(holds.is_ok());
        assert_eq!(account.validate(), holds, "{depth}");
        assert_eq!(from_str::<Account>(&account.to_json()).err(), holds.err(), "{depth}");
        sure += usize::from(look().inside(&account));
        account =
            Account { parent: Some(Box::new(account)), ..Account::new(Kind::Bank, "b".to_owned()) };
    }
    // The kind of the innermost account is looked at, too.
    assert_eq!((sure, judged), (LEVELS - NEAR - 1, 128));
}

/// A closed object with a member that lists its texts, one that may be missing, and any other JSON.
#[derive(Clone, Debug, PartialEq)]
struct Gate {
    kind: String,
    more: Option<Json>,
}

impl Decode for Gate {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        let mut object = build.object(node)?;
        let value = Self { kind: object.required("kind")?, more: object.optional("more")? };
        object.close();
        Some(value)
    }
}

impl Encode for Gate {
    fn encode(&self, to: &mut Writer) {
        let mut object = to.object();
        object.member("kind", &self.kind);
        object.optional("more", &self.more);
        object.end();
    }

    fn is_sure(&self, look: Look) -> bool {
        look.short(&self.kind, 4) && look.optional(&self.more)
    }
}

impl Typed for Gate {
    const SCHEMA: &'static Schema = &GATE;
    const DIRECTION: Direction = Direction::Request;
    const PLAIN: bool = true;
}

static KIND: Schema =
    Schema { at: "#/kind", rules: &[Rule::Type(Types::STRING), Rule::MaxLength(4)] };
static NEVER: Schema = Schema { at: "#/no", rules: &[Rule::Never] };
static GATE: Schema = Schema {
    at: "#",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Required(&[Asked::Always("kind")]),
        Rule::Members(Members {
            properties: &[
                Property { name: "kind", schema: &KIND },
                Property { name: "more", schema: &Schema::ANY },
            ],
            patterns: &[],
            additional: Some(&NEVER),
        }),
    ],
};

#[test]
fn what_building_drops_is_judged() {
    for (text, keyword) in [
        (r#"{"kind":"wide"}"#, None),
        (r#"{"kind":"éééé"}"#, None),
        (r#"{"kind":"wide","more":{"a":[1]}}"#, None),
        (r#"{"kind":"wider"}"#, Some("maxLength")),
        (r#"{"kind":"wide","mine":1}"#, Some("additionalProperties")),
        (r#"{"kind":"wide","kind":"wide"}"#, Some("duplicate")),
        (r#"{"kind":"wide","more":{"a":1,"a":1}}"#, Some("duplicate")),
        (r#"{"more":1}"#, Some("required")),
        (r#"{"kind":null}"#, Some("type")),
        ("[]", Some("type")),
    ] {
        let read = from_str::<Gate>(text);
        let told = read.as_ref().err().map(|told| told.as_slice()[0].keyword);
        assert_eq!(told, keyword, "{text}");
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
        let built = Gate::decode(tape.root(), &mut Build::strict(Direction::Request));
        if let Ok(value) = read {
            assert_eq!(Some(value.into_inner()), built, "{text}");
        }
    }
}

#[test]
fn limits_count_for_plain_types() {
    let deep = format!(r#"{{"kind":"a","more":{}1{}}}"#, "[".repeat(60), "]".repeat(60));
    let limits = |depth| Limits::new().depth(depth);
    assert!(from_str_with::<Gate>(&deep, &limits(61)).is_ok());
    assert!(from_str_with::<Gate>(&deep, &limits(60)).is_err());
    let gate = from_str::<Gate>(&deep).unwrap().into_inner();
    for depth in [59, 60, 61, 62, 128] {
        let told = validate_as(&gate, &GATE, Direction::Request, &limits(depth));
        assert_eq!(gate.validate_with(&limits(depth)), told, "{depth}");
    }
}

/// A chain whose links are described by schemas inside each other.
#[derive(Clone, Debug, PartialEq)]
struct Link(Option<Box<Link>>);

impl Decode for Link {
    fn decode(node: Node<'_>, build: &mut Build) -> Option<Self> {
        Some(Self(build.object(node)?.optional("next")?))
    }
}

impl Encode for Link {
    fn encode(&self, to: &mut Writer) {
        let mut object = to.object();
        object.optional("next", &self.0);
        object.end();
    }

    fn is_sure(&self, look: Look) -> bool {
        look.optional(&self.0)
    }
}

impl Typed for Link {
    const SCHEMA: &'static Schema = &LINK;
    const DIRECTION: Direction = Direction::Neutral;
    const PLAIN: bool = true;
}

static LINK: Schema = Schema {
    at: "#",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Members(Members {
            properties: &[Property { name: "next", schema: &OUTER }],
            patterns: &[],
            additional: None,
        }),
    ],
};
static OUTER: Schema = Schema { at: "#/3", rules: &[Rule::AllOf(&[&MIDDLE])] };
static MIDDLE: Schema = Schema { at: "#/2", rules: &[Rule::AllOf(&[&INNER])] };
static INNER: Schema = Schema { at: "#/1", rules: &[Rule::AllOf(&[&NEXT])] };
static NEXT: Schema = Schema { at: "#/0", rules: &[Rule::Ref(&LINK)] };

#[test]
fn what_the_judge_gives_up_is_not_sure() {
    let limits = Limits::new().depth(Limits::MAX_DEPTH);
    let (mut chain, mut refused) = (Link(None), 0);
    for _ in 1..Limits::MAX_DEPTH {
        let text = chain.to_json();
        let judged = judge_slice(text.as_bytes(), &LINK, Direction::Neutral, &limits);
        refused += usize::from(judged.is_err());
        assert_eq!(from_str_with::<Link>(&text, &limits).err(), judged.err());
        chain = Link(Some(Box::new(chain)));
    }
    assert!(refused > 0);
}
