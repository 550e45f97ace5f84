//! What is generated says so, and what is not does not.

use specwright_build::sync::MARKER;

use super::{File, Finding};

/// The files whose first line is wrong.
pub(crate) fn headers(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let says = file.is_marked();
        let generated = file.path.starts_with("generated/") && !file.path.ends_with("Cargo.lock");
        let message = match (generated, says) {
            (true, false) => {
                format!("the first line must say `{MARKER}`; run `cargo xtask generate`")
            }
            (false, true) if file.is_written_rust() => {
                "says that it is generated, outside `generated/`".to_owned()
            }
            _ => continue,
        };
        findings.push(Finding { file: file.path.clone(), message });
    }
    findings
}
