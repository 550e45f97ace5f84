//! Which item stands in which file, and which items hold themselves.

use std::collections::{BTreeMap, BTreeSet};

use specwright_model::{Direction, Keyword, Model, Root, SchemaId};

use crate::graph;
use crate::names::{ModulePath, Names};
use crate::view::{Key, Own, Shape, Ty, Views};

/// The items and statics of the output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// The items, owners before what they own.
    pub(crate) items: Vec<Key>,
    /// The schemas with a static of their own.
    pub(crate) tables: BTreeSet<SchemaId>,
    /// The files, sorted.
    pub(crate) files: Vec<FilePlan>,
    /// Items that hold each other by value have the same number.
    circles: BTreeMap<Key, usize>,
}

/// A file of types and their tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct FilePlan {
    /// Its module.
    pub(crate) module: ModulePath,
    /// The items, owners before what they own.
    pub(crate) items: Vec<Key>,
    /// Schemas whose statics stand here, in the order of the document.
    pub(crate) tables: Vec<SchemaId>,
}

impl Plan {
    /// Finds what the roots need.
    pub(crate) fn new(model: &Model, views: &Views, roots: &[Root]) -> Self {
        let items = walk(views, roots);
        let tables = tables(model, views, roots, &items);
        let circles = circles(views, &items);
        Self { items, tables, files: Vec::new(), circles }
    }

    /// Sorts everything into files.
    pub(crate) fn place(&mut self, names: &Names) {
        let mut files: BTreeMap<ModulePath, FilePlan> = BTreeMap::new();
        for key in &self.items {
            files.entry(names.module(key.schema)).or_default().items.push(*key);
        }
        for id in &self.tables {
            files.entry(names.module(*id)).or_default().tables.push(*id);
        }
        self.files = files.into_iter().map(|(module, file)| FilePlan { module, ..file }).collect();
    }

    /// A type inside an item, with boxes where the item would hold itself.
    pub(crate) fn boxed(&self, owner: Key, ty: Ty) -> Ty {
        let circle = self.circles.get(&owner);
        ty.boxed(&|key| circle.is_some() && self.circles.get(&key) == circle)
    }

    /// The foreign and own items each file's items are written with.
    pub(crate) fn used(&self, views: &Views) -> BTreeMap<ModulePath, BTreeSet<Key>> {
        let used = |file: &FilePlan| {
            let mut found = Vec::new();
            for key in &file.items {
                found.extend(self::found(&parts(views, *key)));
            }
            (file.module.clone(), found.into_iter().collect())
        };
        self.files.iter().map(used).collect()
    }
}

/// The types an item is made of.
pub(crate) fn parts(views: &Views, key: Key) -> Vec<Ty> {
    let direction = views.reach.direction(key.schema, key.side);
    if matches!(views.own(key.schema), Own::Alias | Own::Newtype) {
        return vec![views.inside(key.schema, direction)];
    }
    match &views.form(key.schema).shape {
        Shape::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| field.part).chain(structure.rest);
            fields.map(|part| views.part(part, direction)).collect()
        }
        Shape::Union(union) => {
            union.variants.iter().map(|variant| views.part(variant.part, direction)).collect()
        }
        _ => Vec::new(),
    }
}

/// The items the roots reach, each before what it holds.
fn walk(views: &Views, roots: &[Root]) -> Vec<Key> {
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for root in roots {
        let mut open = found(&[views.ty(root.schema, root.direction)]);
        if views.own(root.schema) != Own::None {
            open.push(Key {
                schema: root.schema,
                side: views.reach.side(root.schema, root.direction),
            });
        }
        open.reverse();
        while let Some(key) = open.pop() {
            if seen.insert(key) {
                items.push(key);
                open.extend(found(&parts(views, key)).into_iter().rev());
            }
        }
    }
    items
}

fn found(types: &[Ty]) -> Vec<Key> {
    let mut found = Vec::new();
    for ty in types {
        ty.items(true, &mut found);
    }
    found
}

/// The schemas that have a static: those with a type, those something refers to, unions the judge is asked about.
fn tables(model: &Model, views: &Views, roots: &[Root], items: &[Key]) -> BTreeSet<SchemaId> {
    let mut tables: BTreeSet<SchemaId> = items.iter().map(|key| key.schema).collect();
    for key in items {
        if let Shape::Union(union) = &views.form(key.schema).shape {
            tables.extend(union.holder.filter(|_| !union.by_kind()));
        }
    }
    let component = |root: &&Root| root.direction == Direction::Neutral;
    tables.extend(roots.iter().filter(component).map(|root| root.schema));
    for id in model.ids().filter(|id| views.reach.any(*id)) {
        for keyword in &model.schema(id).keywords {
            match keyword {
                Keyword::Ref(target) => drop(tables.insert(target.0)),
                Keyword::DynamicRef(dynamic) => {
                    tables.insert(dynamic.otherwise);
                    tables.extend(
                        dynamic.bearers.iter().flat_map(|(resource, schema)| [*resource, *schema]),
                    );
                }
                _ => {}
            }
        }
    }
    tables
}

/// Finds the items that hold each other by value.
fn circles(views: &Views, items: &[Key]) -> BTreeMap<Key, usize> {
    let places: BTreeMap<Key, usize> =
        items.iter().enumerate().map(|(place, key)| (*key, place)).collect();
    let holds = |key: &Key| {
        let mut held = Vec::new();
        for ty in parts(views, *key) {
            ty.items(false, &mut held);
        }
        held.iter().filter_map(|key| places.get(key).copied()).collect::<Vec<usize>>()
    };
    let edges: Vec<Vec<usize>> = items.iter().map(holds).collect();
    let circles = graph::circles(&edges);
    items.iter().zip(circles).filter_map(|(key, circle)| Some((*key, circle?))).collect()
}
