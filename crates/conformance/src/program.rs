//! The program that judges: a crate for each document, and the runner that links them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use specwright_build::read::Unresolved;
use specwright_build::sync::{self, Tree};
use specwright_build::{
    Integers, Numbers, Provider, Runtime, Settings, Switches, UnknownMembers, pipeline, stand_alone,
};
use specwright_model::{Direction, Keyword, Model, SchemaId};

use crate::made::Target;
use crate::process::told;
use crate::run::Setup;

/// The schemas a document is asked for, and the way their instances travel.
pub(crate) type Asked = BTreeSet<(String, Direction)>;

/// A document that generated; its crate is on disk.
pub(crate) struct Document {
    /// Its file, as cases name it.
    pub(crate) name: String,
    /// The name of its package and of the folder that holds it.
    pub(crate) package: String,
    /// How much Rust it is.
    pub(crate) bytes: usize,
    /// The schemas it lacks, for a reference that reaches nothing.
    pub(crate) lost: BTreeMap<String, String>,
    /// The types it has.
    pub(crate) targets: BTreeSet<Target>,
    /// The schemas it was asked for.
    asked: Asked,
}

/// Generates the crate of one document: what the asked schemas reach. The inner error is why the document cannot be
/// generated, the outer one that the disk refuses.
pub(crate) fn document(
    setup: &Setup,
    name: &str,
    asked: &Asked,
) -> Result<Result<Document, String>, String> {
    let package = package(name);
    let generated = provider(setup, name).and_then(|provider| {
        pipeline::generate_roots(&provider, &switches(), asked)
            .map_err(|error| first_lines(&error.to_string()))
    });
    let module = match generated {
        Ok(module) => module,
        Err(reason) => return Ok(Err(reason)),
    };
    let tree = crate_of(&package, &setup.runtime, &module);
    sync::write(&setup.work.join(&package), &tree).map_err(told)?;
    let bytes = tree.values().map(String::len).sum();
    let targets = module.surface.into_iter().map(|item| (item.pointer, item.direction));
    Ok(Ok(Document {
        name: name.to_owned(),
        package,
        bytes,
        lost: module.lost,
        targets: targets.collect(),
        asked: asked.clone(),
    }))
}

/// The components of a document, each judged by itself.
pub(crate) fn components(setup: &Setup, name: &str) -> Result<Asked, String> {
    let document = pipeline::read(&provider(setup, name)?, &switches())
        .map_err(|error| first_lines(&error.to_string()))?;
    let model = &document.model;
    let pointer = |schema: SchemaId| model.schema(schema).place.pointer.clone();
    Ok(model.components.iter().map(|one| (pointer(one.schema), Direction::Neutral)).collect())
}

/// What a document means, as it was generated.
pub(crate) fn model(setup: &Setup, document: &Document) -> Result<Model, String> {
    let pointers = document.asked.iter().map(|(pointer, _)| pointer.clone()).collect();
    pipeline::read_roots(&provider(setup, &document.name)?, &switches(), pointers)
        .map(|(document, _)| document.model)
        .map_err(|error| first_lines(&error.to_string()))
}

/// The crate of a document's module.
pub(crate) fn crate_of(package: &str, runtime: &Path, module: &pipeline::Module) -> Tree {
    stand_alone(package, &Runtime::Path(runtime.to_owned()), module)
}

/// Which of the asked schemas reach a format that is asserted.
pub(crate) fn with_formats(
    setup: &Setup,
    name: &str,
    asked: &Asked,
) -> Result<BTreeSet<String>, String> {
    let pointers = asked.iter().map(|(pointer, _)| pointer.clone()).collect();
    let (document, found) = pipeline::read_roots(&provider(setup, name)?, &switches(), pointers)
        .map_err(|error| first_lines(&error.to_string()))?;
    let kept = found.into_iter().filter(|(_, schema)| reaches_format(&document.model, *schema));
    Ok(kept.map(|(pointer, _)| pointer).collect())
}

fn reaches_format(model: &Model, schema: SchemaId) -> bool {
    let asserted = |keyword: &Keyword| matches!(keyword, Keyword::Format(_));
    model.reached([schema]).any(|id| model.schema(id).keywords.iter().any(asserted))
}

fn provider(setup: &Setup, name: &str) -> Result<Provider, String> {
    let settings = Settings {
        integers: Integers::Exact,
        numbers: Numbers::Exact,
        unknown_members: UnknownMembers::Keep,
        formats: setup.formats,
        ..Settings::default()
    };
    let provider = Provider::of_document("document", &setup.docs.join(name)).map_err(told)?;
    Ok(Provider { settings, ..provider })
}

/// What is malformed is left out and counted; what needs another file only stops those who need it.
fn switches() -> Switches {
    Switches { lenient: true, unresolved: Unresolved::LeaveOut, ..Switches::default() }
}

/// A package's name for a document: its path with all but letters and digits made plain, and told from others like it.
pub(crate) fn package(name: &str) -> String {
    let words =
        name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let plain = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    format!("d-{:08x}-{plain}", crate::review::hash(name) & 0xFFFF_FFFF)
}

/// The name of a runner's package: programs of several runs stand beside each other in one target folder.
pub(crate) fn runner_name(setup: &Setup, number: usize) -> String {
    format!(
        "runner-{:08x}-{number}",
        crate::review::hash(&setup.work.to_string_lossy()) & 0xFFFF_FFFF
    )
}

/// Writes a runner and gives its folder.
pub(crate) fn runner(
    setup: &Setup,
    number: usize,
    members: &[&Document],
) -> Result<PathBuf, String> {
    let packages: Vec<&str> = members.iter().map(|document| document.package.as_str()).collect();
    let name = runner_name(setup, number);
    let mut tree = Tree::new();
    tree.insert("Cargo.toml".to_owned(), manifest(&name, &packages, Some(&setup.runtime)));
    tree.insert("src/main.rs".to_owned(), include_str!("runner/main.rs").to_owned());
    tree.insert("src/documents.rs".to_owned(), documents(&packages));
    let folder = setup.work.join(format!("runner-{number}"));
    sync::write(&folder, &tree).map_err(told)?;
    Ok(folder)
}

/// A package that depends on documents beside its folder. With a runtime it calls them by their tables.
pub(crate) fn manifest(name: &str, packages: &[&str], runtime: Option<&Path>) -> String {
    let mut text = format!(
        "# @generated by `cargo xtask conformance`. Do not edit.\n\n\
         [package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n"
    );
    let features = if runtime.is_some() { ", features = [\"dispatch\"]" } else { "" };
    for package in packages {
        _ = writeln!(text, "{package} = {{ path = \"../{package}\"{features} }}");
    }
    if let Some(runtime) = runtime {
        let runtime = runtime.to_string_lossy().replace('\\', "/");
        _ = writeln!(text, "specwright = {{ path = \"{runtime}\" }}");
    }
    text + "\n[profile.dev]\ndebug = false\nincremental = false\n\n[workspace]\n"
}

/// One list of entries for each document.
fn documents(packages: &[&str]) -> String {
    let mut text = "//! The documents, by their numbers.\n\nuse specwright::Entry;\n\npub(crate) static DOCUMENTS: &[&[Entry]] = &[\n".to_owned();
    for package in packages {
        _ = writeln!(text, "    {}::document::DISPATCH,", package.replace('-', "_"));
    }
    text + "];\n"
}

/// The first lines of a message, as one.
pub(crate) fn first_lines(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(3)
        .collect::<Vec<_>>()
        .join("; ")
}
