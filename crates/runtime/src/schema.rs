//! A schema of the document as constant data: what the judge runs.
//!
//! The generator writes these tables; one variant of [`Rule`] per keyword of JSON Schema 2020-12. The document itself is
//! never read at run time.

use std::sync::OnceLock;

use crate::{Bound, Direction, Format, Literal, Pattern, Types};

/// One schema: the conjunction of its rules. Without rules it accepts everything.
#[derive(Debug)]
pub struct Schema {
    /// Where it stands in the document, as a URI fragment: `#/components/schemas/User`.
    pub at: &'static str,
    /// Its rules, assertions before applicators.
    pub rules: &'static [Rule],
}

impl Schema {
    /// Accepts everything.
    pub const ANY: Self = Self { at: "#", rules: &[] };
}

/// One keyword of a schema.
#[derive(Debug)]
pub enum Rule {
    /// The schema `false`.
    Never,
    /// `type`.
    Type(Types),
    /// `enum`.
    Enum(&'static [Literal]),
    /// `enum` of many strings, in the order of their bytes, so that one is found by halving.
    Words(&'static [&'static str]),
    /// `const`.
    Const(Literal),
    /// `multipleOf`.
    MultipleOf(Bound),
    /// `maximum`.
    Maximum(Bound),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(Bound),
    /// `minimum`.
    Minimum(Bound),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(Bound),
    /// What the chosen Rust type can hold; not a keyword of the document.
    Range(Range),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `pattern`.
    Pattern(&'static Pattern),
    /// `format`, asserted.
    Format(Format),
    /// `maxItems`.
    MaxItems(u64),
    /// `minItems`.
    MinItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `maxProperties`.
    MaxProperties(u64),
    /// `minProperties`.
    MinProperties(u64),
    /// `required`.
    Required(&'static [Asked]),
    /// `dependentRequired`.
    DependentRequired(&'static [Dependency]),
    /// `$ref`.
    Ref(&'static Schema),
    /// `$ref` in a table that is made at run time, bound when all of its schemas are made; cycles need it. Unbound, it
    /// accepts everything.
    Late(&'static OnceLock<&'static Schema>),
    /// `$dynamicRef`: the bearers of the anchor, and the schema meant when none of them is in force.
    DynamicRef(&'static [Bearer], &'static Schema),
    /// `allOf`.
    AllOf(&'static [&'static Schema]),
    /// `anyOf`.
    AnyOf(Union),
    /// `oneOf`.
    OneOf(Union),
    /// `not`.
    Not(&'static Schema),
    /// `if`, `then`, `else`.
    If(&'static Schema, Option<&'static Schema>, Option<&'static Schema>),
    /// `dependentSchemas`.
    DependentSchemas(&'static [Property]),
    /// `properties`, `patternProperties`, `additionalProperties`.
    Members(Members),
    /// `propertyNames`.
    PropertyNames(&'static Schema),
    /// `prefixItems`, `items`.
    Elements(Elements),
    /// `contains`, `minContains`, `maxContains`.
    Contains(Contains),
    /// `unevaluatedProperties`.
    UnevaluatedProperties(&'static Schema),
    /// `unevaluatedItems`.
    UnevaluatedItems(&'static Schema),
}

impl Rule {
    /// The schema a `$ref` means.
    pub(crate) fn target(&self) -> Option<&'static Schema> {
        match self {
            Self::Ref(schema) => Some(schema),
            Self::Late(schema) => schema.get().copied(),
            _ => None,
        }
    }
}

/// What a Rust type can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// The integers of `i64`.
    I64,
    /// The finite numbers of `f64`: everything that does not round to infinity.
    F64,
    /// The texts of [`crate::Date`].
    #[cfg(feature = "chrono")]
    Date,
    /// The texts of [`crate::DateTime`].
    #[cfg(feature = "chrono")]
    DateTime,
    /// The texts of [`crate::Time`].
    #[cfg(feature = "chrono")]
    Time,
    /// The texts of [`crate::Uuid`].
    #[cfg(feature = "uuid")]
    Uuid,
    /// The texts of [`crate::Url`].
    #[cfg(feature = "url")]
    Url,
    /// The texts of [`crate::Decimal`].
    #[cfg(feature = "rust_decimal")]
    Decimal,
    /// The numbers of [`crate::DecimalNumber`].
    #[cfg(feature = "rust_decimal")]
    DecimalNumber,
}

/// A member `required` names.
#[derive(Debug)]
pub enum Asked {
    /// In every direction.
    Always(&'static str),
    /// Not in these directions: readOnly members in requests, writeOnly ones in responses.
    Except(&'static str, &'static [Direction]),
}

impl Asked {
    /// The name of the member.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Always(name) | Self::Except(name, _) => name,
        }
    }
}

/// An entry of `dependentRequired`.
#[derive(Debug)]
pub struct Dependency {
    /// The member whose presence asks for others.
    pub name: &'static str,
    /// What it asks for.
    pub asks: &'static [&'static str],
}

/// A schema of a resource that bears a dynamic anchor: applying any of them puts the resource in force. Schemas are told
/// apart by where they stand.
#[derive(Debug)]
pub struct Bearer {
    /// A schema of the resource.
    pub resource: &'static Schema,
    /// The schema that bears the anchor.
    pub schema: &'static Schema,
}

/// The branches of `anyOf` or `oneOf`.
#[derive(Debug)]
pub struct Union {
    /// The branches, in the order of the document.
    pub branches: &'static [&'static Schema],
    /// The `discriminator` beside it. It chooses whose violations are told, never the verdict.
    pub tag: Option<Tag>,
    /// What tells which branches can hold at all, so that the others are not tried. It never changes the verdict.
    pub sieve: Option<Sieve>,
}

/// What certainly keeps branches of a union from holding of a value.
#[derive(Debug)]
pub struct Sieve {
    /// The types each branch takes, at most.
    pub types: &'static [Types],
    /// Tests of values.
    pub tests: &'static [SieveTest],
}

/// A test of texts, or of objects by one member. Branches are given by their places in the union, sorted.
#[derive(Debug)]
pub struct SieveTest {
    /// The member of objects that is looked at; `None` looks at texts themselves.
    pub member: Option<&'static str>,
    /// Texts, sorted bytewise, and what each leaves.
    pub texts: &'static [SieveText],
    /// What any other text leaves.
    pub unlisted: &'static [usize],
    /// What a value leaves that is no text.
    pub other: &'static [usize],
    /// What is left without the member.
    pub absent: &'static [usize],
}

/// A text, and the branches that can hold with it.
#[derive(Debug)]
pub struct SieveText {
    /// The text.
    pub text: &'static str,
    /// The branches.
    pub left: &'static [usize],
}

/// A `discriminator`.
#[derive(Debug)]
pub struct Tag {
    /// `propertyName`.
    pub property: &'static str,
    /// The values, and the branches they mean.
    pub values: &'static [TagValue],
}

/// A value of a discriminator.
#[derive(Debug)]
pub struct TagValue {
    /// The text.
    pub value: &'static str,
    /// The place of the branch in the union.
    pub branch: usize,
}

/// What the members of an object must be.
#[derive(Debug)]
pub struct Members {
    /// `properties`, sorted by name (bytewise) so that they can be searched.
    pub properties: &'static [Property],
    /// `patternProperties`.
    pub patterns: &'static [PatternProperty],
    /// `additionalProperties`.
    pub additional: Option<&'static Schema>,
}

/// A named member and its schema.
#[derive(Debug)]
pub struct Property {
    /// The name.
    pub name: &'static str,
    /// The schema.
    pub schema: &'static Schema,
}

/// A pattern of names and the schema of the members that match.
#[derive(Debug)]
pub struct PatternProperty {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// The schema.
    pub schema: &'static Schema,
}

/// What the items of an array must be.
#[derive(Debug)]
pub struct Elements {
    /// `prefixItems`.
    pub prefix: &'static [&'static Schema],
    /// `items`: all items after the prefix.
    pub rest: Option<&'static Schema>,
}

/// How many items match.
#[derive(Debug)]
pub struct Contains {
    /// What is counted.
    pub schema: &'static Schema,
    /// `minContains`.
    pub min: u64,
    /// `maxContains`.
    pub max: Option<u64>,
}
