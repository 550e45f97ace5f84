//! `explain`: a type as an API reference prints it, or what a code means.

mod limits;

use std::path::Path;

use serde::Serialize;
use specwright_build::codes::{self, Explained};
use specwright_build::emit::surface::{Item, ItemKind};
use specwright_build::model::{Schema, pointer};
use specwright_build::pipeline::{self, Module};
use specwright_build::suggest::did_you_mean;
use specwright_build::{Problem, Provider, Switches, house};

use crate::outcome::{Ended, Outcome};
use crate::screen::{Format, Screen};

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The provider.
    #[arg(value_name = "PROVIDER", required_unless_present = "code")]
    provider: Option<String>,
    /// A type, by its Rust path or its name in the document; after a dot, one of its fields.
    #[arg(value_name = "TYPE[.field]", required_unless_present = "code")]
    name: Option<String>,
    /// A code of a problem, such as E0101.
    #[arg(long, value_name = "CODE", conflicts_with_all = ["provider", "name"])]
    code: Option<String>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Explains.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    match (&arguments.code, &arguments.provider, &arguments.name) {
        (Some(code), ..) => explain_code(code, arguments.format, screen),
        (None, Some(provider), Some(name)) => {
            explain_type(root, provider, name, arguments.format, screen)
        }
        (None, ..) => Err(Problem::new("E0912", "neither a type nor a code is named").into()),
    }
}

fn explain_code(code: &str, format: Format, screen: &Screen) -> Ended {
    let Some(Explained { code, title, text, remedy }) = codes::explain(code) else {
        let known = codes::all();
        let help = did_you_mean(code, known.iter().copied())
            .unwrap_or_else(|| format!("known are {}", known.join(", ")));
        return Err(Problem::new("E0912", format!("there is no code `{code}`")).help(help).into());
    };
    match format {
        Format::Json => screen.json(
            &serde_json::json!({ "code": code, "title": title, "text": text, "help": remedy }),
        ),
        Format::Text => {
            screen.say(format_args!("{code}: {title}\n\n{text}\n\nWhat to do: {remedy}."));
        }
    }
    Ok(Outcome::Fine)
}

fn explain_type(root: &Path, provider: &str, name: &str, format: Format, screen: &Screen) -> Ended {
    let provider = Provider::read(root, provider)?;
    let module = pipeline::generate(&provider, &Switches::default())?;
    let (types, field) = find(&module, name)?;
    let file = &provider.document.name;
    let pages: Vec<Page> = types.iter().map(|item| Page::of(&module, item, field)).collect();
    if let (Some(field), true) = (field, pages.iter().all(|page| page.rows.is_empty())) {
        let rows =
            types.iter().flat_map(|item| Page::of(&module, item, None).rows).map(|row| row.field);
        let known: Vec<String> = rows.collect();
        let known = known.iter().map(String::as_str);
        let help = did_you_mean(field, known.clone())
            .unwrap_or_else(|| format!("it has {}", known.collect::<Vec<_>>().join(", ")));
        return Err(Problem::new("E0912", format!("the type has no field `{field}`"))
            .help(help)
            .into());
    }
    match format {
        Format::Json => screen.json(&serde_json::json!({ "file": file, "types": pages })),
        Format::Text => {
            for page in &pages {
                page.tell(file, screen);
            }
        }
    }
    Ok(Outcome::Fine)
}

/// The types of a name, and the field after the dot. Names in documents may hold dots themselves.
fn find<'m, 'n>(
    module: &'m Module,
    name: &'n str,
) -> Result<(Vec<&'m Item>, Option<&'n str>), Problem> {
    let whole = named(module, name);
    if !whole.is_empty() {
        return Ok((whole, None));
    }
    if let Some((before, field)) = name.rsplit_once('.') {
        let types = named(module, before);
        if !types.is_empty() {
            return Ok((types, Some(field)));
        }
    }
    let mut known: Vec<String> =
        module.surface.iter().filter_map(|item| item.path.last().cloned()).collect();
    known.sort();
    known.dedup();
    let help = did_you_mean(name, known.iter().map(String::as_str))
        .unwrap_or_else(|| format!("the module has {} types; read its `mod.rs`", known.len()));
    Err(Problem::new("E0912", format!("there is no type `{name}`")).help(help))
}

fn named<'m>(module: &'m Module, name: &str) -> Vec<&'m Item> {
    // As reports write it: `generated::acme::User`, `acme::User`.
    let bare =
        name.strip_prefix(house::OUT).and_then(|rest| rest.strip_prefix("::")).unwrap_or(name);
    let module_name = Provider::module_of(&module.provider);
    let bare = bare.strip_prefix(&module_name).and_then(|rest| rest.strip_prefix("::"));
    let bare = bare.unwrap_or(name);
    let component = pointer::join("/components/schemas", name);
    let matches = |item: &&Item| {
        let path = item.path.join("::");
        path == bare
            || path == name
            || path.ends_with(&format!("::{name}"))
            || item.pointer == component
            || item.pointer == name
    };
    module.surface.iter().filter(matches).collect()
}

/// What is told of one type.
#[derive(Serialize)]
struct Page {
    rust: String,
    direction: &'static str,
    kind: &'static str,
    pointer: String,
    line: u32,
    rows: Vec<Row>,
}

/// A field, a value or a branch.
#[derive(Serialize)]
struct Row {
    field: String,
    r#type: String,
    required: bool,
    limits: Vec<String>,
    line: u32,
    rust: String,
}

impl Page {
    fn of(module: &Module, item: &Item, only: Option<&str>) -> Self {
        let rust = format!(
            "{}::{}::{}",
            house::OUT,
            Provider::module_of(&module.provider),
            item.path.join("::")
        );
        let own = schema(module, &item.pointer);
        let line = own.map_or(0, |schema| schema.place.line);
        let plain = |field: &str, written: &str, name: &str| Row {
            field: field.to_owned(),
            r#type: written.to_owned(),
            required: false,
            limits: Vec::new(),
            line,
            rust: format!("{rust}::{name}"),
        };
        let (kind, mut rows): (_, Vec<Row>) = match &item.kind {
            ItemKind::Struct(fields) => {
                ("struct", fields.iter().map(|field| field_row(module, &rust, field)).collect())
            }
            ItemKind::Enumeration { variants, open } => {
                let kind = if *open { "open enumeration" } else { "closed enumeration" };
                (
                    kind,
                    variants
                        .iter()
                        .map(|(value, variant)| plain(value, "value", variant))
                        .collect(),
                )
            }
            ItemKind::Union(variants) => (
                "union",
                variants
                    .iter()
                    .map(|(variant, written)| plain(variant, written, variant))
                    .collect(),
            ),
            ItemKind::Newtype(written) => {
                ("newtype", vec![Row { limits: limits(module, own), ..plain("0", written, "0") }])
            }
            ItemKind::Alias(written) => {
                ("alias", vec![Row { limits: limits(module, own), ..plain("=", written, "") }])
            }
        };
        rows.retain(|row| {
            only.is_none_or(|only| row.field == only || row.rust.ends_with(&format!(".{only}")))
        });
        Self {
            rust,
            direction: item.direction.name(),
            kind,
            pointer: item.pointer.clone(),
            line,
            rows,
        }
    }

    fn tell(&self, file: &str, screen: &Screen) {
        screen.say(format_args!("{} ({}, {})", self.rust, self.kind, self.direction));
        screen.say(format_args!("  {file}:{} #{}", self.line, self.pointer));
        let wide = |of: fn(&Row) -> &str, title: &str| {
            self.rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0).max(title.len())
        };
        let (name, written, rust) = (
            wide(|row| &row.field, "field"),
            wide(|row| &row.r#type, "type"),
            wide(|row| &row.rust, "rust path"),
        );
        screen.say(format_args!(
            "\n  {:name$}  {:written$}  {:8}  {:>5}  {:rust$}  limits",
            "field", "type", "required", "line", "rust path"
        ));
        for row in &self.rows {
            let required = if row.required { "yes" } else { "no" };
            let limits = row.limits.join("; ");
            let line = if row.line == 0 { String::new() } else { row.line.to_string() };
            screen.say(
                format!(
                    "  {:name$}  {:written$}  {required:8}  {line:>5}  {:rust$}  {limits}",
                    row.field, row.r#type, row.rust
                )
                .trim_end(),
            );
        }
        screen.say("");
    }
}

fn field_row(module: &Module, owner: &str, field: &specwright_build::emit::surface::Field) -> Row {
    let schema = field.pointer.as_deref().and_then(|pointer| schema(module, pointer));
    Row {
        field: field.member.clone().unwrap_or_else(|| "*".to_owned()),
        r#type: field.rust.clone(),
        required: field.required,
        limits: limits(module, schema),
        line: schema.map_or(0, |schema| schema.place.line),
        rust: format!("{owner}.{}", field.name),
    }
}

fn schema<'m>(module: &'m Module, pointer: &str) -> Option<&'m Schema> {
    module.model.schemas.iter().find(|schema| schema.place.pointer == pointer)
}

fn limits(module: &Module, schema: Option<&Schema>) -> Vec<String> {
    schema.map(|schema| limits::limits(&module.model, schema)).unwrap_or_default()
}
