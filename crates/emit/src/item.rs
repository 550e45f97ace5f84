//! Items as tokens: one file per kind of Rust item, one `quote!` per template.

mod alias;
mod debug;
mod decode;
mod encode;
mod enumeration;
mod newtype;
mod structure;
mod sure;
mod typed;
mod union;

use proc_macro2::{Ident, TokenStream};
use specwright_model::{Direction, SchemaId};

use crate::context::Context;
use crate::names::{ModulePath, ident};
use crate::table::Tables;
use crate::view::{Key, Own, Part, Shape, Ty};
use crate::{Side, docs};

/// Writes the items of one file.
pub(crate) struct Writer<'a, 'b> {
    /// Everything decided before.
    pub(crate) ctx: &'a Context<'a>,
    /// The module of the file.
    pub(crate) module: &'a ModulePath,
    /// The tables of the file, and the names of the runtime it uses.
    pub(crate) tables: &'b mut Tables<'a>,
    /// Whether the file writes `BTreeMap`.
    pub(crate) maps: bool,
    /// The types that serde knows.
    pub(crate) bridged: Vec<Ident>,
}

impl Writer<'_, '_> {
    /// An item and its impls.
    pub(crate) fn item(&mut self, key: Key) -> Vec<TokenStream> {
        let ctx = self.ctx;
        match (ctx.views.own(key.schema), &ctx.views.form(key.schema).shape) {
            (Own::Alias, _) => alias::emit(self, key),
            (Own::Newtype, _) => newtype::emit(self, key),
            (_, Shape::Struct(structure)) => structure::emit(self, key, structure),
            (_, Shape::Enumeration(values)) => enumeration::emit(self, key, values),
            (_, Shape::Union(union)) => union::emit(self, key, union),
            _ => Vec::new(),
        }
    }

    /// A name of the runtime.
    fn word(&mut self, name: &'static str) -> TokenStream {
        self.tables.words.word(name)
    }

    /// A type as the file writes it.
    fn spell(&mut self, ty: &Ty) -> TokenStream {
        self.maps |= ty.has_map();
        self.ctx.names.spell(ty, self.module, self.ctx.options, &mut self.tables.words)
    }

    /// The type of a part of an item, boxed where the item would hold itself.
    fn part(&self, owner: Key, part: Part) -> Ty {
        self.ctx.part(owner, part)
    }

    fn name(&self, key: Key) -> Ident {
        ident(self.ctx.names.type_name(key))
    }

    fn docs(&self, id: SchemaId) -> TokenStream {
        docs::schema(self.ctx.model, id, &|id| self.ctx.views.chosen(id).is_some())
    }
}

impl Context<'_> {
    /// The direction an item is judged in.
    pub(crate) fn direction(&self, key: Key) -> Direction {
        self.views.reach.direction(key.schema, key.side)
    }

    /// The type of a part of an item, boxed where the item would hold itself.
    pub(crate) fn part(&self, owner: Key, part: Part) -> Ty {
        self.plan.boxed(owner, self.views.part(part, self.direction(owner)))
    }

    /// What an alias or newtype stands for.
    pub(crate) fn inside(&self, key: Key) -> Ty {
        self.plan.boxed(key, self.views.inside(key.schema, self.direction(key)))
    }

    /// Whether an enumeration keeps text it does not list.
    pub(crate) fn is_open(&self, id: SchemaId) -> bool {
        let pointer = self.model.schema(id).place.pointer.as_str();
        let chosen = self
            .options
            .open
            .get(pointer)
            .or_else(|| self.options.open.get(&format!("#{pointer}")));
        let open = self.options.side == Side::Consumer && !self.views.reach.only_requests(id);
        chosen.copied().unwrap_or(open)
    }

    /// Whether `Debug` hides values of the schema, or of the member of that name.
    pub(crate) fn is_secret(&self, id: SchemaId, member: Option<&str>) -> bool {
        let secret = |id: SchemaId| {
            let schema = self.model.schema(id);
            let format = schema.format().or(schema.notes.format.as_deref());
            let pointer = schema.place.pointer.as_str();
            let named = |secret: &String| {
                secret.trim_start_matches('#') == pointer || Some(secret.as_str()) == member
            };
            schema.notes.write_only
                || format == Some("password")
                || self.options.secrets.iter().any(named)
        };
        secret(id) || secret(self.model.resolve(id))
    }
}
