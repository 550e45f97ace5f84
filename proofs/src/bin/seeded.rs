//! Seeds five bugs, one at a time, into a copy of the repository and runs the quick form on it: each must be caught.
//!
//! `cargo run --release --bin seeded`

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// A file, what stands there, and the bug.
const BUGS: [(&str, &str, &str); 5] = [
    ("crates/runtime/src/rules/max_length.rs", "length <= limit\n", "length < limit\n"),
    ("crates/runtime/src/rules/exclusive_minimum.rs", ".is_gt()", ".is_ge()"),
    ("crates/runtime/src/rules/min_items.rs", "size >= limit", "size + 1 >= limit"),
    ("crates/runtime/src/rules/contains.rs", "matching > max", "matching > max + 1"),
    (
        "crates/runtime/src/rules/dependent_required.rs",
        "!frame.node.has(name)",
        "frame.node.is_empty()",
    ),
];

/// What the quick form needs.
const PARTS: [&str; 4] = ["Cargo.toml", "crates", "specs", "proofs"];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = std::env::temp_dir().join(format!("specwright-seeded-{}", std::process::id()));
    let caught = run(&root, &copy);
    if let Err(error) = std::fs::remove_dir_all(&copy) {
        eprintln!("{} stays: {error}", copy.display());
    }
    match caught {
        Ok(caught) => {
            println!("{caught} of {} seeded bugs caught", BUGS.len());
            ExitCode::from(u8::from(caught != BUGS.len()))
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(root: &Path, copy: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(copy)?;
    for part in PARTS {
        take(&root.join(part), &copy.join(part))?;
    }
    if !quick(copy)? {
        return Err(std::io::Error::other("the quick form fails without a bug"));
    }
    let mut caught = 0;
    for (file, right, wrong) in BUGS {
        let path = copy.join(file);
        let text = std::fs::read_to_string(&path)?;
        if !text.contains(right) {
            return Err(std::io::Error::other(format!("{file} has no `{right}`")));
        }
        std::fs::write(&path, text.replacen(right, wrong, 1))?;
        let passes = quick(copy)?;
        println!(
            "{}: {file}: `{}` for `{}`",
            if passes { "missed" } else { "caught" },
            wrong.trim(),
            right.trim()
        );
        caught += usize::from(!passes);
        std::fs::write(&path, text)?;
    }
    Ok(caught)
}

/// Whether the quick form passes. A bug that does not compile is an error, not a catch.
fn quick(copy: &Path) -> std::io::Result<bool> {
    let cargo = |args: &[&str]| {
        let mut command = Command::new("cargo");
        command
            .args(args)
            .current_dir(copy.join("proofs"))
            .env("CARGO_TARGET_DIR", copy.join("target"));
        command.stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    if !cargo(&["build", "--release", "--bin", "specwright-proofs"])?.success() {
        return Err(std::io::Error::other("the copy does not compile"));
    }
    Ok(cargo(&["run", "--release", "--bin", "specwright-proofs", "--", "--quick"])?.success())
}

/// Copies a file or a folder, without what was built.
fn take(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        return std::fs::copy(from, to).map(drop);
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_name() != "target" {
            take(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
