//! Which operations and schemas need which others, in time that does not grow with both at once.

use std::collections::{BTreeMap, BTreeSet};

use specwright_model::{Keyword, Model, Operation, SchemaId};

/// The schemas whose values cannot be judged without some others.
pub(super) struct Bearers<'m> {
    model: &'m Model,
    bears: Vec<bool>,
}

impl<'m> Bearers<'m> {
    /// Those that reach one of `bad`, and these themselves.
    pub(super) fn of(model: &'m Model, bad: impl Iterator<Item = SchemaId>) -> Self {
        let mut bears = vec![false; model.schemas.len()];
        let mut waiting: Vec<SchemaId> = bad.collect();
        let parents = if waiting.is_empty() { Vec::new() } else { parents(model) };
        while let Some(id) = waiting.pop() {
            if mark(&mut bears, id) {
                waiting.extend(parents.get(index(id)).into_iter().flatten());
            }
        }
        Self { model, bears }
    }

    /// Whether the schema is one.
    pub(super) fn has(&self, id: SchemaId) -> bool {
        self.bears.get(index(id)).copied().unwrap_or(false)
    }

    /// The operations, by their place in the list, that name one.
    pub(super) fn operations(&self) -> BTreeSet<usize> {
        let operations = self.model.operations.iter().enumerate();
        let bearing =
            operations.filter(|(_, operation)| operation.roots().any(|root| self.has(root.schema)));
        bearing.map(|(at, _)| at).collect()
    }

    /// For each of the schemas, which should be few, the operations that reach it.
    pub(super) fn users(&self, wanted: &BTreeSet<SchemaId>) -> BTreeMap<SchemaId, BTreeSet<usize>> {
        let mut users: BTreeMap<SchemaId, BTreeSet<usize>> = BTreeMap::new();
        for at in self.operations() {
            let roots = self.model.operations.get(at).into_iter().flat_map(Operation::roots);
            let from = roots.map(|root| root.schema).collect();
            for id in self.reached(from).into_iter().filter(|id| wanted.contains(id)) {
                users.entry(id).or_default().insert(at);
            }
        }
        users
    }

    /// The bearers that are reached; others lead to nothing that is sought.
    fn reached(&self, from: Vec<SchemaId>) -> Vec<SchemaId> {
        let mut seen = vec![false; self.bears.len()];
        let (mut found, mut waiting) = (Vec::new(), from);
        while let Some(id) = waiting.pop() {
            if self.has(id) && mark(&mut seen, id) {
                found.push(id);
                let schema = self.model.schemas.get(index(id));
                let keywords = schema.into_iter().flat_map(|schema| &schema.keywords);
                waiting.extend(keywords.flat_map(Keyword::children));
            }
        }
        found
    }
}

/// For each schema, those that apply it.
fn parents(model: &Model) -> Vec<Vec<SchemaId>> {
    let mut parents = vec![Vec::new(); model.schemas.len()];
    for (id, schema) in model.ids().zip(&model.schemas) {
        for child in schema.keywords.iter().flat_map(Keyword::children) {
            if let Some(list) = parents.get_mut(index(child)) {
                list.push(id);
            }
        }
    }
    parents
}

/// Marks a schema; false when it was marked before.
fn mark(marks: &mut [bool], id: SchemaId) -> bool {
    marks.get_mut(index(id)).is_some_and(|mark| !std::mem::replace(mark, true))
}

fn index(id: SchemaId) -> usize {
    usize::try_from(id.0).unwrap_or(usize::MAX)
}
