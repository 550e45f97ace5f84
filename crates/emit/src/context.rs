//! What every stage after `plan` may look at.

use std::cell::OnceCell;

use proc_macro2::TokenStream;
use specwright_model::{Direction, Model, SchemaId};

use crate::Options;
use crate::names::{ModulePath, Names};
use crate::plain::{Plain, Sure};
use crate::plan::Plan;
use crate::table::Ground;
use crate::view::{Key, Ty, Views};

/// Everything decided before the first token is written.
pub(crate) struct Context<'a> {
    /// The document's meaning.
    pub(crate) model: &'a Model,
    /// The choices.
    pub(crate) options: &'a Options,
    /// The Rust form of each schema.
    pub(crate) views: &'a Views,
    /// Every identifier.
    pub(crate) names: &'a Names,
    /// Which item stands in which file.
    pub(crate) plan: &'a Plan,
    /// Which items show all that is asked of them: found when first asked for.
    pub(crate) plain: OnceCell<Plain>,
}

impl Context<'_> {
    /// The type of a schema as people know it: `link_token_create::Products`; empty where it is not one type by name.
    pub(crate) fn type_name(&self, schema: SchemaId, direction: Direction) -> String {
        self.names.text(&self.views.ty(schema, direction), self.options)
    }

    /// What is looked at in an item that shows all that is asked of it.
    pub(crate) fn sure(&self, key: Key) -> Option<&Sure> {
        self.plain.get_or_init(|| Plain::new(self)).sure(key)
    }

    /// The type of a schema.
    pub(crate) fn ty(&self, schema: SchemaId, direction: Direction) -> Ty {
        self.views.ty(schema, direction)
    }
}

/// What the tables of one file see of the rest.
pub(crate) struct FileGround<'a> {
    /// Everything decided before.
    pub(crate) ctx: &'a Context<'a>,
    /// The module of the file.
    pub(crate) module: &'a ModulePath,
}

impl Ground for FileGround<'_> {
    fn model(&self) -> &Model {
        self.ctx.model
    }

    fn table(&self, schema: SchemaId) -> Option<TokenStream> {
        self.ctx.names.table(schema, self.module)
    }

    fn range(&self, schema: SchemaId) -> Option<&'static str> {
        self.ctx.views.range(schema, self.ctx.options)
    }
}
