//! Seeds six bugs, one at a time, into a copy of the repository and runs the quick form on it: each must be caught. The
//! last is one of the generator, so the copy is generated anew.
//!
//! `cargo run --release --bin seeded`; with a word, the bugs in files whose path has it.

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

/// A bug of what the generator writes.
const EMITTED: (&str, &str, &str) = (
    "crates/emit/src/item/sure.rs",
    "let most = count(*most);\n            quote!(look.short",
    "let most = count(*most + 1);\n            quote!(look.short",
);

/// What the quick form and the generator need.
const PARTS: [&str; 7] =
    ["Cargo.toml", "Cargo.lock", "crates", "specs", "proofs", "generated", "xtask"];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = std::env::temp_dir().join(format!("specwright-seeded-{}", std::process::id()));
    let caught = run(&root, &copy);
    if let Err(error) = std::fs::remove_dir_all(&copy) {
        eprintln!("{} stays: {error}", copy.display());
    }
    match caught {
        Ok((caught, seeded)) => {
            println!("{caught} of {seeded} seeded bugs caught");
            ExitCode::from(u8::from(caught != seeded || seeded == 0))
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// How many bugs were caught, and how many seeded.
fn run(root: &Path, copy: &Path) -> std::io::Result<(usize, usize)> {
    let word = std::env::args().nth(1).unwrap_or_default();
    std::fs::create_dir_all(copy)?;
    for part in PARTS {
        take(&root.join(part), &copy.join(part))?;
    }
    let bugs = BUGS.iter().map(|bug| (bug, quick as Form));
    let (mut caught, mut seeded, mut sound) = (0, 0, Vec::<Form>::new());
    for ((file, right, wrong), form) in bugs.chain([(&EMITTED, emitted as Form)]) {
        if !file.contains(&word) {
            continue;
        }
        if !sound.iter().any(|known| std::ptr::fn_addr_eq(*known, form)) {
            if !form(copy)? {
                return Err(std::io::Error::other("the quick form fails without a bug"));
            }
            sound.push(form);
        }
        let path = copy.join(file);
        let text = std::fs::read_to_string(&path)?;
        if !text.contains(right) {
            return Err(std::io::Error::other(format!("{file} has no `{right}`")));
        }
        std::fs::write(&path, text.replacen(right, wrong, 1))?;
        let passes = form(copy)?;
        println!(
            "{}: {file}: `{}` for `{}`",
            if passes { "missed" } else { "caught" },
            shown(wrong),
            shown(right)
        );
        caught += usize::from(!passes);
        seeded += 1;
        std::fs::write(&path, text)?;
    }
    Ok((caught, seeded))
}

/// The first line of a change.
fn shown(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim()
}

/// A part of the quick form: whether it passes in a copy.
type Form = fn(&Path) -> std::io::Result<bool>;

/// Whether the quick form passes. A bug that does not compile is an error, not a catch.
fn quick(copy: &Path) -> std::io::Result<bool> {
    let folder = copy.join("proofs");
    if cargo(copy, &folder, &["build", "--release", "--bin", "specwright-proofs"])? != Some(0) {
        return Err(std::io::Error::other("the copy does not compile"));
    }
    let run = ["run", "--release", "--bin", "specwright-proofs", "--", "--quick"];
    Ok(cargo(copy, &folder, &run)? == Some(0))
}

/// Whether generated code, generated anew, passes.
fn emitted(copy: &Path) -> std::io::Result<bool> {
    let here = copy.display().to_string();
    let generate = ["run", "--package", "xtask", "--", "--root", &here, "generate"];
    if cargo(copy, copy, &generate)? != Some(0) {
        return Err(std::io::Error::other("the copy cannot be generated"));
    }
    match cargo(copy, &copy.join("proofs"), &["run", "--bin", "weak"])? {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => Err(std::io::Error::other("generated code does not compile")),
    }
}

/// Runs cargo in a folder of the copy; how it ended. Cargo ends with 101 where something does not compile.
fn cargo(copy: &Path, folder: &Path, args: &[&str]) -> std::io::Result<Option<i32>> {
    let mut command = Command::new("cargo");
    command.args(args).current_dir(folder).env("CARGO_TARGET_DIR", copy.join("target"));
    Ok(command.stdout(Stdio::null()).stderr(Stdio::null()).status()?.code())
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
