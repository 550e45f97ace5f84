//! The builder: a document in, a crate or a module out.

use std::path::{Path, PathBuf};

use crate::package::{self, Runtime};
use crate::pipeline::{self, Module, Switches};
use crate::problem::{Error, Problem};
use crate::provider::{Provider, read_text};
use crate::settings::Settings;
use crate::sync::{self, Difference, Tree};

/// Generates code from one document.
///
/// ```no_run
/// # fn main() -> Result<(), specwright_build::Error> {
/// let report = specwright_build::Generator::new().spec("openapi.yaml").name("acme").out("acme-api").generate()?;
/// println!("{report}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Generator {
    spec: Option<PathBuf>,
    overlays: Vec<PathBuf>,
    settings: Option<PathBuf>,
    name: Option<String>,
    out: Option<PathBuf>,
    runtime: Option<Runtime>,
    switches: Switches,
    module: bool,
    include: bool,
}

impl Generator {
    /// A generator with nothing chosen.
    pub fn new() -> Self {
        Self::default()
    }

    /// The document, YAML or JSON. Needed.
    #[must_use]
    pub fn spec(mut self, file: impl Into<PathBuf>) -> Self {
        self.spec = Some(file.into());
        self
    }

    /// An overlay (OpenAPI Overlay 1.0), applied after those named before.
    #[must_use]
    pub fn overlay(mut self, file: impl Into<PathBuf>) -> Self {
        self.overlays.push(file.into());
        self
    }

    /// A file of choices: `provider.yaml`.
    #[must_use]
    pub fn settings(mut self, file: impl Into<PathBuf>) -> Self {
        self.settings = Some(file.into());
        self
    }

    /// The name of the module, and of the package; `api` unless given.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The folder to write; it is replaced as a whole. Needed.
    #[must_use]
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out = Some(folder.into());
        self
    }

    /// Where the generated crate finds `specwright`; this crate's own version unless given.
    #[must_use]
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = Some(runtime);
        self
    }

    /// Keeps what these operations reach: `operationId`, `POST /path` or `webhook:NAME`.
    #[must_use]
    pub fn only<I: IntoIterator<Item: Into<String>>>(mut self, operations: I) -> Self {
        self.switches.only = operations.into_iter().map(Into::into).collect();
        self
    }

    /// Makes a keyword that is not enforced an error.
    #[must_use]
    pub fn strict(mut self, yes: bool) -> Self {
        self.switches.strict = yes;
        self
    }

    /// Leaves malformed keywords out with a warning, instead of an error.
    #[must_use]
    pub fn lenient(mut self, yes: bool) -> Self {
        self.switches.lenient = yes;
        self
    }

    /// Writes the module alone (`mod.rs` and its files), for a folder inside a crate of yours. That crate depends on
    /// `specwright` and `serde`, and names a feature `dispatch`, which may be empty. Formats with a type of their own need
    /// the feature of `specwright` that brings it: `chrono`, `uuid`, `url`, `rust_decimal`.
    #[must_use]
    pub fn module(mut self) -> Self {
        self.module = true;
        self
    }

    /// Writes the module and beside it `include.rs`, for a build script: `include!` takes that file, which names the
    /// module, for a module that has documentation of its own cannot be included as it is.
    #[must_use]
    pub fn include(mut self) -> Self {
        self.include = true;
        self.module()
    }

    /// Generates and writes, all or nothing.
    pub fn generate(&self) -> Result<Report, Error> {
        let generated = self.tree()?;
        let out = self.folder()?;
        let difference = sync::write(out, &generated.tree)?;
        Ok(Report::of(generated, difference))
    }

    /// Generates and compares, writing nothing; [`Report::difference`] tells whether the folder is what it should be.
    pub fn check(&self) -> Result<Report, Error> {
        let generated = self.tree()?;
        let difference = sync::compare(self.folder()?, &generated.tree)?;
        Ok(Report::of(generated, difference))
    }

    fn folder(&self) -> Result<&Path, Problem> {
        self.out.as_deref().ok_or_else(|| missing("output folder", "out"))
    }

    fn tree(&self) -> Result<Generated, Error> {
        let name = self.name.as_deref().unwrap_or("api");
        let spec = self.spec.as_deref().ok_or_else(|| missing("document", "spec"))?;
        let mut provider = Provider::of_document(name, spec)?;
        for overlay in &self.overlays {
            provider.overlays.push(read_text(overlay, overlay.to_string_lossy().into_owned())?);
        }
        if let Some(settings) = &self.settings {
            let text = read_text(settings, settings.to_string_lossy().into_owned())?;
            provider.settings = Settings::read(&text)?;
            provider.described = Some(text);
        }
        let module = pipeline::generate(&provider, &self.switches)?;
        let tree = if self.module {
            let mut files = module.files.clone();
            if self.include {
                files.insert("include.rs".to_owned(), package::include(&provider.module()));
            }
            files
        } else {
            let runtime = self.runtime.clone();
            let runtime =
                runtime.unwrap_or_else(|| Runtime::Version(env!("CARGO_PKG_VERSION").to_owned()));
            package::stand_alone(name, &runtime, &module)
        };
        Ok(Generated { tree, modules: vec![module] })
    }
}

fn missing(what: &str, method: &str) -> Problem {
    Problem::new("E0912", format!("no {what} is named"))
        .help(format!("call `Generator::{method}` first"))
}

/// Files and the modules they come from.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files, by their path below the output folder.
    pub tree: Tree,
    /// The modules.
    pub modules: Vec<Module>,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many files there are.
    pub files: usize,
    /// How many lines they have.
    pub lines: usize,
    /// How many public types there are.
    pub types: usize,
    /// How many operations and webhooks there are.
    pub operations: usize,
    /// What is legal but surprising, or left out by leniency.
    pub warnings: Vec<Problem>,
    /// What was different in the folder before.
    pub difference: Difference,
}

impl Report {
    /// The figures of what was generated.
    pub fn of(generated: Generated, difference: Difference) -> Self {
        let Generated { tree, modules } = generated;
        Self {
            files: tree.len(),
            lines: tree.values().map(|text| text.lines().count()).sum(),
            types: modules.iter().map(|module| module.surface.len()).sum(),
            operations: modules.iter().map(|module| module.operations).sum(),
            warnings: modules.into_iter().flat_map(|module| module.problems).collect(),
            difference,
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { files, lines, types, operations, warnings, difference } = self;
        let counts =
            [counted(*operations, "operation"), counted(*types, "type"), counted(*lines, "line")];
        let (files, warnings) = (counted(*files, "file"), counted(warnings.len(), "warning"));
        let changed = difference.changes.len();
        write!(f, "{} in {files}; {changed} changed; {warnings}", counts.join(", "))
    }
}
