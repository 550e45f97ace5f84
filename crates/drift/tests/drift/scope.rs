//! A provider's pinned part against its whole document.

use crate::support;
use specwright_drift::{Comparison, Scope};
use std::path::Path;

#[test]
fn a_pinned_part_is_compared_with_the_whole() {
    let Some(shared) = support::shared() else {
        return eprintln!("skipped: the corpus is not beside the repository");
    };
    let wholes = shared.join("corpus/documents");
    let whole = std::fs::read_dir(&wholes).unwrap().map(|entry| entry.unwrap().path());
    let whole = { whole }
        .find(|path| path.to_string_lossy().ends_with("--2020-09-14-2026-06.yaml"))
        .unwrap();
    let name = whole.file_name().unwrap().to_string_lossy();
    let provider = name.split_once("--").unwrap().0;
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let base = support::load(&specs.join(provider).join("openapi.yaml")).unwrap();
    let revision = support::load(&whole).unwrap();
    let report =
        Comparison { scope: Scope::Covered, ..Comparison::default() }.run(&base, &revision);
    let told: Vec<&str> = report.changes.iter().map(|finding| finding.message.as_str()).collect();
    for wanted in [
        "`SessionTokenCreateRequest.user` is no longer required",
        "`SessionTokenCreateRequest.user_id` is new and optional",
    ] {
        assert!(told.contains(&wanted), "{told:#?}");
    }
    assert!(told.len() < 5, "{told:#?}");
    assert!(
        report.ignored.operations > 300 && report.ignored.components > 2000,
        "{:?}",
        report.ignored
    );
}
