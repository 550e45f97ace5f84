//! Model to Rust files: [`emit`] turns what a document means into the text of a module.
//!
//! The stages, each a module: `reach` (directions per schema) → `view` (the Rust form of a schema) → `names` (every
//! identifier, decided once) → `plan` (which item in which file) → `item` (tokens) → `table` (the constant table the
//! judge runs) → `print`. Nothing here does I/O, and no model makes it panic.

mod context;
mod dispatch;
mod docs;
mod files;
mod graph;
mod item;
mod literal;
mod manifest;
mod names;
mod operations;
mod options;
mod plain;
mod plan;
mod print;
mod reach;
pub mod surface;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use options::{Integers, Numbers, Options, Side, UnknownMembers};
pub use reach::roots;
pub use view::runtime_features;

use std::cell::OnceCell;

use specwright_model::{Code, Diagnostic, Model, Operation, Place, Root, SchemaId, Severity};

use context::Context;
use names::{Names, Wanted};
use plan::Plan;
use reach::Reaches;
use view::Views;

/// A file of the emitted module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path relative to the module's folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What [`emit`] gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emitted {
    /// The files, sorted by path; `mod.rs` is the module itself.
    pub files: Vec<File>,
    /// The public items.
    pub surface: Vec<surface::Item>,
    /// What to tell the user.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes the module of a provider: types, validators and tables for everything the roots reach.
pub fn emit(model: &Model, roots: &[Root], options: &Options) -> Emitted {
    with_context(model, roots, options, |ctx| {
        let mut emitted = Emitted {
            surface: surface::surface(ctx),
            diagnostics: [&*ctx.views.diagnostics, &*ctx.names.diagnostics].concat(),
            ..Emitted::default()
        };
        for (path, page) in files::pages(ctx, roots) {
            match print::print(&page) {
                Ok(text) => emitted.files.push(File { path, text }),
                Err(error) => emitted.diagnostics.push(unprintable(&path, &error)),
            }
        }
        emitted
    })
}

/// The public items [`emit`] would write, without writing them: much quicker.
pub fn surface(model: &Model, roots: &[Root], options: &Options) -> Vec<surface::Item> {
    with_context(model, roots, options, surface::surface)
}

/// The schemas whose values are built by a Rust type that may hold less than the document lets in, and that type
/// (`i64`, `Uuid`): what it cannot hold is refused beside what the document refuses.
pub fn bounds(model: &Model, roots: &[Root], options: &Options) -> Vec<(SchemaId, &'static str)> {
    let views = views(model, roots, options);
    let name = |range| match range {
        "I64" => "i64",
        "F64" => "f64",
        chosen => chosen,
    };
    model.ids().filter_map(|id| Some((id, name(views.range(id, options)?)))).collect()
}

/// Decides forms, places and names, in this order.
fn with_context<T>(
    model: &Model,
    roots: &[Root],
    options: &Options,
    act: impl FnOnce(&Context<'_>) -> T,
) -> T {
    let views = views(model, roots, options);
    let mut plan = Plan::new(model, &views, roots);
    let wanted = Wanted { items: &plan.items, tables: &plan.tables };
    let mut names = Names::new(model, &views, options, &wanted);
    plan.place(&names);
    names.import(plan.used(&views));
    let sure = OnceCell::new();
    act(&Context { model, options, views: &views, names: &names, plan: &plan, plain: sure })
}

/// The forms; bodies and responses have a type of their own.
fn views(model: &Model, roots: &[Root], options: &Options) -> Views {
    let kept = model.operations.iter().filter(|operation| reach::keeps(operation, &options.only));
    let bodies: Vec<SchemaId> =
        kept.flat_map(Operation::media).filter_map(|media| media.schema).collect();
    Views::new(model, Reaches::new(model, roots), options, &bodies)
}

/// Names and tokens are made so that this does not happen; if it does, nothing half-made is written.
fn unprintable(path: &str, error: &syn::Error) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: Code("E0799"),
        place: Place::default(),
        message: format!("the file `{path}` cannot be printed: {error}"),
        help: Some("report this document".to_owned()),
        keyword: None,
    }
}
