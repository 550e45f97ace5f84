//! A case on disk.

use std::path::{Path, PathBuf};

use specwright_model::Direction;

/// A folder of `cases/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name: the keyword as documents spell it, or what the case is about.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
}

/// An instance with the verdict it must get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// The JSON text.
    pub text: String,
    /// The direction it travels in; `None` for each that the document knows.
    pub direction: Option<Direction>,
    /// Whether it is valid.
    pub valid: bool,
}

/// Every case, sorted by name.
pub fn cases() -> std::io::Result<Vec<Case>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let folder = entry?.path();
        if folder.is_dir() {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            cases.push(Case { name, folder });
        }
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(cases)
}

impl Case {
    /// The file of its document.
    pub fn document(&self) -> PathBuf {
        self.folder.join("openapi.yaml")
    }

    /// Its instances: the valid ones first, those of every direction before those of one.
    pub fn instances(&self) -> std::io::Result<Vec<Instance>> {
        let mut instances = Vec::new();
        for (valid, word) in [(true, "valid"), (false, "invalid")] {
            for (direction, end) in [
                (None, "jsonl"),
                (Some(Direction::Request), "request.jsonl"),
                (Some(Direction::Response), "response.jsonl"),
            ] {
                let file = self.folder.join(format!("{word}.{end}"));
                if file.is_file() {
                    let text = std::fs::read_to_string(file)?;
                    let lines = text.lines().map(str::to_owned);
                    instances.extend(lines.map(|text| Instance { text, direction, valid }));
                }
            }
        }
        Ok(instances)
    }
}
