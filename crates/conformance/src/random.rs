//! Documents made at random, written so that they go the way of all documents.

use std::fs;
use std::path::Path;

use specwright_instances::random::{self, Dice};

/// Components of one document.
const COMPONENTS: usize = 20;

/// Writes so many documents and gives their names. The same number is the same document on every machine.
pub fn write(folder: &Path, count: u64) -> Result<Vec<String>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let mut names = Vec::new();
    for seed in 0..count {
        let name = format!("random-{seed}.json");
        let text = random::document(&mut Dice::new(seed), COMPONENTS).to_string();
        fs::write(folder.join(&name), text).map_err(failed)?;
        names.push(name);
    }
    Ok(names)
}
