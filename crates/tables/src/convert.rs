//! A keyword of the model as a rule of the runtime.

use specwright::{
    Asked, Bearer, Bound, Contains, Dependency, Direction, Elements, Format, Literal, Members,
    Pattern, PatternProperty, Property, Rule, Schema, SieveText, Tag, TagValue, Types, Union,
};
use specwright_model::keywords::{self, RequiredMember};
use specwright_model::{Keyword, Model, SchemaId, Sieve, SieveTest, Value};

use crate::{Tables, leak, leak_list, leak_text};

/// The rule that enforces the keyword. A format the runtime does not assert accepts everything.
pub(crate) fn rule(tables: &Tables, model: &Model, keyword: &Keyword) -> Rule {
    match keyword {
        Keyword::Never(_) => Rule::Never,
        Keyword::Type(keyword) => Rule::Type(types(keyword.0)),
        Keyword::Enum(keyword) => match keyword.words() {
            Some(words) => Rule::Words(leak_list(words.into_iter().map(leak_text).collect())),
            None => Rule::Enum(leak_list(keyword.0.iter().map(literal).collect())),
        },
        Keyword::Const(keyword) => Rule::Const(literal(&keyword.0)),
        Keyword::MultipleOf(keyword) => Rule::MultipleOf(bound(&keyword.0)),
        Keyword::Maximum(keyword) => Rule::Maximum(bound(&keyword.0)),
        Keyword::ExclusiveMaximum(keyword) => Rule::ExclusiveMaximum(bound(&keyword.0)),
        Keyword::Minimum(keyword) => Rule::Minimum(bound(&keyword.0)),
        Keyword::ExclusiveMinimum(keyword) => Rule::ExclusiveMinimum(bound(&keyword.0)),
        Keyword::MaxLength(keyword) => Rule::MaxLength(keyword.0),
        Keyword::MinLength(keyword) => Rule::MinLength(keyword.0),
        Keyword::Pattern(keyword) => Rule::Pattern(pattern(&keyword.0)),
        Keyword::Format(keyword) => {
            Format::from_name(&keyword.0).map_or(Rule::AllOf(&[]), Rule::Format)
        }
        Keyword::MaxItems(keyword) => Rule::MaxItems(keyword.0),
        Keyword::MinItems(keyword) => Rule::MinItems(keyword.0),
        Keyword::UniqueItems(_) => Rule::UniqueItems,
        Keyword::MaxProperties(keyword) => Rule::MaxProperties(keyword.0),
        Keyword::MinProperties(keyword) => Rule::MinProperties(keyword.0),
        Keyword::Required(keyword) => {
            Rule::Required(leak_list(keyword.0.iter().map(asked).collect()))
        }
        Keyword::DependentRequired(keyword) => Rule::DependentRequired(dependencies(&keyword.0)),
        Keyword::Ref(keyword) => Rule::Ref(tables.schema(keyword.0)),
        Keyword::DynamicRef(keyword) => dynamic_reference(tables, keyword),
        Keyword::AllOf(keyword) => Rule::AllOf(schemas(tables, &keyword.0)),
        Keyword::AnyOf(it) => {
            Rule::AnyOf(union(tables, &it.branches, it.tag.as_ref(), Sieve::of(model, keyword)))
        }
        Keyword::OneOf(it) => {
            Rule::OneOf(union(tables, &it.branches, it.tag.as_ref(), Sieve::of(model, keyword)))
        }
        Keyword::Not(keyword) => Rule::Not(tables.schema(keyword.0)),
        Keyword::If(keyword) => condition(tables, keyword),
        Keyword::DependentSchemas(keyword) => {
            Rule::DependentSchemas(properties(tables, &keyword.0))
        }
        Keyword::Members(keyword) => Rule::Members(members(tables, keyword)),
        Keyword::PropertyNames(keyword) => Rule::PropertyNames(tables.schema(keyword.0)),
        Keyword::Elements(keyword) => Rule::Elements(Elements {
            prefix: schemas(tables, &keyword.prefix),
            rest: keyword.rest.map(|schema| tables.schema(schema)),
        }),
        Keyword::Contains(keyword) => Rule::Contains(contains(tables, keyword)),
        Keyword::UnevaluatedProperties(keyword) => {
            Rule::UnevaluatedProperties(tables.schema(keyword.0))
        }
        Keyword::UnevaluatedItems(keyword) => Rule::UnevaluatedItems(tables.schema(keyword.0)),
    }
}

fn condition(tables: &Tables, keyword: &keywords::If) -> Rule {
    let branch = |schema: Option<SchemaId>| schema.map(|schema| tables.schema(schema));
    Rule::If(tables.schema(keyword.condition), branch(keyword.then), branch(keyword.otherwise))
}

fn contains(tables: &Tables, keyword: &keywords::Contains) -> Contains {
    let keywords::Contains { schema, min, max } = *keyword;
    Contains { schema: tables.schema(schema), min, max }
}

fn schemas(tables: &Tables, ids: &[SchemaId]) -> &'static [&'static Schema] {
    leak_list(ids.iter().map(|id| tables.schema(*id)).collect())
}

fn properties(tables: &Tables, named: &[(String, SchemaId)]) -> &'static [Property] {
    let property = |(name, id): &(String, SchemaId)| Property {
        name: leak_text(name),
        schema: tables.schema(*id),
    };
    leak_list(named.iter().map(property).collect())
}

fn members(tables: &Tables, members: &keywords::Members) -> Members {
    let mut named = members.properties.clone();
    named.sort_by(|(left, _), (right, _)| left.cmp(right));
    let by_pattern = |(source, id): &(String, SchemaId)| PatternProperty {
        pattern: pattern(source),
        schema: tables.schema(*id),
    };
    Members {
        properties: properties(tables, &named),
        patterns: leak_list(members.patterns.iter().map(by_pattern).collect()),
        additional: members.additional.map(|schema| tables.schema(schema)),
    }
}

fn union(
    tables: &Tables,
    branches: &[SchemaId],
    tag: Option<&keywords::Tag>,
    sieve: Option<Sieve>,
) -> Union {
    let value =
        |(value, branch): &(String, usize)| TagValue { value: leak_text(value), branch: *branch };
    let tag = tag.map(|tag| Tag {
        property: leak_text(&tag.property),
        values: leak_list(tag.values.iter().map(value).collect()),
    });
    Union { branches: schemas(tables, branches), tag, sieve: sieve.map(self::sieve) }
}

fn sieve(sieve: Sieve) -> specwright::Sieve {
    let listed = |(text, left): (String, Vec<usize>)| SieveText {
        text: leak_text(&text),
        left: leak_list(left),
    };
    let test = |test: SieveTest| specwright::SieveTest {
        member: test.member.as_deref().map(leak_text),
        texts: leak_list(test.texts.into_iter().map(listed).collect()),
        unlisted: leak_list(test.unlisted),
        other: leak_list(test.other),
        absent: leak_list(test.absent),
    };
    specwright::Sieve {
        types: leak_list(sieve.types.into_iter().map(types).collect()),
        tests: leak_list(sieve.tests.into_iter().map(test).collect()),
    }
}

fn dynamic_reference(tables: &Tables, keyword: &keywords::DynamicRef) -> Rule {
    let bearer = |(resource, schema): &(SchemaId, SchemaId)| Bearer {
        resource: tables.schema(*resource),
        schema: tables.schema(*schema),
    };
    Rule::DynamicRef(
        leak_list(keyword.bearers.iter().map(bearer).collect()),
        tables.schema(keyword.otherwise),
    )
}

fn dependencies(entries: &[(String, Vec<String>)]) -> &'static [Dependency] {
    let names = |names: &[String]| leak_list(names.iter().map(|name| leak_text(name)).collect());
    let entry = |(name, asks): &(String, Vec<String>)| Dependency {
        name: leak_text(name),
        asks: names(asks),
    };
    leak_list(entries.iter().map(entry).collect())
}

fn asked(member: &RequiredMember) -> Asked {
    let name = leak_text(&member.name);
    match member.except.as_slice() {
        [] => Asked::Always(name),
        except => Asked::Except(name, leak_list(except.iter().copied().map(direction).collect())),
    }
}

/// The runtime's word for a direction.
pub(crate) fn direction(direction: specwright_model::Direction) -> Direction {
    match direction {
        specwright_model::Direction::Neutral => Direction::Neutral,
        specwright_model::Direction::Request => Direction::Request,
        specwright_model::Direction::Response => Direction::Response,
    }
}

fn types(types: specwright_model::Types) -> Types {
    const ALL: [(specwright_model::Types, Types); 7] = [
        (specwright_model::Types::NULL, Types::NULL),
        (specwright_model::Types::BOOLEAN, Types::BOOLEAN),
        (specwright_model::Types::OBJECT, Types::OBJECT),
        (specwright_model::Types::ARRAY, Types::ARRAY),
        (specwright_model::Types::STRING, Types::STRING),
        (specwright_model::Types::INTEGER, Types::INTEGER),
        (specwright_model::Types::NUMBER, Types::NUMBER),
    ];
    let held = ALL.into_iter().filter(|(one, _)| types.contains(*one));
    held.fold(Types::NONE, |set, (_, one)| set.union(one))
}

fn bound(text: &str) -> Bound {
    text.parse::<i64>().map_or_else(|_| Bound::text(leak_text(text)), Bound::int)
}

fn pattern(source: &str) -> &'static Pattern {
    leak(Pattern::new(leak_text(source)))
}

fn literal(value: &Value) -> Literal {
    match value {
        Value::Null => Literal::Null,
        Value::Bool(flag) => Literal::Bool(*flag),
        Value::Number(text) => Literal::Number(bound(text)),
        Value::String(text) => Literal::String(leak_text(text)),
        Value::Array(items) => Literal::Array(leak_list(items.iter().map(literal).collect())),
        Value::Object(members) => {
            let member = |(name, value): &(String, Value)| (leak_text(name), literal(value));
            Literal::Object(leak_list(members.iter().map(member).collect()))
        }
    }
}
