//! The files: one per owner, one per folder, the tables, the module itself.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;
use specwright_model::{Direction, Operation, OperationKind, Root, SchemaId};

use crate::context::{Context, FileGround};
use crate::dispatch::{Form, Target, dispatch};
use crate::item::Writer;
use crate::names::{ModulePath, ident};
use crate::plan::FilePlan;
use crate::print::Page;
use crate::reach::keeps;
use crate::table::{Tables, Words};
use crate::view::{Key, Own, Ty};
use crate::{docs, manifest, operations};

/// The module that holds the operations, and the table of them.
const OPERATIONS: &str = "operations";

/// Every page, with its path.
pub(crate) fn pages(ctx: &Context<'_>, roots: &[Root]) -> Vec<(String, Page)> {
    let mut pages: Vec<(String, Page)> =
        ctx.plan.files.iter().map(|file| (file.module.file(), types(ctx, file))).collect();
    let folders: BTreeSet<&str> =
        ctx.plan.files.iter().filter_map(|file| folder(&file.module)).collect();
    for folder in folders.into_iter().filter(|folder| *folder != OPERATIONS) {
        let page = Page {
            source: source(ctx, ""),
            docs: Vec::new(),
            items: vec![modules_below(ctx, folder)],
        };
        pages.push((format!("{folder}.rs"), page));
    }
    pages.push((format!("{OPERATIONS}.rs"), operations_page(ctx)));
    pages.push(("dispatch.rs".to_owned(), dispatch_page(ctx, roots)));
    pages.push((
        "mod.rs".to_owned(),
        manifest::page(ctx.model, ctx.options, &top(ctx), ctx.views.depth),
    ));
    pages.sort_by(|(left, _), (right, _)| left.cmp(right));
    pages
}

/// The folder a module is in.
fn folder(module: &ModulePath) -> Option<&str> {
    match module.names() {
        [folder, _] => Some(folder),
        _ => None,
    }
}

/// A file of types and their tables.
fn types(ctx: &Context<'_>, file: &FilePlan) -> Page {
    let ground = FileGround { ctx, module: &file.module };
    let mut tables = Tables::new(&ground, Words::new(ctx.names.taken(&file.module)));
    let mut writer =
        Writer { ctx, module: &file.module, tables: &mut tables, maps: false, bridged: Vec::new() };
    let mut items: Vec<TokenStream> = file.items.iter().flat_map(|key| writer.item(*key)).collect();
    let (maps, bridged) = (writer.maps, writer.bridged);
    if !bridged.is_empty() {
        items.push(quote!(specwright::serde_bridge!(#(#bridged),*);));
    }
    for id in &file.tables {
        if let Some(name) = ctx.names.table_name(*id) {
            let name = ident(name);
            let alias = ctx.views.own(*id) == Own::Alias;
            items.push(if alias { tables.public(*id, &name) } else { tables.item(*id, &name) });
        }
    }
    items.extend(tables.shared());
    let imports = ctx.names.imports(&file.module);
    let mut uses = uses(&tables.words, maps);
    uses.extend(quote!(#(#imports)*));
    items.insert(0, uses);
    let (pointer, doc) = owner(ctx, file);
    Page { source: source(ctx, &pointer), docs: vec![doc], items }
}

fn uses(words: &Words, maps: bool) -> TokenStream {
    let used: Vec<_> = words.used().iter().map(|name| ident(name)).collect();
    let maps = maps.then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let runtime = match used.as_slice() {
        [] => None,
        [one] => Some(quote!(use specwright::#one;)),
        used => Some(quote!(use specwright::{#(#used),*};)),
    };
    quote!(#maps #runtime)
}

fn source(ctx: &Context<'_>, pointer: &str) -> String {
    format!("{}#{pointer}", ctx.options.provider)
}

/// Where the owner of a file stands, and a line about it.
fn owner(ctx: &Context<'_>, file: &FilePlan) -> (String, String) {
    let operation = ctx.names.operations.iter().position(|module| *module == file.module);
    if let Some(operation) = operation.and_then(|place| ctx.model.operations.get(place)) {
        let line = match operation.kind {
            OperationKind::Path => docs::code(&format!("{} {}", operation.method, operation.path)),
            OperationKind::Webhook => format!("Webhook {}", docs::code(&operation.path)),
        };
        return (operation.place.pointer.clone(), line);
    }
    let first = file.items.first().map(|key| key.schema).or_else(|| file.tables.first().copied());
    let owned = || file.items.iter().map(|key| key.schema).chain(file.tables.iter().copied());
    let component = owned().find_map(|id| ctx.model.component(id));
    match (component, first) {
        (Some(component), _) => {
            let pointer = ctx.model.schema(component.schema).place.pointer.clone();
            (pointer, docs::code(&component.name))
        }
        (None, Some(id)) => {
            let pointer = ctx.model.schema(id).place.pointer.clone();
            let line = docs::code(&format!("#{pointer}"));
            (pointer, line)
        }
        (None, None) => (String::new(), String::new()),
    }
}

/// `mod` lines and flat names of the modules in a folder.
fn modules_below(ctx: &Context<'_>, folder_name: &str) -> TokenStream {
    let files = ctx.plan.files.iter().filter(|file| folder(&file.module) == Some(folder_name));
    let (mut uses, mut mods) = (TokenStream::new(), TokenStream::new());
    for file in files {
        let Some(name) = file.module.names().last().map(|name| ident(name)) else { continue };
        let flat = flat(ctx, file);
        uses.extend((!flat.is_empty()).then(|| quote!(pub use self::#name::{#(#flat),*};)));
        mods.extend(quote!(pub mod #name;));
    }
    quote!(#uses #mods)
}

/// The names the module above a file has too.
fn flat(ctx: &Context<'_>, file: &FilePlan) -> Vec<proc_macro2::Ident> {
    let exported = file.items.iter().filter(|key| ctx.names.is_exported(**key));
    exported.map(|key| ident(ctx.names.type_name(*key))).collect()
}

/// The modules of the provider's own module, folders included.
fn top(ctx: &Context<'_>) -> Vec<manifest::Module> {
    let mut modules: BTreeMap<&str, Vec<proc_macro2::Ident>> = BTreeMap::new();
    for file in &ctx.plan.files {
        match file.module.names() {
            [name] => drop(modules.insert(name, flat(ctx, file))),
            [folder, _] if folder != OPERATIONS => drop(modules.entry(folder).or_default()),
            _ => {}
        }
    }
    modules.into_iter().map(|(name, flat)| manifest::Module { name: ident(name), flat }).collect()
}

fn operations_page(ctx: &Context<'_>) -> Page {
    let module = ModulePath::new(&[OPERATIONS]);
    let ground = FileGround { ctx, module: &module };
    let taken = ctx.plan.files.iter().filter(|file| folder(&file.module) == Some(OPERATIONS));
    let taken = taken.flat_map(|file| flat(ctx, file)).map(|name| name.to_string()).collect();
    let mut tables = Tables::new(&ground, Words::new(taken));
    let kept: Vec<&Operation> = ctx
        .model
        .operations
        .iter()
        .filter(|operation| keeps(operation, &ctx.options.only))
        .collect();
    let table =
        operations::operations(&kept, &mut tables, &|id, direction| ctx.type_name(id, direction));
    let shared = tables.shared();
    let mut items = vec![uses(&tables.words, false), modules_below(ctx, OPERATIONS), table];
    items.extend(shared);
    Page {
        source: source(ctx, "/paths"),
        docs: vec!["The operations of the document.".to_owned()],
        items,
    }
}

fn dispatch_page(ctx: &Context<'_>, roots: &[Root]) -> Page {
    let module = ModulePath::new(&["dispatch"]);
    let ground = FileGround { ctx, module: &module };
    let mut tables = Tables::new(&ground, Words::new(BTreeSet::new()));
    let wanted: BTreeSet<(SchemaId, Direction)> = roots
        .iter()
        .map(|root| (root.schema, root.direction))
        .chain(ctx.plan.items.iter().map(|key| (key.schema, ctx.direction(*key))))
        .collect();
    let mut maps = false;
    let mut targets = Vec::new();
    for (schema, direction) in wanted {
        let ty = ctx.ty(schema, direction);
        maps |= ty.has_map();
        let rust = ctx.names.spell(&ty, &module, ctx.options, &mut tables.words);
        targets.push(Target {
            schema,
            pointer: ctx.model.schema(schema).place.pointer.clone(),
            direction,
            name: ctx.type_name(schema, direction),
            form: form(ctx, &ty, schema, direction)(rust),
        });
    }
    let table = dispatch(&targets, &mut tables);
    let shared = tables.shared();
    let mut items = vec![uses(&tables.words, maps), table];
    items.extend(shared);
    Page {
        source: source(ctx, ""),
        docs: vec!["From a schema to its type's own code.".to_owned()],
        items,
    }
}

/// What the type itself knows of the schema and the direction.
fn form(
    ctx: &Context<'_>,
    ty: &Ty,
    schema: SchemaId,
    direction: Direction,
) -> fn(TokenStream) -> Form {
    let own = matches!(ctx.views.own(schema), Own::Item | Own::Newtype);
    match ty {
        Ty::Named(Key { schema: named, side }) if own && *named == schema => {
            let same = ctx.views.reach.direction(schema, *side) == direction;
            if same { Form::Typed } else { Form::Turned }
        }
        _ => Form::Alias,
    }
}
