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
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    Ok(names)
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
