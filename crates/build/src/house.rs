//! The folder of providers as a whole: `specs/` in, the crate `generated/` out.

use std::collections::BTreeSet;
use std::path::Path;

use crate::generator::Generated;
use crate::package::{self, Package, Runtime};
use crate::pipeline::{self, Module, Switches};
use crate::problem::{Error, Problem};
use crate::provider::Provider;
use crate::sync::{self, Tree};

/// The output folder below the root.
pub const OUT: &str = "generated";

/// Generates the providers named, or all when none is; the modules of the others stay as they are on disk.
///
/// The problems of all documents are told at once.
pub fn generate(root: &Path, named: &[String], switches: &Switches) -> Result<Generated, Error> {
    let all = Provider::names(root)?;
    let mut chosen = if named.is_empty() { all.clone() } else { named.to_vec() };
    let mut seen = BTreeSet::new();
    chosen.retain(|name| seen.insert(name.clone()));
    let mut modules = Vec::new();
    let mut refused = Vec::new();
    for name in &chosen {
        match one(root, name, switches) {
            Ok(module) => modules.push(module),
            Err(Error(problems)) => refused.extend(problems),
        }
    }
    if !refused.is_empty() {
        return Err(Error(refused));
    }
    let out = root.join(OUT);
    let mut kept = Tree::new();
    for name in all.iter().filter(|name| !chosen.contains(name)) {
        kept.extend(on_disk(&out, &Provider::module_of(name))?);
    }
    let there = |name: &&String| {
        chosen.contains(name)
            || kept.contains_key(&format!("src/{}/mod.rs", Provider::module_of(name)))
    };
    let providers: Vec<String> = all.iter().filter(there).cloned().collect();
    let runtime = Runtime::Path("../crates/runtime".into());
    let package = Package {
        name: OUT,
        description: "Types and validators of the providers under `specs/`, one feature each.",
        runtime: &runtime,
        features: true,
    };
    for module in &modules {
        kept.extend(package::below(&module.provider, module.files.iter()));
    }
    Ok(Generated { tree: package::files(&package, &providers, kept), modules })
}

fn one(root: &Path, name: &str, switches: &Switches) -> Result<Module, Error> {
    let provider = Provider::read(root, name)?;
    pipeline::generate(&provider, switches)
}

/// The files of a module as they are on disk.
fn on_disk(out: &Path, module: &str) -> Result<Tree, Problem> {
    let folder = out.join("src").join(module);
    let found = sync::compare(&folder, &Tree::new())?;
    Ok(found
        .changes
        .into_iter()
        .map(|change| (format!("src/{module}/{}", change.path), change.have))
        .collect())
}
