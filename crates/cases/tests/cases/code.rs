//! What is emitted.

use std::fmt::Write as _;

use specwright_build::{Style, render};

use crate::support::{MADE, Made, snapshot};

/// The files whose content says nothing about a schema: lists of modules, the tables of operations and of decoders.
const PLUMBING: &[&str] = &["mod.rs", "dispatch.rs", "operations.rs"];

/// The files of the schemas and what the generator tells, as one text.
fn code(made: &Made) -> String {
    let shown = made.module.files.iter().filter(|(path, _)| !PLUMBING.contains(&path.as_str()));
    let mut text = String::new();
    for (path, file) in shown {
        write!(text, "======== {path}\n{file}").unwrap();
    }
    if !made.module.problems.is_empty() {
        writeln!(text, "======== told\n{}", render(&made.module.problems, Style::Plain)).unwrap();
    }
    text
}

#[test]
fn code_is_what_its_snapshots_say() {
    for made in MADE.iter() {
        snapshot(&made.case, "code", &code(made));
    }
}
