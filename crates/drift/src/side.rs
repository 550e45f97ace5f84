//! One document of the comparison, and the sets of schemas that hold together in it.

use crate::shape::{self, Shape};
use specwright_model::{Model, Place, Schema, SchemaId};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A set of schemas that all hold at one place. Most have one member; `allOf` and `$ref` with siblings make more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SetId(u32);

/// One document of the comparison.
pub(crate) struct Side<'m> {
    pub(crate) model: &'m Model,
    names: BTreeMap<SchemaId, &'m str>,
    components: BTreeSet<&'m str>,
    /// The names of parameters, by the pointers of their places.
    parameters: BTreeMap<&'m str, &'m str>,
    sets: RefCell<Sets<'m>>,
}

#[derive(Default)]
struct Sets<'m> {
    known: BTreeMap<Vec<SchemaId>, SetId>,
    members: Vec<Rc<[SchemaId]>>,
    shapes: Vec<Option<Rc<Shape<'m>>>>,
}

impl<'m> Side<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        let names = model
            .components
            .iter()
            .map(|component| (component.schema, component.name.as_str()))
            .collect();
        let components = model.components.iter().map(|component| component.name.as_str()).collect();
        let parameters = model.operations.iter().flat_map(|operation| &operation.parameters);
        let parameters = parameters
            .map(|parameter| (parameter.place.pointer.as_str(), parameter.name.as_str()))
            .collect();
        Self { model, names, components, parameters, sets: RefCell::default() }
    }

    /// The schema of that number; `None` when the model lies.
    pub(crate) fn schema(&self, id: SchemaId) -> Option<&'m Schema> {
        self.model.schemas.get(id.0 as usize)
    }

    pub(crate) fn place(&self, id: SchemaId) -> Option<&'m Place> {
        self.schema(id).map(|schema| &schema.place)
    }

    /// Whether a schema, plain references followed, says nothing: it lets everything in.
    pub(crate) fn is_silent(&self, id: SchemaId) -> bool {
        self.meant(id).is_none_or(|schema| schema.keywords.is_empty())
    }

    /// What to call the place of a schema in a message.
    pub(crate) fn subject(&self, id: SchemaId) -> Option<String> {
        self.place(id).map(|place| crate::words::subject(place, &self.parameters))
    }

    /// Whether there is a component of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.components.contains(name)
    }

    /// The name of the component that this schema is.
    pub(crate) fn name(&self, id: SchemaId) -> Option<&'m str> {
        self.names.get(&id).copied()
    }

    /// The name of the component that this schema is or plainly refers to.
    pub(crate) fn name_used(&self, id: SchemaId) -> Option<&'m str> {
        let schema = self.schema(id)?;
        match (self.name(id), schema.reference(), schema.keywords.len()) {
            (Some(name), _, _) => Some(name),
            (None, Some(target), 1) => self.name(target),
            _ => None,
        }
    }

    /// The number of a set. Plain references stand for what they refer to.
    pub(crate) fn set(&self, schemas: &[SchemaId]) -> SetId {
        let mut members: Vec<SchemaId> = Vec::with_capacity(schemas.len());
        for id in schemas {
            let target = self.target(*id);
            if !members.contains(&target) {
                members.push(target);
            }
        }
        let mut sets = self.sets.borrow_mut();
        if let Some(set) = sets.known.get(&members) {
            return *set;
        }
        let set = SetId(u32::try_from(sets.members.len()).unwrap_or(u32::MAX));
        sets.members.push(members.as_slice().into());
        sets.shapes.push(None);
        sets.known.insert(members, set);
        set
    }

    /// Follows `$ref` while the schema is nothing but one.
    pub(crate) fn target(&self, id: SchemaId) -> SchemaId {
        let mut at = id;
        for _ in 0..64 {
            match self
                .schema(at)
                .and_then(|schema| schema.reference().filter(|_| schema.keywords.len() == 1))
            {
                Some(target) if self.schema(target).is_some() => at = target,
                _ => break,
            }
        }
        at
    }

    /// The schema, plain references followed.
    pub(crate) fn meant(&self, id: SchemaId) -> Option<&'m Schema> {
        self.schema(self.target(id))
    }

    pub(crate) fn members(&self, set: SetId) -> Rc<[SchemaId]> {
        self.sets.borrow().members.get(set.0 as usize).cloned().unwrap_or_default()
    }

    /// What the schemas of a set say together.
    pub(crate) fn shape(&self, set: SetId) -> Rc<Shape<'m>> {
        if let Some(shape) = self.sets.borrow().shapes.get(set.0 as usize).cloned().flatten() {
            return shape;
        }
        let shape = Rc::new(shape::of(self, &self.members(set)));
        if let Some(slot) = self.sets.borrow_mut().shapes.get_mut(set.0 as usize) {
            *slot = Some(Rc::clone(&shape));
        }
        shape
    }
}
