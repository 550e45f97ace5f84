//! What the quick checks call sure, the rules let in: each rule on each leaf.

use crate::judge::{Frame, Judge};
use crate::{Bound, Direction, Format, Limits, Literal, Pattern, Range, Rule, Schema, Tape, Types};
use crate::{rules, value};

static WORD: Pattern = Pattern::new("^[a-z]+$");
static LITERALS: &[Literal] =
    &[Literal::Null, Literal::Bool(true), Literal::Number(Bound::Int(3)), Literal::String("word")];

static SCHEMA: Schema = Schema {
    at: "#",
    rules: &[
        Rule::Never,
        Rule::Type(Types::NULL),
        Rule::Type(Types::BOOLEAN),
        Rule::Type(Types::STRING),
        Rule::Type(Types::INTEGER),
        Rule::Type(Types::NUMBER),
        Rule::Type(Types::OBJECT.union(Types::ARRAY)),
        Rule::Enum(LITERALS),
        Rule::Enum(&[]),
        Rule::Const(Literal::String("word")),
        Rule::Const(Literal::Bool(false)),
        Rule::MultipleOf(Bound::Int(3)),
        Rule::Maximum(Bound::Int(3)),
        Rule::Maximum(Bound::Text("2.5")),
        Rule::ExclusiveMaximum(Bound::Int(3)),
        Rule::Minimum(Bound::Int(3)),
        Rule::ExclusiveMinimum(Bound::Int(3)),
        Rule::Range(Range::I64),
        Rule::Range(Range::F64),
        Rule::MaxLength(4),
        Rule::MinLength(0),
        Rule::MinLength(1),
        Rule::MinLength(4),
        Rule::Pattern(&WORD),
        Rule::Format(Format::Date),
        Rule::Format(Format::Uuid),
        Rule::Format(Format::Int8),
        Rule::Format(Format::Int32),
        Rule::Format(Format::Int64),
        Rule::Format(Format::Uint64),
        Rule::Format(Format::UnixTime),
        Rule::Format(Format::Float),
        Rule::Format(Format::Double),
        Rule::MaxItems(0),
        Rule::UniqueItems,
        Rule::MinProperties(1),
        Rule::Not(&Schema::ANY),
    ],
};

const LEAVES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "2",
    "3",
    "4",
    "-3",
    "3.0",
    "2.5",
    "3e0",
    "2147483647",
    "2147483648",
    "-2147483649",
    "999999999999999999",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e400",
    r#""""#,
    r#""word""#,
    r#""w\u006frd""#,
    r#""words""#,
    r#""wörd""#,
    r#""éé""#,
    r#""2024-02-30""#,
    r#""2024-02-29""#,
    r#""3f2504e0-4f89-41d3-9a0c-0305e82c3301""#,
    r#""3f2504e0-4f89-41d3-9a0c-0305e82c330-""#,
    r#""3f2504e0+4f89-41d3-9a0c-0305e82c3301""#,
];

#[test]
fn what_is_sure_holds() {
    let mut sure = 0;
    for text in LEAVES {
        let tape = Tape::parse(text.as_bytes(), &Limits::new()).unwrap();
        for rule in SCHEMA.rules {
            let alone: &'static Schema =
                Box::leak(Box::new(Schema { at: "#", rules: std::slice::from_ref(rule) }));
            if value::is_sure(alone, tape.root()) {
                let mut judge = Judge::new(&tape, Direction::Neutral);
                let frame = Frame::new(alone, tape.root(), None);
                assert!(rules::check(rule, &mut judge, &frame), "{rule:?} on {text}");
                sure += 1;
            }
        }
    }
    assert!(sure > LEAVES.len() * SCHEMA.rules.len() / 3, "the quick checks know little: {sure}");
}
