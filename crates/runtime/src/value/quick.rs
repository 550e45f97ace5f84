//! What can be seen of a typed value without writing it: the quick way of `validate`.
//!
//! A [`Writer`] that was asked writes nothing: it looks at what it is given, and says whether that surely obeys a schema.
//! So generated code needs nothing more than its `Encode`.

use crate::rules::members::Search;
use crate::rules::required::Missing;
use crate::tape::same;
use crate::{
    Asked, Bound, Direction, Elements, Format, Kind, Limits, Literal, Members, Node, Range, Rule,
    Schema, Types, Writer, number,
};

/// How many references, `allOf` and `anyOf` are followed.
const FAR: u32 = 8;

/// What a typed value is asked: whether it surely obeys a schema.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    schema: &'static Schema,
    /// Four times the arrays and objects that may still be inside each other, and the direction: an ask is two words, which
    /// travel in registers.
    within: u64,
}

impl Ask {
    /// Whether a value surely obeys this schema, within the limit of depth. The limit of bytes is that of a text: a
    /// value that need not be written has none.
    pub fn new(schema: &'static Schema, direction: Direction, limits: &Limits) -> Self {
        let room = u64::try_from(limits.depth).unwrap_or(u64::MAX).min(u64::MAX / 8);
        let direction = match direction {
            Direction::Neutral => 0,
            Direction::Request => 1,
            Direction::Response => 2,
        };
        Self { schema, within: room * 4 + direction }
    }

    #[inline]
    pub(crate) fn schema(self) -> &'static Schema {
        self.schema
    }

    #[inline]
    pub(crate) fn direction(self) -> Direction {
        match self.within & 3 {
            1 => Direction::Request,
            2 => Direction::Response,
            _ => Direction::Neutral,
        }
    }

    #[inline]
    pub(crate) fn room(self) -> usize {
        usize::try_from(self.within / 4).unwrap_or(usize::MAX)
    }

    #[inline]
    fn of(self, schema: &'static Schema) -> Self {
        Self { schema, ..self }
    }

    /// What a value inside this one is asked.
    #[inline]
    pub(crate) fn inside(self, schema: &'static Schema) -> Self {
        Self { schema, within: self.within.checked_sub(4).unwrap_or(self.within) }
    }

    /// Whether the schema surely holds, where `own` knows the rules of the value's type. A rule that `own` does not know
    /// makes the answer "not known".
    pub(super) fn surely(self, own: impl Fn(&'static Rule) -> bool) -> bool {
        self.schema.rules.iter().all(|rule| {
            if is_further(rule) {
                follow(rule, FAR, &|schema| own_rules(schema, &own))
            } else {
                own(rule)
            }
        })
    }

    /// The same, seen by what the value writes.
    pub(super) fn written(self, encode: &dyn Fn(&mut Writer)) -> bool {
        let own = |schema: &'static Schema| {
            let mut to = Writer::asked(self.of(schema));
            encode(&mut to);
            to.agrees()
        };
        whole(self.schema, FAR, &own)
    }
}

/// Whether a rule leads to other schemas of the same value.
#[inline]
pub(crate) fn is_further(rule: &Rule) -> bool {
    matches!(rule, Rule::Ref(_) | Rule::Late(_) | Rule::AllOf(_) | Rule::AnyOf(_))
}

fn own_rules(schema: &'static Schema, own: &dyn Fn(&'static Rule) -> bool) -> bool {
    schema.rules.iter().all(|rule| is_further(rule) || own(rule))
}

/// Whether the schemas that a rule leads to surely hold, where `own` knows all of a schema but what leads further.
fn follow(rule: &'static Rule, far: u32, own: &dyn Fn(&'static Schema) -> bool) -> bool {
    let Some(far) = far.checked_sub(1) else { return false };
    match rule {
        Rule::AllOf(schemas) => schemas.iter().all(|schema| whole(schema, far, own)),
        Rule::AnyOf(union) => union.branches.iter().any(|branch| whole(branch, far, own)),
        rule => rule.target().is_some_and(|schema| whole(schema, far, own)),
    }
}

/// Whether all of a schema surely holds. Where every rule leads further, the value was seen on the way.
fn whole(schema: &'static Schema, far: u32, own: &dyn Fn(&'static Schema) -> bool) -> bool {
    let mut further = 0_usize;
    for rule in schema.rules.iter().filter(|rule| is_further(rule)) {
        further = further.saturating_add(1);
        if !follow(rule, far, own) {
            return false;
        }
    }
    (further > 0 && further == schema.rules.len()) || own(schema)
}

/// The types a rule says something about, where it says nothing about the others.
#[inline]
fn concerns(rule: &Rule) -> Types {
    match rule {
        Rule::MaxLength(_) | Rule::MinLength(_) | Rule::Pattern(_) => Types::STRING,
        Rule::Range(range) if !range.is_numeric() => Types::STRING,
        Rule::Maximum(_)
        | Rule::ExclusiveMaximum(_)
        | Rule::Minimum(_)
        | Rule::ExclusiveMinimum(_)
        | Rule::MultipleOf(_)
        | Rule::Range(_) => Types::NUMBER,
        Rule::MaxItems(_) | Rule::MinItems(_) | Rule::UniqueItems | Rule::Elements(_) => {
            Types::ARRAY
        }
        Rule::MaxProperties(_) | Rule::MinProperties(_) | Rule::Required(_) | Rule::Members(_) => {
            Types::OBJECT
        }
        _ => Types::ALL,
    }
}

/// Whether a schema surely holds for a leaf of a tape. What is not sure is for the rules to say.
#[inline]
pub(crate) fn is_sure(schema: &'static Schema, node: Node<'_>) -> bool {
    let rules = schema.rules;
    match node.kind() {
        Kind::String => node.as_str().is_some_and(|own| rules.iter().all(|rule| text(rule, own))),
        Kind::Null => rules.iter().all(null),
        Kind::Bool => node.as_bool().is_some_and(|own| rules.iter().all(|rule| flag(rule, own))),
        Kind::Number => node
            .as_number()
            .and_then(number::plain)
            .is_some_and(|own| rules.iter().all(|rule| integer(rule, own))),
        Kind::Array | Kind::Object => false,
    }
}

/// Whether a rule surely holds for a string. Lengths are seen by bytes, of which there are never fewer than characters.
#[inline]
pub(crate) fn text(rule: &Rule, text: &str) -> bool {
    let length = || u64::try_from(text.len()).unwrap_or(u64::MAX);
    match rule {
        Rule::Type(types) => types.contains(Types::STRING),
        Rule::MaxLength(limit) => length() <= *limit,
        Rule::MinLength(limit) => *limit <= 1 && length() >= *limit,
        Rule::Pattern(pattern) => pattern.is_match(text),
        Rule::Format(format) => format.is_numeric() || format.accepts(text),
        Rule::Range(range) => range.is_numeric() || range.holds(text),
        Rule::Enum(literals) => literals.iter().any(|literal| is_text(literal, text)),
        Rule::Words(words) => words.binary_search(&text).is_ok(),
        Rule::Const(literal) => is_text(literal, text),
        rule => !concerns(rule).meets(Types::STRING),
    }
}

fn is_text(literal: &Literal, text: &str) -> bool {
    matches!(literal, Literal::String(known) if same(known, text))
}

/// Whether a rule surely holds for `null`.
pub(crate) fn null(rule: &Rule) -> bool {
    match rule {
        Rule::Type(types) => types.contains(Types::NULL),
        Rule::Format(_) => true,
        Rule::Enum(literals) => literals.iter().any(|literal| matches!(literal, Literal::Null)),
        Rule::Const(literal) => matches!(literal, Literal::Null),
        rule => !concerns(rule).meets(Types::NULL),
    }
}

/// Whether a rule surely holds for a flag.
pub(crate) fn flag(rule: &Rule, flag: bool) -> bool {
    let same = |literal: &Literal| matches!(literal, Literal::Bool(known) if *known == flag);
    match rule {
        Rule::Type(types) => types.contains(Types::BOOLEAN),
        Rule::Format(_) => true,
        Rule::Enum(literals) => literals.iter().any(same),
        Rule::Const(literal) => same(literal),
        rule => !concerns(rule).meets(Types::BOOLEAN),
    }
}

/// Whether a rule surely holds for an integer of 64 bits.
pub(crate) fn integer(rule: &Rule, value: i64) -> bool {
    let beside = |bound: &Bound, fits: fn(i64, i64) -> bool| matches!(bound, Bound::Int(bound) if fits(value, *bound));
    match rule {
        Rule::Type(types) => types.contains(Types::INTEGER),
        Rule::Minimum(bound) => beside(bound, |value, bound| value >= bound),
        Rule::Maximum(bound) => beside(bound, |value, bound| value <= bound),
        Rule::ExclusiveMinimum(bound) => beside(bound, |value, bound| value > bound),
        Rule::ExclusiveMaximum(bound) => beside(bound, |value, bound| value < bound),
        Rule::Range(Range::I64 | Range::F64)
        | Rule::Format(Format::UnixTime | Format::Int64 | Format::Double) => true,
        Rule::Format(Format::Int32) => i32::try_from(value).is_ok(),
        Rule::Format(format) => !format.is_numeric(),
        rule => !concerns(rule).meets(Types::INTEGER),
    }
}

/// Whether a rule surely holds for a float.
pub(crate) fn float(rule: &Rule, value: f64) -> bool {
    let holds = match rule {
        Rule::Type(types) => types.contains(Types::NUMBER),
        Rule::Range(range) => *range == Range::F64,
        Rule::Format(format) => *format == Format::Double || !format.is_numeric(),
        rule => !concerns(rule).meets(Types::NUMBER),
    };
    // JSON has neither infinity nor NaN.
    holds && value.is_finite()
}

/// An object being looked at, member by member.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ObjectAsk {
    ask: Ask,
    search: Search,
    additional: Option<&'static Schema>,
    missing: Missing<'static>,
    count: u64,
    least: u64,
    most: u64,
}

impl ObjectAsk {
    /// `None` when some rule cannot be seen this way.
    pub(crate) fn new(ask: Ask) -> Option<Self> {
        if ask.room() == 0 {
            return None;
        }
        let (mut asked, mut members): (&'static [Asked], Option<&'static Members>) = (&[], None);
        let (mut least, mut most) = (0, u64::MAX);
        for rule in ask.schema.rules {
            match rule {
                Rule::Type(types) if types.contains(Types::OBJECT) => {}
                Rule::Required(names) => asked = names,
                Rule::Members(named) if named.patterns.is_empty() => members = Some(named),
                Rule::MinProperties(limit) => least = *limit,
                Rule::MaxProperties(limit) => most = *limit,
                Rule::Format(_) => {}
                rule if is_further(rule) || !concerns(rule).meets(Types::OBJECT) => {}
                _ => return None,
            }
        }
        let missing = Missing::new(asked, ask.direction())?;
        let search = Search::new(members.map_or(&[], |members| members.properties));
        let additional = members.and_then(|members| members.additional);
        Some(Self { ask, search, additional, missing, count: 0, least, most })
    }

    /// What a member is asked.
    pub(crate) fn member(&mut self, name: &str) -> Ask {
        self.count = self.count.saturating_add(1);
        if !self.missing.is_none() {
            self.missing.see(name);
        }
        let named = self.search.find(name).map(|property| property.schema);
        // What no schema speaks of is looked at too: it may be too deep, or repeat a name.
        self.ask.inside(named.or(self.additional).unwrap_or(&Schema::ANY))
    }

    /// Whether no member was seen yet.
    #[inline]
    pub(crate) fn is_new(&self) -> bool {
        self.count == 0
    }

    /// Whether the object as a whole holds, all members being seen.
    #[inline]
    pub(crate) fn end(&self) -> bool {
        self.missing.is_none() && (self.least..=self.most).contains(&self.count)
    }
}

/// An array being looked at, item by item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArrayAsk {
    /// What every item is asked.
    items: Ask,
    count: u64,
    least: u64,
    most: u64,
}

impl ArrayAsk {
    /// `None` when some rule cannot be seen this way.
    pub(crate) fn new(ask: Ask) -> Option<Self> {
        if ask.room() == 0 {
            return None;
        }
        let (mut items, mut least, mut most) = (None, 0, u64::MAX);
        for rule in ask.schema.rules {
            match rule {
                Rule::Type(types) if types.contains(Types::ARRAY) => {}
                Rule::Elements(Elements { prefix: [], rest }) => items = *rest,
                Rule::MinItems(limit) => least = *limit,
                Rule::MaxItems(limit) => most = *limit,
                Rule::Format(_) => {}
                rule if is_further(rule) || !concerns(rule).meets(Types::ARRAY) => {}
                _ => return None,
            }
        }
        let items = ask.inside(items.unwrap_or(&Schema::ANY));
        Some(Self { items, count: 0, least, most })
    }

    /// What an item is asked.
    #[inline]
    pub(crate) fn item(&mut self) -> Ask {
        self.count = self.count.saturating_add(1);
        self.items
    }

    /// Whether the array as a whole holds, all items being seen.
    #[inline]
    pub(crate) fn end(&self) -> bool {
        (self.least..=self.most).contains(&self.count)
    }
}

#[cfg(test)]
mod tests;
