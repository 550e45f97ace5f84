//! Examinations: a faithful type agrees in every way, an unfaithful one is found out.

use crate::testing::Account;
use crate::{
    Build, Decode, Direction, Encode, Entry, Limits, Node, Rule, Schema, Typed, Types, Writer,
};

static ENTRIES: [Entry; 3] = [
    Entry::of::<Account>("Account"),
    Entry::of_alias::<Vec<Account>>(&LIST, Direction::Response, "Accounts"),
    Entry::of_schema("#/list", &LIST, Direction::Neutral),
];
static LIST: Schema = Schema { at: "#/list", rules: &[Rule::Type(Types::ARRAY)] };

#[test]
fn faithful_types_agree() {
    let account = ENTRIES[0].examine(br#"{"kind":"card","name":"A"}"#, &Limits::new());
    assert!(account.is_valid() && account.agrees(), "{account:?}");
    let account = ENTRIES[0].examine(br#"{"kind":"card"}"#, &Limits::new());
    assert!(!account.is_valid() && account.agrees(), "{account:?}");
    assert!(ENTRIES[1].examine(b"[]", &Limits::new()).agrees());
    assert!(!ENTRIES[2].examine(b"{}", &Limits::new()).is_valid());
    assert!(!ENTRIES[2].examine(b"{", &Limits::new()).is_valid());
    assert_eq!((ENTRIES[0].type_name, ENTRIES[0].direction), ("Account", Direction::Response));
}

#[test]
fn entries_tell_where_their_schemas_stand() {
    let turned = Entry::of_turned::<Account>(Direction::Neutral, "Account");
    let any = Entry::of_any::<String>("#/name", Direction::Request, "Name");
    let told = [&ENTRIES[0], &ENTRIES[1], &turned, &any];
    assert_eq!(
        told.map(|entry| (entry.pointer, entry.direction)),
        [
            (Account::SCHEMA.at, Direction::Response),
            ("#/list", Direction::Response),
            (Account::SCHEMA.at, Direction::Neutral),
            ("#/name", Direction::Request),
        ]
    );
    assert!(any.examine(b"\"a\"", &Limits::new()).agrees());
}

#[test]
fn types_that_refuse_or_lose_are_found_out() {
    let refused = ENTRIES[1].examine(b"[1]", &Limits::new());
    assert!(refused.is_valid() && !refused.builds && !refused.agrees());

    let entry = Entry::of_alias::<Forgetful>(&LIST, Direction::Neutral, "Forgetful");
    let lost = entry.examine(b"[]", &Limits::new());
    assert!(lost.is_valid() && lost.builds && !lost.round_trips);
}

#[test]
fn a_tolerant_value_lacks_what_was_wrong_and_tells_the_rest() {
    let damaged = ENTRIES[0].examine(br#"{"kind":"card","name":5}"#, &Limits::new());
    assert!(!damaged.is_valid() && damaged.agrees(), "{damaged:?}");
    assert_eq!(damaged.lost().count(), 0, "{damaged:?}");

    let entry = Entry::of_alias::<Forgetful>(&LIST, Direction::Neutral, "Forgetful");
    let lost = entry.examine(b"[1]", &Limits::new());
    assert_eq!(
        (lost.altered.join(","), lost.altered.len(), lost.validates),
        (String::new(), 1, true)
    );
    assert_eq!(lost.lost().collect::<Vec<_>>(), [""]);
}

/// Forgets what it read.
#[derive(PartialEq)]
struct Forgetful;
impl Decode for Forgetful {
    fn decode(_: Node<'_>, _: &mut Build) -> Option<Self> {
        Some(Self)
    }
}
impl Encode for Forgetful {
    fn encode(&self, to: &mut Writer) {
        to.null();
    }
}
