//! Two crates of the same types: generated, and with plain serde derives.

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::usage::{self, Usage};

/// Two crates that are checked in turn.
pub(crate) struct Pair {
    ours: PathBuf,
    peer: PathBuf,
    target: PathBuf,
}

impl Pair {
    /// Makes the peer of the crate in `work/ours`, which has its own manifest.
    pub(crate) fn new(work: &Path) -> Result<Self, Box<dyn Error>> {
        let (ours, peer) = (work.join("ours"), work.join("peer"));
        if peer.exists() {
            fs::remove_dir_all(&peer)?;
        }
        specwright_bench_derive::write(&ours.join("src"), "lib.rs", &peer.join("src"))?;
        fs::write(
            peer.join("Cargo.toml"),
            manifest(&fs::read_to_string(ours.join("Cargo.toml"))?),
        )?;
        Ok(Self { ours, peer, target: work.join("target") })
    }

    /// The least cost of so many checks of each, after one that builds what they depend on.
    pub(crate) fn check(&self, rounds: usize) -> Result<(Usage, Usage), Box<dyn Error>> {
        self.run(&self.ours)?;
        self.run(&self.peer)?;
        let mut best: Option<(Usage, Usage)> = None;
        for _ in 0..rounds {
            let (ours, peer) = (self.again(&self.ours)?, self.again(&self.peer)?);
            best =
                Some(best.map_or((ours, peer), |best| (least(best.0, ours), least(best.1, peer))));
        }
        best.ok_or_else(|| "no rounds".into())
    }

    /// Checks the crate again, and nothing else.
    fn again(&self, package: &Path) -> Result<Usage, Box<dyn Error>> {
        let library = package.join("src/lib.rs");
        // Written again, it is newer than what was made of it.
        fs::write(&library, fs::read(&library)?)?;
        self.run(package)
    }

    fn run(&self, package: &Path) -> Result<Usage, Box<dyn Error>> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let (manifest, target) = (package.join("Cargo.toml"), self.target.as_os_str());
        let words =
            ["check", "--quiet", "-j1", "--all-features", "--manifest-path"].map(OsStr::new);
        let rest = [manifest.as_os_str(), OsStr::new("--target-dir"), target];
        usage::of([cargo.as_os_str()].into_iter().chain(words).chain(rest))
    }
}

fn least(one: Usage, other: Usage) -> Usage {
    Usage { user: one.user.min(other.user), memory: one.memory.min(other.memory) }
}

/// The manifest with the peer's dependencies.
fn manifest(ours: &str) -> String {
    let mut lines: Vec<&str> =
        ours.lines().filter(|line| !line.starts_with("specwright")).collect();
    for line in &mut lines {
        if line.starts_with("serde ") {
            *line = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"";
        }
    }
    lines.join("\n") + "\n"
}
