//! One provider: read, then emit. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use specwright_emit as writer;
use specwright_model::{Diagnostic, Direction, Model, Root, SchemaId, Severity};
use specwright_read as read;

pub use crate::operations::find_operation;

use crate::lenient::LeftOut;
use crate::operations::wanted;
use crate::problem::{Error, Problem, Text};
use crate::provider::Provider;
use crate::settings::Formats;
use crate::sync::Tree;
use crate::{lenient, strays, surprise};

/// What is chosen for one run, beside what `provider.yaml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// A keyword that is not enforced is an error.
    pub strict: bool,
    /// A malformed keyword is left out with a warning, instead of an error.
    pub lenient: bool,
    /// What becomes of a `$ref` that leads nowhere, or out of the document.
    pub unresolved: read::Unresolved,
    /// The operations to keep: `operationId`, `POST /path` or `webhook:NAME`. Empty keeps all.
    pub only: Vec<String>,
}

/// A document that was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it means.
    pub model: Model,
    /// Every key of every schema object, and what became of it.
    pub ledger: Vec<read::KeywordUse>,
    /// Warnings.
    pub problems: Vec<Problem>,
    /// The schemas that lack a reference of theirs, and why.
    pub lost: Vec<(SchemaId, String)>,
    /// The operations that were left out, with leniency.
    pub left_out: Vec<LeftOut>,
}

/// A provider's module.
#[derive(Clone, Debug)]
pub struct Module {
    /// The name of the provider.
    pub provider: String,
    /// Its files, by their path below the module's folder.
    pub files: Tree,
    /// Its public items.
    pub surface: Vec<writer::surface::Item>,
    /// Warnings.
    pub problems: Vec<Problem>,
    /// How many operations and webhooks it has.
    pub operations: usize,
    /// What the document means.
    pub model: Model,
    /// Every key of every schema object, and what became of it.
    pub ledger: Vec<read::KeywordUse>,
    /// Schemas that were asked for by their JSON Pointers and are not there, for a reference that reaches nothing: why.
    pub lost: BTreeMap<String, String>,
}

/// Schemas by the JSON Pointers they were asked for.
pub type Found = Vec<(String, SchemaId)>;

/// Reads a provider's document, its overlay applied.
pub fn read(provider: &Provider, switches: &Switches) -> Result<Document, Error> {
    let (document, _) = read_roots(provider, switches, Vec::new())?;
    Ok(document)
}

/// Reads a document and the schemas at these JSON Pointers, wherever they stand.
pub fn read_roots(
    provider: &Provider,
    switches: &Switches,
    roots: Vec<String>,
) -> Result<(Document, Found), Error> {
    fn source(text: &Text) -> read::Source<'_> {
        read::Source { name: &text.name, text: &text.bytes }
    }
    let overlays: Vec<read::Source<'_>> =
        provider.overlays.iter().map(|text| source(text)).collect();
    let options = read::Options {
        lenient: switches.lenient,
        formats: match provider.settings.formats {
            Formats::Assert => read::Formats::Assert,
            Formats::Annotate => read::Formats::Annotate,
        },
        unresolved: switches.unresolved,
        roots,
        ..read::Options::default()
    };
    let reading = read::read(source(&provider.document), &overlays, &options);
    let problems = judged(provider, reading.diagnostics, switches);
    match reading.model {
        Some(model) if !problems.iter().any(|problem| problem.fatal) => {
            let (ledger, lost) = (reading.ledger, reading.lost);
            let document = Document { model, ledger, problems, lost, left_out: Vec::new() };
            Ok((document, reading.roots))
        }
        _ => Err(Error(problems)),
    }
}

/// Makes a provider's module, and tells what is surprising in its document. With leniency, what refers to nowhere is
/// left out and told.
pub fn generate(provider: &Provider, switches: &Switches) -> Result<Module, Error> {
    let mut switches = switches.clone();
    if switches.lenient {
        switches.unresolved = read::Unresolved::LeaveOut;
    }
    let mut document = read(provider, &switches)?;
    remark(provider, &switches, &mut document);
    emit(provider, &switches, document)
}

/// Makes a provider's module of its document, which was read.
fn emit(provider: &Provider, switches: &Switches, document: Document) -> Result<Module, Error> {
    let mut kept = BTreeSet::new();
    for name in &switches.only {
        kept.insert(wanted(provider, &document, name)?.address());
    }
    // Names may be written in more than one way; from here on each operation has one.
    let switches = &Switches { only: kept.iter().cloned().collect(), ..switches.clone() };
    let roots = writer::roots(&document.model, &options(provider, switches));
    let mut module = make(provider, switches, document, &roots)?;
    if !switches.only.is_empty() {
        module.operations = kept.len();
    }
    Ok(module)
}

/// Tells what leniency costs and what is surprising, at the lines of the document. What could not be read is gone from
/// the model then.
fn remark(provider: &Provider, switches: &Switches, document: &mut Document) {
    let problems = document.problems.iter().map(|problem| &*problem.diagnostic);
    let (mut remarks, left_out) = if switches.lenient {
        lenient::settle(&mut document.model, &document.lost, problems)
    } else {
        (Vec::new(), Vec::new())
    };
    document.left_out = left_out;
    let mut surprises = surprise::surprises(&document.model);
    if !surprises.is_empty() {
        place(&mut surprises, &provider.document);
    }
    remarks.extend(surprises);
    document.problems.extend(judged(provider, remarks, switches));
    document.problems.extend(strays::strays(provider, &document.model));
    document.problems.extend(provider.edited());
}

/// Finds the lines of pointers. What an overlay made stays without one.
fn place(diagnostics: &mut [Diagnostic], text: &Text) {
    let source = read::Source { name: &text.name, text: &text.bytes };
    let Ok(locations) = read::parse(source, &read::Options::default()) else { return };
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.place.line > 0) {
        if let Some(found) = locations.key(&diagnostic.place.pointer) {
            diagnostic.place = found;
        }
    }
}

/// Makes a module of the schemas at these JSON Pointers, each in its direction, and of what they reach: no operations.
/// Pointers at which there is no schema are left out, and so are schemas that reach a reference which was.
pub fn generate_roots(
    provider: &Provider,
    switches: &Switches,
    asked: &BTreeSet<(String, Direction)>,
) -> Result<Module, Error> {
    let pointers: BTreeSet<&String> = asked.iter().map(|(pointer, _)| pointer).collect();
    let (mut document, found) =
        read_roots(provider, switches, pointers.into_iter().cloned().collect())?;
    document.model.operations.clear();
    let mut found: BTreeMap<String, SchemaId> = found.into_iter().collect();
    let lost = lost(&document, &found);
    found.retain(|pointer, _| !lost.contains_key(pointer));
    let root = |(pointer, direction): &(String, Direction)| {
        found.get(pointer).map(|schema| Root { schema: *schema, direction: *direction })
    };
    let roots: Vec<Root> = asked.iter().filter_map(root).collect();
    let module = make(provider, switches, document, &roots)?;
    Ok(Module { lost, ..module })
}

/// Which of the schemas reach one that lacks a reference, and why it does.
fn lost(document: &Document, found: &BTreeMap<String, SchemaId>) -> BTreeMap<String, String> {
    let reasons: BTreeMap<SchemaId, &String> =
        document.lost.iter().map(|(schema, reason)| (*schema, reason)).collect();
    if reasons.is_empty() {
        return BTreeMap::new();
    }
    let reason = |(pointer, schema): (&String, &SchemaId)| {
        let reason = document.model.reached([*schema]).find_map(|at| reasons.get(&at))?;
        Some((pointer.clone(), (*reason).clone()))
    };
    found.iter().filter_map(reason).collect()
}

fn make(
    provider: &Provider,
    switches: &Switches,
    document: Document,
    roots: &[Root],
) -> Result<Module, Error> {
    let Document { model, ledger, mut problems, .. } = document;
    let emitted = writer::emit(&model, roots, &options(provider, switches));
    let mut told = emitted.diagnostics;
    if !told.is_empty() {
        place(&mut told, &provider.document);
    }
    problems.extend(strays::retold(provider, judged(provider, told, switches)));
    if problems.iter().any(|problem| problem.fatal) {
        return Err(Error(problems));
    }
    Ok(Module {
        provider: provider.name.clone(),
        files: emitted.files.into_iter().map(|file| (file.path, file.text)).collect(),
        surface: emitted.surface,
        problems,
        operations: model.operations.len(),
        model,
        ledger,
        lost: BTreeMap::new(),
    })
}

/// The choices as the emitter takes them.
fn options(provider: &Provider, switches: &Switches) -> writer::Options {
    provider.settings.emit_options(&provider.module(), &provider.sha256(), &switches.only)
}

/// Diagnostics as problems of a file: which of them stop the generator depends on the switches.
fn judged(provider: &Provider, diagnostics: Vec<Diagnostic>, switches: &Switches) -> Vec<Problem> {
    let fatal = |severity| match severity {
        Severity::Error => true,
        Severity::Malformed => !switches.lenient,
        Severity::Unenforced => switches.strict,
        Severity::Warning => false,
    };
    let problem = |mut diagnostic: Diagnostic| {
        if diagnostic.help.is_none() {
            let explained = crate::codes::explain(diagnostic.code.0);
            diagnostic.help = explained.map(|explained| explained.remedy.to_owned());
        }
        Problem {
            text: Some(Arc::clone(text_of(provider, &mut diagnostic))),
            fatal: fatal(diagnostic.severity),
            diagnostic: Box::new(diagnostic),
        }
    };
    diagnostics.into_iter().map(problem).collect()
}

/// The file a diagnostic is about. One of an overlay says so in front of its message, as `file:line:column: `; that
/// becomes its place.
fn text_of<'p>(provider: &'p Provider, diagnostic: &mut Diagnostic) -> &'p Arc<Text> {
    for overlay in &provider.overlays {
        let rest =
            diagnostic.message.strip_prefix(&overlay.name).and_then(|rest| rest.strip_prefix(':'));
        let parts: Vec<&str> = rest.map(|rest| rest.splitn(3, ':').collect()).unwrap_or_default();
        if let [line, column, message] = parts.as_slice()
            && let (Ok(line), Ok(column)) = (line.parse(), column.parse())
        {
            diagnostic.place.line = line;
            diagnostic.place.column = column;
            diagnostic.message = message.trim_start().to_owned();
            return overlay;
        }
    }
    &provider.document
}
