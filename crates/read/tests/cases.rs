//! Each folder of `cases/` holds a document, perhaps an overlay, and what is read of them.

use std::path::{Path, PathBuf};

use specwright_cases::outline;
use specwright_read::{Options, Reading, Source, read};

fn folders(below: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(below);
    let entries = std::fs::read_dir(&folder).expect("the folder of cases is there");
    let mut folders: Vec<_> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    folders.retain(|folder| {
        folder.join("openapi.yaml").is_file() || folder.join("openapi.json").is_file()
    });
    folders.sort();
    assert!(!folders.is_empty(), "{below} holds no case");
    folders
}

fn reading(folder: &Path, lenient: bool) -> Reading {
    let text = |name: &str| std::fs::read(folder.join(name)).ok();
    let document =
        text("openapi.yaml").or_else(|| text("openapi.json")).expect("every case has a document");
    let overlay = text("overlay.yaml");
    let overlays: Vec<_> =
        overlay.iter().map(|text| Source { name: "overlay.yaml", text }).collect();
    let roots = text("roots.txt")
        .map(|text| String::from_utf8_lossy(&text).lines().map(str::to_owned).collect());
    let options = Options { lenient, roots: roots.unwrap_or_default(), ..Options::default() };
    read(Source { name: "openapi.yaml", text: &document }, &overlays, &options)
}

fn snapshot(folder: &Path, text: &str) {
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("reading", text);
    });
}

#[test]
fn documents_mean_what_their_snapshots_say() {
    for folder in folders("cases") {
        let strict = reading(&folder, false);
        let mut text = outline(&strict);
        if strict.model.is_none() {
            text.push_str("\nwith leniency\n");
            text.push_str(&outline(&reading(&folder, true)));
        }
        snapshot(&folder, &text);
    }
}

#[test]
fn broken_documents_are_refused_whatever_the_leniency() {
    for folder in folders("cases/errors") {
        let strict = reading(&folder, false);
        assert!(strict.model.is_none(), "{}", folder.display());
        assert!(reading(&folder, true).model.is_none(), "{}", folder.display());
        snapshot(&folder, &outline(&strict));
    }
}
