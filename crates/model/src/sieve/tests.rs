//! What is told apart, and what is not.

use super::Sieve;
use crate::keywords::{Members, OneOf, Ref, Required, RequiredMember, Type};
use crate::{Keyword, Model, Schema, SchemaId, Types, Value, keywords};

/// A model of schemas given by their keywords; the branches of the union are those named.
fn sieve(schemas: Vec<Vec<Keyword>>, branches: &[u32]) -> Option<Sieve> {
    let schema = |keywords| Schema { keywords, ..Schema::default() };
    let model = Model { schemas: schemas.into_iter().map(schema).collect(), ..Model::default() };
    let branches = branches.iter().copied().map(SchemaId).collect();
    Sieve::of(&model, &Keyword::OneOf(OneOf { branches, tag: None }))
}

fn object(member: &str, id: u32, required: bool) -> Vec<Keyword> {
    let asked = RequiredMember { name: member.to_owned(), except: Vec::new() };
    let properties = vec![(member.to_owned(), SchemaId(id))];
    let mut keywords = vec![
        Keyword::Type(Type(Types::OBJECT)),
        Keyword::Members(Members { properties, ..Members::default() }),
    ];
    keywords.extend(required.then(|| Keyword::Required(Required(vec![asked]))));
    keywords
}

fn constant(text: &str) -> Vec<Keyword> {
    vec![Keyword::Const(keywords::Const(Value::String(text.to_owned())))]
}

#[test]
fn constants_of_a_member_tell_objects_apart() {
    let schemas =
        vec![object("kind", 2, true), object("kind", 3, true), constant("a"), constant("b")];
    let sieve = sieve(schemas, &[0, 1]).unwrap();
    let [test] = sieve.tests.as_slice() else { panic!("{sieve:?}") };
    assert_eq!(test.member.as_deref(), Some("kind"));
    assert_eq!(test.texts, [("a".to_owned(), vec![0]), ("b".to_owned(), vec![1])]);
    assert!(test.unlisted.is_empty() && test.other.is_empty() && test.absent.is_empty());
}

#[test]
fn a_member_that_may_be_absent_leaves_what_does_not_ask_for_it() {
    let schemas =
        vec![object("kind", 2, false), object("kind", 3, true), constant("a"), constant("b")];
    let sieve = sieve(schemas, &[0, 1]).unwrap();
    assert_eq!(sieve.tests[0].absent, [0]);
}

#[test]
fn what_is_not_certain_is_not_told_apart() {
    let open =
        vec![object("kind", 2, false), object("kind", 3, false), constant("a"), constant("b")];
    let absent = sieve(open, &[0, 1]);
    assert_eq!(absent, None, "both take an object without the member");
    let same = vec![object("kind", 2, true), object("kind", 2, true), constant("a")];
    assert_eq!(sieve(same, &[0, 1]), None, "the same text");
    let other = vec![object("a", 2, true), object("b", 2, true), Vec::new()];
    assert_eq!(sieve(other, &[0, 1]), None, "an object may have both members");
}

#[test]
fn a_cycle_of_references_adds_nothing() {
    let cycle = vec![
        vec![Keyword::Ref(Ref(SchemaId(1))), Keyword::Type(Type(Types::STRING))],
        vec![Keyword::Ref(Ref(SchemaId(0)))],
        vec![Keyword::Type(Type(Types::INTEGER))],
    ];
    assert_eq!(sieve(cycle, &[0, 2]).unwrap().types, [Types::STRING, Types::INTEGER]);
}
