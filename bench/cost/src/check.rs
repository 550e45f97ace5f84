//! What `cargo check` of generated crates costs, against the same types with plain serde derives.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use specwright_bench_figure::Figure;
use specwright_build::{Generator, Runtime};

use crate::documents::Document;
use crate::pair::Pair;

/// Half of the peer: what the generated crate may cost.
const HALF: f64 = 0.5;

/// The providers shipped, as they are generated now.
pub(crate) fn providers(
    root: &Path,
    rounds: usize,
    figures: &mut Vec<Figure>,
) -> Result<(), Box<dyn Error>> {
    let work = work(root, "providers");
    let generated = root.join("generated");
    copy(&generated.join("src"), &work.join("ours/src"))
        .map_err(|error| format!("no generated crate (run `cargo xtask generate`): {error}"))?;
    let manifest = fs::read_to_string(generated.join("Cargo.toml"))?;
    let runtime = root.join("crates/runtime");
    let manifest = manifest.replace("../crates/runtime", &runtime.to_string_lossy());
    fs::write(work.join("ours/Cargo.toml"), manifest)?;
    measure(&work, "the shipped providers", rounds, figures)
}

/// A whole document.
pub(crate) fn document(
    root: &Path,
    document: &Document,
    rounds: usize,
    figures: &mut Vec<Figure>,
) -> Result<(), Box<dyn Error>> {
    let work = work(root, document.name);
    Generator::new()
        .spec(&document.file)
        .name("api")
        .lenient(true)
        .runtime(Runtime::Path(root.join("crates/runtime")))
        .out(work.join("ours"))
        .generate()
        .map_err(|error| format!("{}: {error}", document.name))?;
    measure(&work, &format!("the whole of {}", document.name), rounds, figures)
}

fn measure(
    work: &Path,
    what: &str,
    rounds: usize,
    figures: &mut Vec<Figure>,
) -> Result<(), Box<dyn Error>> {
    eprintln!("checking {what}");
    let (ours, peer) = Pair::new(work)?.check(rounds)?;
    let against = "plain serde derives";
    let name = format!("cargo check of {what}");
    figures.push(Figure::new(&name, "user s", ours.user, (against, peer.user), Some(HALF)));
    let name = format!("peak memory of checking {what}");
    figures.push(Figure::new(&name, "MB", ours.memory, (against, peer.memory), Some(HALF)));
    Ok(())
}

fn work(root: &Path, name: &str) -> PathBuf {
    root.join("target/specwright/bench").join(name)
}

/// Copies the files of a folder, in place of what was there.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
