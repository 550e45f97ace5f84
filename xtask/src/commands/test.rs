//! `test`: every test there is.

use std::path::Path;

use specwright_build::{Problem, Provider, house};

use crate::outcome::Ended;
use crate::process::{Stage, run_all};
use crate::screen::Screen;

/// Arguments of `test`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

/// Runs them all.
pub(crate) fn run(_: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let mut stages =
        vec![Stage::cargo("workspace tests", root, "test --workspace --quiet --no-fail-fast")];
    stages.push(Stage::cargo(
        "instances, all features",
        root,
        "test --package specwright-instances --all-features --quiet",
    ));
    stages.extend(outer(root)?);
    Ok(run_all(stages, screen)?)
}

/// The stages outside the workspace: the consumer, and `generated/` with no feature and with each alone.
pub(crate) fn outer(root: &Path) -> Result<Vec<Stage>, Problem> {
    let mut stages = Vec::new();
    let consumer = root.join("consumer");
    if consumer.join("Cargo.toml").is_file() {
        stages.push(Stage::cargo(
            "consumer tests",
            &consumer,
            "test --workspace --quiet --no-fail-fast",
        ));
    }
    let generated = root.join(house::OUT);
    let denied = |name: String, words: String| {
        Stage::cargo(name, &generated, &words).env("RUSTFLAGS", "-Dwarnings")
    };
    stages.push(denied("generated, no feature".into(), "check --quiet".into()));
    for provider in Provider::names(root)? {
        stages.push(denied(
            format!("generated, {provider}"),
            format!("check --quiet --features {provider}"),
        ));
    }
    stages.push(denied("generated, all features".into(), "check --quiet --all-features".into()));
    Ok(stages)
}
