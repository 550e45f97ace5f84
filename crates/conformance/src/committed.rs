//! The cases of this repository: files of cases, and folders that hold one document and its instances.

use std::fs;
use std::path::{Path, PathBuf};

use specwright_model::Direction;

use crate::case::{self, Case, Verdict};

/// The schema that a folder's instances are of.
const SCHEMA: &str = "/components/schemas/Case";

/// Every case below a folder: those of its `cases.jsonl`, and of each folder in it those of `valid.jsonl`,
/// `invalid.jsonl` and the files of one direction (`valid.request.jsonl`).
pub fn read(folder: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let file = folder.join("cases.jsonl");
    if let Some(text) = text(&file)? {
        cases = case::parse(&text, Verdict::Valid)
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    for inner in folders(folder)? {
        for (word, valid) in [("valid", true), ("invalid", false)] {
            for (end, direction) in [
                ("jsonl", Direction::Neutral),
                ("request.jsonl", Direction::Request),
                ("response.jsonl", Direction::Response),
            ] {
                let text = text(&inner.join(format!("{word}.{end}")))?.unwrap_or_default();
                let name = inner.file_name().unwrap_or_default().to_string_lossy();
                cases.extend(text.lines().map(|line| Case {
                    doc: format!("{name}/openapi.yaml"),
                    pointer: SCHEMA.to_owned(),
                    direction,
                    instance: line.to_owned(),
                    valid,
                    told: None,
                }));
            }
        }
    }
    Ok(cases)
}

/// The text of a file, when there is one.
fn text(file: &Path) -> Result<Option<String>, String> {
    if file.is_file() {
        fs::read_to_string(file).map(Some).map_err(|error| format!("{}: {error}", file.display()))
    } else {
        Ok(None)
    }
}

/// The folders in a folder, sorted.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    Ok(folders)
}
