//! Which schemas the operations of a document reach.

use specwright_model::{Model, Operation, SchemaId};
use std::collections::BTreeSet;

/// The schemas that some operation reaches.
pub(crate) fn reached(model: &Model) -> BTreeSet<SchemaId> {
    let roots = model.operations.iter().flat_map(Operation::roots);
    model.reached(roots.map(|root| root.schema)).collect()
}
