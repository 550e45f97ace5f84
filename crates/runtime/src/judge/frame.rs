//! The way here: which schemas are being applied to which nodes.

use crate::{Node, Schema};

/// A schema being applied to a node, and the application it is part of.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'f> {
    pub(crate) schema: &'static Schema,
    pub(crate) node: Node<'f>,
    pub(super) depth: u32,
    parent: Option<&'f Frame<'f>>,
}

impl<'f> Frame<'f> {
    #[inline]
    pub(super) fn new(
        schema: &'static Schema,
        node: Node<'f>,
        parent: Option<&'f Frame<'f>>,
    ) -> Self {
        let depth = parent.map_or(0, |parent| parent.depth + 1);
        Self { schema, node, depth, parent }
    }

    /// Whether the schema is already being applied to this very node: following the reference would go round for ever.
    pub(crate) fn is_applying(&self, schema: &'static Schema) -> bool {
        let mut here = Some(self);
        while let Some(frame) = here {
            if frame.node.index() != self.node.index() {
                return false;
            }
            if std::ptr::eq(frame.schema, schema) {
                return true;
            }
            here = frame.parent;
        }
        false
    }

    /// The schemas in force, innermost first.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = &'static Schema> + use<'_, 'f> {
        let mut here = Some(self);
        std::iter::from_fn(move || {
            let frame = here?;
            here = frame.parent;
            Some(frame.schema)
        })
    }
}
