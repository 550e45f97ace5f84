//! From keywords to forms.

use std::collections::BTreeSet;

use specwright_model::{Diagnostic, Keyword, Model, SchemaId, Types, Value};

use super::kinds::Kinds;
use super::{Form, Part, Shape, Variant, chosen, conjuncts, long};
use crate::reach::{Reaches, index};
use crate::{Options, UnknownMembers, graph};

/// How many forms one form looks into.
const DEPTH: usize = 16;

/// Every type but `null`.
const ANYTHING: Types = Types::ALL.without(Types::NULL);

/// The form of every schema that is reached, the schemas values are built by, and what is told of them.
pub(super) fn forms(
    model: &Model,
    reach: &Reaches,
    options: &Options,
) -> (Vec<Form>, BTreeSet<SchemaId>, Vec<Diagnostic>) {
    let keep = options.unknown_members == UnknownMembers::Keep;
    let builder = Builder { model, kinds: Kinds::new(model), keep, typed: &options.typed };
    let none = || Form { shape: Shape::Json, nullable: false, loose: false };
    let form = |id| if reach.any(id) { builder.form(id) } else { none() };
    let mut forms: Vec<Form> = model.ids().map(form).collect();
    break_loops(&mut forms);
    let built = chosen::built(&forms, reach);
    chosen::keep_built(&mut forms, &built);
    let told = long::told(&builder, &forms);
    (forms, built, told)
}

/// What a form is made from.
pub(super) struct Builder<'a> {
    pub(super) model: &'a Model,
    pub(super) kinds: Kinds<'a>,
    /// Whether members no keyword names are kept.
    pub(super) keep: bool,
    /// The formats with a type of their own.
    pub(super) typed: &'a BTreeSet<String>,
}

impl Builder<'_> {
    fn form(&self, id: SchemaId) -> Form {
        let types = self.kinds.of(id);
        let (shape, loose) = self.shape(id, types, 0);
        let nullable =
            types.contains(Types::NULL) && !loose && !matches!(shape, Shape::Json | Shape::Null);
        Form { shape, nullable, loose }
    }

    /// The form of a schema for values of these types, and whether it is only that of objects or arrays among others.
    pub(super) fn shape(&self, id: SchemaId, types: Types, depth: usize) -> (Shape, bool) {
        let core = types.without(Types::NULL);
        if core.is_empty() {
            return (if types.is_empty() { Shape::Json } else { Shape::Null }, false);
        }
        if depth > DEPTH {
            return (Shape::Json, false);
        }
        let single = conjuncts::single(self.model, &self.kinds, id, core);
        if let Some(target) = single.filter(|target| self.stands_for(*target, core, depth)) {
            return (Shape::Same(target), core == ANYTHING);
        }
        match self.scalar(id, core) {
            Some(shape) => (shape, false),
            None => self.compound(id, core, depth),
        }
    }

    /// Whether the form of the target, its `null` left aside, is right where only these types are let in.
    fn stands_for(&self, target: SchemaId, core: Types, depth: usize) -> bool {
        let there = self.kinds.of(target).without(Types::NULL);
        there == core
            || (there == ANYTHING && core == Types::OBJECT && self.holds_objects(target, depth))
    }

    /// Whether the form of a schema that lets in any type is that of its objects.
    pub(super) fn holds_objects(&self, id: SchemaId, depth: usize) -> bool {
        match self.shape(id, self.kinds.of(id), depth.saturating_add(1)) {
            (Shape::Struct(_) | Shape::Map(_) | Shape::Union(_), loose) => loose,
            (Shape::Same(target), true) => self.holds_objects(target, depth.saturating_add(1)),
            _ => false,
        }
    }

    /// The form, when one scalar type is let in.
    fn scalar(&self, id: SchemaId, core: Types) -> Option<Shape> {
        if Types::STRING.contains(core) {
            return match self.strings(id, core, 0) {
                Some(listed) if listed.len() > long::MOST => Some(Shape::Text),
                Some(listed) => Some(Shape::Enumeration(listed)),
                None => self.chosen(id, core).or(Some(Shape::Text)),
            };
        }
        if Types::BOOLEAN.contains(core) {
            return Some(Shape::Bool);
        }
        if Types::INTEGER.contains(core) {
            return Some(Shape::Integer);
        }
        let number = Types::NUMBER.contains(core);
        number.then(|| self.chosen(id, core).unwrap_or(Shape::Number))
    }

    /// The form of objects, arrays, and several types.
    fn compound(&self, id: SchemaId, core: Types, depth: usize) -> (Shape, bool) {
        let Some(all) = conjuncts::all(self.model, &self.kinds, id, core) else {
            return (Shape::Json, false);
        };
        if core == Types::OBJECT {
            return (self.object(&all, depth), false);
        }
        if core == Types::ARRAY {
            return (
                self.union(&all, core, depth).unwrap_or_else(|| Shape::List(self.items(&all))),
                false,
            );
        }
        if core != ANYTHING {
            let mixed = self.union(&all, core, depth).or_else(|| self.by_types(&all, core));
            return (mixed.unwrap_or(Shape::Json), false);
        }
        if self.speaks_of_objects(&all) {
            return match self.object(&all, depth) {
                Shape::Json => (Shape::Json, false),
                shape => (shape, true),
            };
        }
        if all.iter().any(|id| self.model.schema(*id).elements().is_some()) {
            return (Shape::List(self.items(&all)), true);
        }
        (Shape::Json, false)
    }

    /// The items of arrays.
    fn items(&self, all: &[SchemaId]) -> Part {
        let elements = all.iter().filter_map(|id| self.model.schema(*id).elements());
        let mut rest: Vec<SchemaId> = Vec::new();
        for elements in elements {
            if !elements.prefix.is_empty() {
                return Part::Json;
            }
            rest.extend(elements.rest.filter(|rest| !self.model.schema(*rest).keywords.is_empty()));
        }
        rest.sort_unstable_by_key(|id| self.model.resolve(*id));
        rest.dedup_by_key(|id| self.model.resolve(*id));
        match rest.as_slice() {
            [only] if !self.model.schema(*only).is_never() => Part::Of(*only),
            _ => Part::Json,
        }
    }

    /// A union told apart by types alone: `type: [string, integer]`.
    fn by_types(&self, all: &[SchemaId], core: Types) -> Option<Shape> {
        let says = |found: fn(&Keyword) -> bool| {
            all.iter().any(|id| self.model.schema(*id).keywords.iter().any(found))
        };
        if says(|keyword| matches!(keyword, Keyword::Members(_)) || keyword.branches().is_some()) {
            return None;
        }
        let number = if core.contains(Types::NUMBER) { Types::NUMBER } else { Types::INTEGER };
        let kinds = [Types::STRING, Types::BOOLEAN, number, Types::ARRAY, Types::OBJECT];
        let variants = kinds.into_iter().filter(|kind| core.contains(*kind)).map(|kinds| {
            let part = match self.items(all) {
                Part::Of(items) if kinds == Types::ARRAY => Part::Items(items),
                _ => Part::Kind(kinds),
            };
            Variant { branches: Vec::new(), kinds, part, tag: None }
        });
        Some(Shape::Union(super::Union { holder: None, variants: variants.collect() }))
    }

    /// The strings a schema lists: its own, or those of all branches of a union.
    pub(super) fn strings(&self, id: SchemaId, core: Types, depth: usize) -> Option<Vec<String>> {
        let all = conjuncts::all(self.model, &self.kinds, id, core).filter(|_| depth <= DEPTH)?;
        let keywords = all.iter().flat_map(|id| &self.model.schema(*id).keywords);
        let listed = keywords.clone().find_map(|keyword| match keyword {
            Keyword::Enum(values) => {
                Some(values.0.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            }
            Keyword::Const(value) => value.0.as_str().map(|text| vec![text.to_owned()]),
            _ => None,
        });
        let listed: Option<Vec<String>> = listed.or_else(|| {
            keywords.filter_map(Keyword::branches).find_map(|branches| {
                let live = conjuncts::live(&self.kinds, branches, core);
                let lists =
                    live.iter().map(|branch| self.strings(*branch, core, depth.saturating_add(1)));
                Some(lists.collect::<Option<Vec<_>>>()?.concat())
            })
        });
        let mut seen = BTreeSet::new();
        let fresh =
            listed?.into_iter().filter(|text| seen.insert(text.clone())).collect::<Vec<_>>();
        (!fresh.is_empty()).then_some(fresh)
    }
}

/// A form that leads back to itself for one and the same value is none: a reference to itself, a union in itself.
fn break_loops(forms: &mut [Form]) {
    let next = |form: &Form| match &form.shape {
        Shape::Same(target) => vec![index(*target)],
        Shape::Union(union) => {
            let held = union.variants.iter().filter_map(|variant| match variant.part {
                Part::Of(id) | Part::Core(id) => Some(index(id)),
                Part::Json | Part::Text | Part::Items(_) | Part::Kind(_) => None,
            });
            held.collect()
        }
        _ => Vec::new(),
    };
    let edges: Vec<Vec<usize>> = forms.iter().map(next).collect();
    for (form, circle) in forms.iter_mut().zip(graph::circles(&edges)) {
        if circle.is_some() {
            *form = Form { shape: Shape::Json, nullable: false, loose: false };
        }
    }
}
