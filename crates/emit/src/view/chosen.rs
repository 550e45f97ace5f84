//! Rust types of their own for texts of some formats, where the user chose them; else such text is a `String`.
//!
//! The type holds less than the schema may let in, so its table says so. A schema whose values are never built by that
//! type (a branch of `not`, a union's branch that shares its variant with others) must not say it: there nothing would
//! be gained, and a verdict could change.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use specwright_model::{Keyword, SchemaId, Types};

use super::build::Builder;
use super::{Form, Part, Shape, conjuncts};
use crate::reach::{Reaches, index};

/// A type of the runtime that keeps text of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Chosen {
    /// `Date`.
    Date,
    /// `DateTime`.
    DateTime,
    /// `Time`.
    Time,
    /// `Uuid`.
    Uuid,
    /// `Url`.
    Url,
    /// `Decimal`, a string.
    Decimal,
    /// `DecimalNumber`, a number.
    DecimalNumber,
}

/// Each type with its name, which is that of its bound too, and the cargo feature of the runtime that brings it.
const ALL: &[(Chosen, &str, &str)] = &[
    (Chosen::Date, "Date", "chrono"),
    (Chosen::DateTime, "DateTime", "chrono"),
    (Chosen::Time, "Time", "chrono"),
    (Chosen::Uuid, "Uuid", "uuid"),
    (Chosen::Url, "Url", "url"),
    (Chosen::Decimal, "Decimal", "rust_decimal"),
    (Chosen::DecimalNumber, "DecimalNumber", "rust_decimal"),
];

/// The variants of the runtime's `Range` that need a cargo feature of it, with that feature.
pub fn runtime_features() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL.iter().map(|(_, name, feature)| (*name, *feature))
}

impl Chosen {
    /// Its name in the runtime.
    pub(crate) fn name(self) -> &'static str {
        ALL.iter().find(|(chosen, ..)| *chosen == self).map_or("String", |(_, name, _)| name)
    }

    /// The type for values of a format that are strings, or numbers.
    fn of(format: &str, number: bool) -> Option<Self> {
        match (format, number) {
            ("date", false) => Some(Self::Date),
            ("date-time", false) => Some(Self::DateTime),
            ("time", false) => Some(Self::Time),
            ("uuid", false) => Some(Self::Uuid),
            ("uri" | "url", false) => Some(Self::Url),
            ("decimal", false) => Some(Self::Decimal),
            ("decimal", true) => Some(Self::DecimalNumber),
            _ => None,
        }
    }
}

impl Builder<'_> {
    /// The type chosen for the format of strings or numbers, when the schema has just one.
    pub(super) fn chosen(&self, id: SchemaId, core: Types) -> Option<Shape> {
        if self.typed.is_empty() {
            return None;
        }
        let number = !Types::STRING.contains(core);
        let all = conjuncts::all(self.model, &self.kinds, id, core)?;
        let schemas = all.iter().map(|id| self.model.schema(*id));
        let formats = schemas.flat_map(|schema| {
            let asserted = schema.keywords.iter().filter_map(|keyword| match keyword {
                Keyword::Format(format) => Some(format.0.as_str()),
                _ => None,
            });
            asserted.chain(schema.notes.format.as_deref())
        });
        let wanted = formats.filter(|format| self.typed.contains(*format));
        let found: BTreeSet<Chosen> =
            wanted.filter_map(|format| Chosen::of(format, number)).collect();
        match (found.first(), found.len()) {
            (Some(chosen), 1) => Some(Shape::Chosen(*chosen)),
            _ => None,
        }
    }
}

/// The schemas by which values are built: from the roots, the parts of what is built. What judges besides (`not`, an
/// `allOf` whose form another schema gives, a branch that shares its variant) is not among them.
pub(super) fn built(forms: &[Form], reach: &Reaches) -> BTreeSet<SchemaId> {
    let mut built = BTreeSet::new();
    let mut open: Vec<SchemaId> = reach.roots().collect();
    while let Some(id) = open.pop() {
        if built.insert(id)
            && let Some(form) = forms.get(index(id))
        {
            open.extend(parts(&form.shape));
        }
    }
    built
}

/// Takes the chosen type from the schemas by which no value is built.
pub(super) fn keep_built(forms: &mut [Form], built: &BTreeSet<SchemaId>) {
    let built: BTreeSet<usize> = built.iter().copied().map(index).collect();
    for (place, form) in forms.iter_mut().enumerate() {
        if let Shape::Chosen(chosen) = form.shape
            && !built.contains(&place)
        {
            form.shape = if chosen == Chosen::DecimalNumber { Shape::Number } else { Shape::Text };
        }
    }
}

/// The schemas by which the parts of a value are built.
pub(super) fn parts(shape: &Shape) -> Vec<SchemaId> {
    let of = |part: Part| match part {
        Part::Of(id) | Part::Core(id) | Part::Items(id) => Some(id),
        Part::Json | Part::Text | Part::Kind(_) => None,
    };
    match shape {
        Shape::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| field.part);
            fields.chain(structure.rest).filter_map(of).collect()
        }
        Shape::Union(union) => {
            union.variants.iter().filter_map(|variant| of(variant.part)).collect()
        }
        Shape::List(part) | Shape::Map(part) => of(*part).into_iter().collect(),
        Shape::Same(target) => vec![*target],
        _ => Vec::new(),
    }
}
