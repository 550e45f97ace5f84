//! Which schemas the operations of a document reach.

use specwright_model::{Media, Model, Operation, SchemaId};
use std::collections::BTreeSet;

/// The schemas that some operation reaches.
pub(crate) fn reached(model: &Model) -> BTreeSet<SchemaId> {
    let mut queue: Vec<SchemaId> = model.operations.iter().flat_map(roots).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = queue.pop() {
        if !seen.insert(id) {
            continue;
        }
        let keywords = model
            .schemas
            .get(id.0 as usize)
            .map(|schema| schema.keywords.as_slice())
            .unwrap_or_default();
        queue.extend(keywords.iter().flat_map(specwright_model::Keyword::children));
    }
    seen
}

fn roots(operation: &Operation) -> Vec<SchemaId> {
    let media =
        |content: &[Media]| content.iter().filter_map(|media| media.schema).collect::<Vec<_>>();
    let mut roots: Vec<SchemaId> =
        operation.parameters.iter().filter_map(|parameter| parameter.schema).collect();
    roots.extend(operation.body.iter().flat_map(|body| media(&body.content)));
    for response in &operation.responses {
        roots.extend(media(&response.content));
        roots.extend(response.headers.iter().filter_map(|header| header.schema));
    }
    roots
}
