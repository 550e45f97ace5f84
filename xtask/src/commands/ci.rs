//! `ci`: what CI runs, in its order.

use std::path::Path;
use std::process::Command;

use specwright_build::Problem;

use crate::outcome::Ended;
use crate::process::{Stage, run_all};
use crate::screen::Screen;

/// Arguments of `ci`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

/// Runs the stages and prints the time of each.
pub(crate) fn run(_: &Arguments, root: &Path, screen: &Screen) -> Ended {
    // insta lists here the snapshots the tests refer to; `tidy` refuses the others.
    let list = root.join("target/specwright/snapshots.txt");
    let folder = list.parent().map_or(Ok(()), std::fs::create_dir_all);
    let started = folder.and_then(|()| std::fs::write(&list, ""));
    started.map_err(|error| Problem::io(&list, "write", &error))?;
    let list = list.to_string_lossy();
    let lists = [("INSTA_UPDATE", "no"), ("INSTA_SNAPSHOT_REFERENCES_FILE", &*list)];
    let tests = own("test", root, &["test"])?;
    let stages = vec![
        Stage::cargo("format", root, "fmt --all --check"),
        Stage::cargo("clippy", root, "clippy --workspace --all-targets --quiet -- -D warnings"),
        lists.into_iter().fold(tests, |stage, (name, value)| stage.env(name, value)),
        own("generate --check", root, &["generate", "--check"])?,
        own("drift --pins", root, &["drift", "--pins"])?,
        own("tidy", root, &["tidy", "--snapshots", &list])?,
        own("conformance --quick", root, &["conformance", "--quick"])?,
        Stage::cargo("proofs, quick", &root.join("proofs"), "test --quiet"),
        Stage::cargo("fuzz targets, tests", &root.join("fuzz"), "test --release --quiet"),
        super::fuzz::bounded(root),
    ];
    Ok(run_all(stages, screen)?)
}

/// This program again, with other arguments.
fn own(name: &str, root: &Path, arguments: &[&str]) -> Result<Stage, Problem> {
    let program = std::env::current_exe().map_err(|error| {
        Problem::new("E0901", format!("cannot find this program again: {error}"))
    })?;
    let mut command = Command::new(program);
    command.arg("--root").arg(root).args(arguments).current_dir(root);
    Ok(Stage { name: name.to_owned(), command })
}
