//! The type of a value where it is used.

use std::collections::BTreeSet;

use specwright_model::{Direction, Keyword, Model, SchemaId, Types};

use super::{Chosen, Form, Own, Part, Shape, Views};
use crate::reach::{Side, index};

/// How deep a type is written out; deeper schemas have a type of their own, so this is never met but in hostile documents.
const DEPTH: usize = 32;

/// An item of the output: the type of a schema, one per side where requests and responses differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// The schema.
    pub(crate) schema: SchemaId,
    /// The side.
    pub(crate) side: Side,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ty {
    /// The runtime's `Json`.
    Json,
    /// The runtime's `Null`.
    Null,
    /// `bool`.
    Bool,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// `String`.
    Text,
    /// A type of the runtime for texts of a format.
    Chosen(Chosen),
    /// `Vec<T>`.
    List(Box<Ty>),
    /// `BTreeMap<String, T>`.
    Map(Box<Ty>),
    /// `Nullable<T>`.
    Nullable(Box<Ty>),
    /// `Loose<T>`.
    Loose(Box<Ty>),
    /// `Box<T>`, where a type would hold itself.
    Boxed(Box<Ty>),
    /// An item.
    Named(Key),
}

impl Ty {
    /// The type with boxes around the items that hold it in turn.
    #[must_use]
    pub(crate) fn boxed(self, holds: &dyn Fn(Key) -> bool) -> Self {
        let again = |ty: Box<Self>| Box::new(ty.boxed(holds));
        match self {
            Self::Named(key) if holds(key) => Self::Boxed(Box::new(self)),
            Self::Nullable(ty) => Self::Nullable(again(ty)),
            Self::Loose(ty) => Self::Loose(again(ty)),
            // What stands behind a `Vec` or a map is no part of the value itself.
            ty => ty,
        }
    }

    /// Whether it is written with `BTreeMap`.
    pub(crate) fn has_map(&self) -> bool {
        match self {
            Self::Map(_) => true,
            Self::List(ty) | Self::Nullable(ty) | Self::Loose(ty) | Self::Boxed(ty) => ty.has_map(),
            Self::Json
            | Self::Null
            | Self::Bool
            | Self::Integer
            | Self::Number
            | Self::Text
            | Self::Chosen(_)
            | Self::Named(_) => false,
        }
    }

    fn nullable(self) -> Self {
        match self {
            Self::Json | Self::Null | Self::Nullable(_) | Self::Loose(_) => self,
            ty => Self::Nullable(Box::new(ty)),
        }
    }

    fn loose(self) -> Self {
        match self {
            Self::Json | Self::Null | Self::Loose(_) => Self::Json,
            Self::Nullable(ty) => Self::Loose(ty),
            ty => Self::Loose(Box::new(ty)),
        }
    }

    /// The items it holds, those behind a `Vec` or a map only when asked for.
    pub(crate) fn items(&self, behind: bool, found: &mut Vec<Key>) {
        match self {
            Self::Named(key) => found.push(*key),
            Self::Nullable(ty) | Self::Loose(ty) | Self::Boxed(ty) => ty.items(behind, found),
            Self::List(ty) | Self::Map(ty) if behind => ty.items(behind, found),
            _ => {}
        }
    }
}

impl Views {
    /// The type of a value of this schema, in a direction.
    pub(crate) fn ty(&self, id: SchemaId, direction: Direction) -> Ty {
        self.at(id, direction, 0)
    }

    /// The type of a part.
    pub(crate) fn part(&self, part: Part, direction: Direction) -> Ty {
        self.part_at(part, direction, 0)
    }

    /// What an alias or a newtype of the schema stands for.
    pub(crate) fn inside(&self, id: SchemaId, direction: Direction) -> Ty {
        self.written(id, direction, 0)
    }

    fn at(&self, id: SchemaId, direction: Direction, depth: usize) -> Ty {
        match self.own(id) {
            Own::Alias | Own::Newtype => self.named(id, direction),
            Own::Item | Own::None => self.written(id, direction, depth),
        }
    }

    fn written(&self, id: SchemaId, direction: Direction, depth: usize) -> Ty {
        let form = self.form(id);
        // Where nothing is added, the other schema's own name is kept.
        if let Shape::Same(target) = form.shape {
            let there = self.form(target);
            if (there.nullable, there.loose) == (form.nullable, form.loose) && depth < DEPTH {
                return self.at(target, direction, depth + 1);
            }
        }
        let core = self.core(id, direction, depth);
        match (form.loose, form.nullable) {
            (true, _) => core.loose(),
            (false, true) => core.nullable(),
            (false, false) => core,
        }
    }

    /// The type of what is neither `null` nor of another type than the form's.
    fn core(&self, id: SchemaId, direction: Direction, depth: usize) -> Ty {
        if depth > DEPTH {
            return Ty::Json;
        }
        let deeper = depth.saturating_add(1);
        match &self.form(id).shape {
            Shape::Json => Ty::Json,
            Shape::Null => Ty::Null,
            Shape::Bool => Ty::Bool,
            Shape::Integer => Ty::Integer,
            Shape::Number => Ty::Number,
            Shape::Text => Ty::Text,
            Shape::Chosen(chosen) => Ty::Chosen(*chosen),
            Shape::Enumeration(_) | Shape::Struct(_) | Shape::Union(_) => self.named(id, direction),
            Shape::List(part) => Ty::List(Box::new(self.part_at(*part, direction, deeper))),
            Shape::Map(part) => Ty::Map(Box::new(self.part_at(*part, direction, deeper))),
            Shape::Same(target) => match self.own(*target) {
                Own::Newtype => self.named(*target, direction),
                Own::Alias | Own::Item | Own::None => self.core(*target, direction, deeper),
            },
        }
    }

    fn part_at(&self, part: Part, direction: Direction, depth: usize) -> Ty {
        match part {
            Part::Json => Ty::Json,
            Part::Text => Ty::Text,
            Part::Of(id) => self.at(id, direction, depth),
            Part::Core(id) => match self.own(id) {
                Own::Newtype => self.named(id, direction),
                Own::Alias | Own::Item | Own::None => self.core(id, direction, depth),
            },
            Part::Items(id) => Ty::List(Box::new(self.at(id, direction, depth))),
            Part::Kind(kind) => of_kind(kind),
        }
    }

    fn named(&self, schema: SchemaId, direction: Direction) -> Ty {
        Ty::Named(Key { schema, side: self.reach.side(schema, direction) })
    }
}

fn of_kind(kind: Types) -> Ty {
    match kind {
        Types::STRING => Ty::Text,
        Types::BOOLEAN => Ty::Bool,
        Types::INTEGER => Ty::Integer,
        Types::ARRAY => Ty::List(Box::new(Ty::Json)),
        Types::OBJECT => Ty::Map(Box::new(Ty::Json)),
        kind if Types::NUMBER.contains(kind) && !kind.is_empty() => Ty::Number,
        _ => Ty::Json,
    }
}

/// What stands for each schema in the output. A component always has a name; so has a list or map that something
/// refers to, which could otherwise hold itself without end; so have `bodies`, which must be types of their own.
pub(super) fn owns(model: &Model, forms: &[Form], bodies: &[SchemaId]) -> Vec<Own> {
    let components: BTreeSet<SchemaId> =
        model.components.iter().map(|component| component.schema).collect();
    let bodies: BTreeSet<SchemaId> = bodies.iter().copied().collect();
    let targets = targets(model);
    let own =
        |(id, form): (SchemaId, &Form)| {
            let named = components.contains(&id);
            match &form.shape {
                Shape::Enumeration(_) | Shape::Struct(_) | Shape::Union(_) => Own::Item,
                Shape::List(_) | Shape::Map(_) if named || targets.contains(&id) => Own::Newtype,
                Shape::Same(_) if named && !only_refers(model, id) && !adds_null(form, forms) => {
                    Own::Newtype
                }
                Shape::Same(target) if bodies.contains(&id) => {
                    if is_same(model, forms, id, *target) { Own::None } else { Own::Newtype }
                }
                _ if bodies.contains(&id) && !named => Own::Newtype,
                _ if named => Own::Alias,
                _ => Own::None,
            }
        };
    model.ids().zip(forms).map(own).collect()
}

/// Whether the type of the target is judged just as the schema is.
fn is_same(model: &Model, forms: &[Form], id: SchemaId, target: SchemaId) -> bool {
    let (mut at, mut next) = (id, target);
    for _ in 0..forms.len() {
        if !only_refers(model, at) {
            return false;
        }
        match forms.get(index(next)).map(|form| &form.shape) {
            Some(Shape::Same(further)) => (at, next) = (next, *further),
            Some(
                Shape::Enumeration(_)
                | Shape::Struct(_)
                | Shape::Union(_)
                | Shape::List(_)
                | Shape::Map(_),
            ) => {
                return true;
            }
            _ => return false,
        }
    }
    false
}

/// Whether the only thing a form adds to another is `null`.
fn adds_null(form: &Form, forms: &[Form]) -> bool {
    match form.shape {
        Shape::Same(target) => {
            form.nullable && forms.get(index(target)).is_some_and(|there| !there.nullable)
        }
        _ => false,
    }
}

/// Whether a schema says nothing but that another holds.
fn only_refers(model: &Model, id: SchemaId) -> bool {
    let says = |id: SchemaId| model.schema(id).keywords.as_slice();
    match says(id) {
        [Keyword::Ref(_)] => true,
        [Keyword::AllOf(all)] => {
            let mut said = all.0.iter().filter(|branch| !says(**branch).is_empty());
            matches!(
                (said.next().map(|branch| says(*branch)), said.next()),
                (Some([Keyword::Ref(_)]), None)
            )
        }
        _ => false,
    }
}

/// The schemas something refers to.
fn targets(model: &Model) -> BTreeSet<SchemaId> {
    let keywords = model.schemas.iter().flat_map(|schema| &schema.keywords);
    let mut targets = BTreeSet::new();
    for keyword in keywords {
        match keyword {
            Keyword::Ref(target) => drop(targets.insert(target.0)),
            Keyword::DynamicRef(_) => targets.extend(keyword.children()),
            _ => {}
        }
    }
    targets
}
