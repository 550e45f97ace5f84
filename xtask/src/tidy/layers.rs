//! Which crate may lean on which.

use std::fs;
use std::path::Path;

use specwright_build::Problem;

use super::Finding;

/// Each crate, by its folder, and those of ours it may depend on. Dependencies of tests are free.
const ALLOWED: &[(&str, &[&str])] = &[
    ("crates/model", &[]),
    ("crates/runtime", &[]),
    ("crates/read", &["specwright", "specwright-model"]),
    ("crates/cases", &["specwright-model", "specwright-read"]),
    ("crates/emit", &["specwright-model"]),
    ("crates/drift", &["specwright-model"]),
    ("crates/tables", &["specwright", "specwright-model"]),
    (
        "crates/witness",
        &["specwright", "specwright-drift", "specwright-instances", "specwright-model"],
    ),
    (
        "crates/build",
        &[
            "specwright",
            "specwright-instances",
            "specwright-model",
            "specwright-read",
            "specwright-emit",
        ],
    ),
    (
        "crates/conformance",
        &["specwright", "specwright-build", "specwright-model", "specwright-instances"],
    ),
    ("crates/instances", &["specwright", "specwright-model", "specwright-tables"]),
    (
        "xtask",
        &[
            "specwright",
            "specwright-build",
            "specwright-conformance",
            "specwright-drift",
            "specwright-instances",
            "specwright-tables",
            "specwright-witness",
        ],
    ),
];

/// The dependencies that are not allowed, and the crates nobody decided about.
pub(crate) fn layers(root: &Path) -> Result<Vec<Finding>, Problem> {
    let mut findings = Vec::new();
    for folder in crates(root)? {
        let file = format!("{folder}/Cargo.toml");
        let Ok(manifest) = fs::read_to_string(root.join(&file)) else { continue };
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == folder) else {
            let message = "decide what it may depend on, in xtask/src/tidy/layers.rs".to_owned();
            findings.push(Finding { file, message });
            continue;
        };
        for name in dependencies(&manifest).filter(|name| !allowed.contains(name)) {
            findings.push(Finding {
                file: file.clone(),
                message: format!("may not depend on `{name}`"),
            });
        }
    }
    Ok(findings)
}

fn crates(root: &Path) -> Result<Vec<String>, Problem> {
    let entries = fs::read_dir(root.join("crates"))
        .map_err(|error| Problem::io(Path::new("crates"), "list", &error))?;
    let mut folders: Vec<String> = entries
        .flatten()
        .map(|entry| format!("crates/{}", entry.file_name().to_string_lossy()))
        .collect();
    folders.push("xtask".to_owned());
    folders.sort();
    Ok(folders)
}

/// The crates of ours below `[dependencies]`.
fn dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    manifest.lines().filter_map(move |line| {
        if line.starts_with('[') {
            inside = line.trim() == "[dependencies]";
        }
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        (inside && (name == "specwright" || name.starts_with("specwright-"))).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::dependencies;

    #[test]
    fn only_ours_and_only_those_of_the_library() {
        let manifest = "[package]\nname = \"specwright-x\"\n[dependencies]\nspecwright.workspace = true\nserde = \"1\"\n\
                        specwright-model = { path = \"..\" }\n[dev-dependencies]\nspecwright-read.workspace = true\n";
        assert_eq!(dependencies(manifest).collect::<Vec<_>>(), ["specwright", "specwright-model"]);
    }
}
