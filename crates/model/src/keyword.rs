//! The keywords of the model: what each is called, says and checks.
//!
//! A keyword is one file under [`crate::keywords`]. Its readers never ask which keyword they hold: the table emitter
//! takes [`Constraint::rule`], the docs emitter [`Constraint::sentence`], the drift report [`Constraint::shift`].

use crate::{Effect, Row, SchemaId, Sense, Shift, Turn, Types, Value, keywords};

/// A keyword of a schema. Each implementor owns one file under `keywords/`.
pub trait Constraint {
    /// The keyword as documents spell it; for a group, its first.
    const NAME: &'static str;

    /// What a client notices when it moves.
    const EFFECT: Effect = Effect::Limit;

    /// How its changes are named.
    const ROW: Row = Row::Own;

    /// The runtime rule that enforces it.
    fn rule(&self) -> Rule;

    /// The line that readers of the generated docs see; `None` where the type or its members say it.
    fn sentence(&self) -> Option<String>;

    /// The schemas it applies.
    fn children(&self) -> Vec<SchemaId> {
        Vec::new()
    }

    /// How the keyword itself moves what is accepted; the schemas it applies are told by [`Constraint::turns`].
    fn shift(&self, next: &Self) -> Shift;

    /// The schemas it applies, paired with those of the revision.
    fn turns(&self, next: &Self) -> Vec<Turn> {
        Turn::zip(&self.children(), &next.children(), Sense::Along)
    }

    /// What its appearing means; its vanishing is that, flipped.
    fn set(&self) -> Shift {
        Shift::Tighter
    }
}

/// A rule of the runtime, as plain data: the variant of its `Rule` and the arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The variant, such as `MaxLength`.
    pub variant: &'static str,
    /// Positional arguments; none makes a unit variant.
    pub args: Vec<Arg>,
}

impl Rule {
    /// A rule with these arguments.
    pub fn new(variant: &'static str, args: Vec<Arg>) -> Self {
        Self { variant, args }
    }
}

/// An argument of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A count: `5000`.
    Count(u64),
    /// A number by its JSON text, exact.
    Number(String),
    /// A set of types.
    Types(Types),
    /// Text.
    Text(String),
    /// A format by its name.
    Format(String),
    /// A pattern (ECMA-262).
    Pattern(String),
    /// A JSON value.
    Literal(Value),
    /// A schema.
    Schema(SchemaId),
    /// May be left out.
    Option(Option<Box<Arg>>),
    /// A slice.
    List(Vec<Arg>),
    /// A struct of the runtime with named fields.
    Record(&'static str, Vec<(&'static str, Arg)>),
    /// A variant of an enum of the runtime: `("Hint", "Tag")` is `Hint::Tag`.
    Variant(&'static str, &'static str, Vec<Arg>),
    /// A flag.
    Flag(bool),
}

/// Turns the list of keywords into the enum and its dispatch.
macro_rules! keywords {
    ($($module:ident::$name:ident,)*) => {
        /// One keyword of a schema.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Keyword {
            $(#[doc = concat!("See [`keywords::", stringify!($name), "`].")]
            $name(keywords::$name),)*
        }

        impl Keyword {
            /// Every keyword's name, in the order rules run.
            pub const NAMES: &'static [&'static str] = &[$(<keywords::$name as Constraint>::NAME,)*];

            /// The keyword as documents spell it.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => <keywords::$name as Constraint>::NAME,)* }
            }

            /// The place of the keyword in the order rules run.
            pub fn order(&self) -> usize {
                Self::NAMES.iter().position(|name| *name == self.name()).unwrap_or(usize::MAX)
            }

            /// See [`Constraint::rule`].
            pub fn rule(&self) -> Rule {
                match self { $(Self::$name(keyword) => keyword.rule(),)* }
            }

            /// See [`Constraint::sentence`].
            pub fn sentence(&self) -> Option<String> {
                match self { $(Self::$name(keyword) => keyword.sentence(),)* }
            }

            /// See [`Constraint::children`].
            pub fn children(&self) -> Vec<SchemaId> {
                match self { $(Self::$name(keyword) => keyword.children(),)* }
            }

            /// See [`Constraint::EFFECT`].
            pub fn effect(&self) -> Effect {
                match self { $(Self::$name(_) => <keywords::$name as Constraint>::EFFECT,)* }
            }

            /// See [`Constraint::ROW`].
            pub fn row(&self) -> Row {
                match self { $(Self::$name(_) => <keywords::$name as Constraint>::ROW,)* }
            }

            /// See [`Constraint::shift`]; another keyword is sideways.
            pub fn shift(&self, next: &Self) -> Shift {
                match (self, next) {
                    $((Self::$name(keyword), Self::$name(next)) => keyword.shift(next),)*
                    _ => Shift::Sideways,
                }
            }

            /// See [`Constraint::turns`]; another keyword has none in common.
            pub fn turns(&self, next: &Self) -> Vec<Turn> {
                match (self, next) {
                    $((Self::$name(keyword), Self::$name(next)) => keyword.turns(next),)*
                    _ => Vec::new(),
                }
            }

            /// See [`Constraint::set`].
            pub fn set(&self) -> Shift {
                match self { $(Self::$name(keyword) => keyword.set(),)* }
            }
        }
    };
}

impl Keyword {
    /// The branches of `anyOf` or `oneOf`; `None` for every other keyword.
    pub fn branches(&self) -> Option<&[SchemaId]> {
        match self {
            Self::AnyOf(union) => Some(&union.branches),
            Self::OneOf(union) => Some(&union.branches),
            _ => None,
        }
    }

    /// The `discriminator` beside `anyOf` or `oneOf`.
    pub fn tag(&self) -> Option<&keywords::Tag> {
        match self {
            Self::AnyOf(union) => union.tag.as_ref(),
            Self::OneOf(union) => union.tag.as_ref(),
            _ => None,
        }
    }
}

keywords! {
    never::Never,
    types::Type,
    enumeration::Enum,
    constant::Const,
    multiple_of::MultipleOf,
    maximum::Maximum,
    exclusive_maximum::ExclusiveMaximum,
    minimum::Minimum,
    exclusive_minimum::ExclusiveMinimum,
    max_length::MaxLength,
    min_length::MinLength,
    pattern::Pattern,
    format::Format,
    max_items::MaxItems,
    min_items::MinItems,
    unique_items::UniqueItems,
    max_properties::MaxProperties,
    min_properties::MinProperties,
    required::Required,
    dependent_required::DependentRequired,
    reference::Ref,
    dynamic_reference::DynamicRef,
    all_of::AllOf,
    any_of::AnyOf,
    one_of::OneOf,
    not::Not,
    condition::If,
    dependent_schemas::DependentSchemas,
    members::Members,
    property_names::PropertyNames,
    elements::Elements,
    contains::Contains,
    unevaluated_properties::UnevaluatedProperties,
    unevaluated_items::UnevaluatedItems,
}
