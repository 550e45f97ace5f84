//! The providers this repository ships.

use std::path::PathBuf;

use specwright_model::Model;
use specwright_read::{Options, Source};

/// The folder of the providers' documents.
pub fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "specs"].iter().collect()
}

/// The names of the providers, sorted.
pub fn names() -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(folder()).map_err(|error| error.to_string())?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    Ok(names)
}

/// The files of their documents.
pub fn documents() -> Vec<String> {
    let names = names().unwrap_or_default();
    names
        .iter()
        .map(|name| folder().join(name).join("openapi.yaml").display().to_string())
        .collect()
}

/// The files of the corpus, sorted; `None` when it is absent. `SPECWRIGHT_SHARED` says where to look, else beside this
/// repository.
pub fn corpus() -> Option<Vec<String>> {
    let set = std::env::var_os("SPECWRIGHT_SHARED").map(PathBuf::from);
    let beside = || [env!("CARGO_MANIFEST_DIR"), "..", "..", "shared"].iter().collect();
    let folder = set.unwrap_or_else(beside).join("corpus").join("documents");
    let entries = std::fs::read_dir(folder).ok()?;
    let mut files: Vec<String> =
        entries.filter_map(|entry| Some(entry.ok()?.path().display().to_string())).collect();
    files.sort();
    Some(files)
}

/// Documents larger than this, in bytes, are not in the sample.
const MID_SIZED: u64 = 600_000;

/// The sample of the corpus whose constraints are weakened: every small and mid-sized document.
pub fn sample() -> Option<Vec<String>> {
    let size = |file: &String| std::fs::metadata(file).map_or(u64::MAX, |data| data.len());
    let small = corpus()?.into_iter().filter(|file| size(file) <= MID_SIZED);
    Some(small.collect())
}

/// Each provider and what its document means with our overlay, formats asserted.
pub fn models() -> Result<Vec<(String, Model)>, String> {
    names()?.into_iter().map(|name| model(&name).map(|model| (name, model))).collect()
}

fn model(name: &str) -> Result<Model, String> {
    let read = |file: &str| {
        std::fs::read(folder().join(name).join(file))
            .map_err(|error| format!("{name}/{file}: {error}"))
    };
    let (document, overlay) = (read("openapi.yaml")?, read("overlay.yaml")?);
    let overlay = Source { name: "overlay.yaml", text: &overlay };
    let reading =
        specwright_read::read(Source { name, text: &document }, &[overlay], &Options::default());
    reading.model.ok_or_else(|| format!("{name}: not read"))
}
