//! The Rust form of a schema. The verdict is never its business: the judge has spoken before a value is built, so a
//! form may be any part of what a schema says, as long as it holds every value the schema accepts. When in doubt: JSON.

mod build;
mod chosen;
mod conjuncts;
mod deep;
mod kinds;
mod long;
mod object;
mod ty;
mod union;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use specwright_model::{Diagnostic, Direction, Model, SchemaId, Types};

pub(crate) use chosen::Chosen;
pub use chosen::runtime_features;
pub(crate) use ty::{Key, Ty};

use crate::reach::{Reaches, index};
use crate::{Integers, Numbers, Options};

/// The form of a schema.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Form {
    /// What it is, `null` left aside.
    pub(crate) shape: Shape,
    /// Whether `null` is let in beside it.
    pub(crate) nullable: bool,
    /// Whether it lets in every other type too, because the schema names none.
    pub(crate) loose: bool,
}

/// The form of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Anything: the runtime's `Json`.
    Json,
    /// Nothing but `null`.
    Null,
    /// A boolean.
    Bool,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A string or a number of a format that has a type of its own.
    Chosen(Chosen),
    /// One of these strings.
    Enumeration(Vec<String>),
    /// An object with named members.
    Struct(Structure),
    /// One of several forms.
    Union(Union),
    /// An array.
    List(Part),
    /// An object whose members are all alike.
    Map(Part),
    /// Just the form of another schema.
    Same(SchemaId),
}

/// What a part of a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Anything.
    Json,
    /// A string; several schemas say so.
    Text,
    /// An array of what this schema says.
    Items(SchemaId),
    /// What this schema says.
    Of(SchemaId),
    /// The same, where only one type is left.
    Core(SchemaId),
    /// A single type.
    Kind(Types),
}

/// An object with named members.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Structure {
    /// The members, in the order of the document.
    pub(crate) fields: Vec<Field>,
    /// The others: `None` when they are dropped or refused.
    pub(crate) rest: Option<Part>,
}

/// A named member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    /// Its name in JSON.
    pub(crate) name: String,
    /// Its value.
    pub(crate) part: Part,
    /// The directions in which it is asked for.
    pub(crate) asked: Vec<Direction>,
}

/// One of several forms.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Union {
    /// The schema whose `anyOf` or `oneOf` it is; `None` when the types alone tell the variants apart.
    pub(crate) holder: Option<SchemaId>,
    /// The variants, in the order of the document.
    pub(crate) variants: Vec<Variant>,
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Variant {
    /// The branches it stands for, by their place in the union.
    pub(crate) branches: Vec<usize>,
    /// The types it covers.
    pub(crate) kinds: Types,
    /// What it holds.
    pub(crate) part: Part,
    /// What tells this variant from all others: the text of a member, or the name of one.
    pub(crate) tag: Option<String>,
}

impl Field {
    /// The schema of its value, where there is one.
    pub(crate) fn schema(&self) -> Option<SchemaId> {
        match self.part {
            Part::Of(id) | Part::Core(id) => Some(id),
            Part::Json | Part::Text | Part::Items(_) | Part::Kind(_) => None,
        }
    }
}

impl Union {
    /// Whether the type of a value tells its variant.
    pub(crate) fn by_kind(&self) -> bool {
        let mut seen = Types::NONE;
        self.variants.iter().all(|variant| {
            let fresh = seen.intersection(variant.kinds).is_empty();
            seen = seen.union(variant.kinds);
            fresh
        })
    }
}

/// What stands for a schema in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// Nothing: its form is written where it is used.
    None,
    /// A struct, an enumeration or a union.
    Item,
    /// A struct around its form.
    Newtype,
    /// Another name of its form.
    Alias,
}

/// The forms of all schemas.
pub(crate) struct Views {
    /// Which directions reach each schema.
    pub(crate) reach: Reaches,
    forms: Vec<Form>,
    /// The schemas by which values are built.
    built: BTreeSet<SchemaId>,
    owns: Vec<Own>,
    /// How many types may be inside one another.
    pub(crate) depth: usize,
    /// What is told of forms.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Views {
    /// Decides the form of every schema that is reached. `bodies` are schemas that need a type of their own.
    pub(crate) fn new(
        model: &Model,
        reach: Reaches,
        options: &Options,
        bodies: &[SchemaId],
    ) -> Self {
        let (forms, built, diagnostics) = build::forms(model, &reach, options);
        let owns = ty::owns(model, &forms, bodies);
        let depth = deep::depth(&forms);
        Self { reach, forms, built, owns, depth, diagnostics }
    }

    /// The form of a schema.
    pub(crate) fn form(&self, id: SchemaId) -> &Form {
        const JSON: &Form = &Form { shape: Shape::Json, nullable: false, loose: false };
        self.forms.get(index(id)).unwrap_or(JSON)
    }

    /// What stands for a schema in the output.
    pub(crate) fn own(&self, id: SchemaId) -> Own {
        self.owns.get(index(id)).copied().unwrap_or(Own::None)
    }

    /// The type chosen for the format of a schema.
    pub(crate) fn chosen(&self, id: SchemaId) -> Option<Chosen> {
        match self.form(id).shape {
            Shape::Chosen(chosen) => Some(chosen),
            _ => None,
        }
    }

    /// The bound the chosen Rust type adds to what the schema lets in: a variant of the runtime's `Range`. Where no value
    /// is built by the schema there is nothing to hold.
    pub(crate) fn range(&self, id: SchemaId, options: &Options) -> Option<&'static str> {
        if !self.built.contains(&id) {
            return None;
        }
        let integer = (options.integers == Integers::I64).then_some("I64");
        let number = (options.numbers == Numbers::F64).then_some("F64");
        match &self.form(id).shape {
            Shape::Integer => integer,
            Shape::Number => number,
            Shape::Chosen(chosen) => Some(chosen.name()),
            Shape::Union(union) => union.variants.iter().find_map(|variant| match variant.part {
                Part::Kind(Types::INTEGER) => integer,
                Part::Kind(Types::NUMBER) => number,
                _ => None,
            }),
            _ => None,
        }
    }
}
