//! Judges payloads with the compiled generated code: builds a small program on demand, and runs it.
//!
//! The program is made of [`judge.rs`](judge) and a `main` of three lines, in a workspace of its own below
//! `target/specwright/`, so that `cargo xtask` itself works while `generated/` is missing or broken.

// Compiled here for its tests alone; the program that is built from it has its own `main`.
#[cfg(test)]
#[expect(dead_code, reason = "`main` is called by the program alone")]
mod judge;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;
use specwright_build::{Problem, Provider, house};

use crate::process::cargo;

/// What the program does, whatever the provider.
const JUDGE: &str = include_str!("runner/judge.rs");

/// A program for one provider.
pub(crate) struct Runner {
    program: PathBuf,
}

impl Runner {
    /// Builds the program; quick when nothing changed.
    pub(crate) fn build(root: &Path, provider: &str) -> Result<Self, Problem> {
        let module = Provider::module_of(provider);
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
        if !root.join(house::OUT).join("src").join(&module).is_dir() {
            return Err(Problem::new(
                "E0913",
                format!("generated/ has no module for `{provider}`"),
            )
            .help(format!("run `cargo xtask generate {provider}`")));
        }
        let folder = root.join("target/specwright").join(format!("runner-{provider}"));
        let main = format!(
            "//! Judges payloads of one provider.\n\nmod judge;\n\n\
             fn main() -> std::process::ExitCode {{\n    judge::main(generated::{module}::OPERATIONS)\n}}\n"
        );
        write(&folder.join("Cargo.toml"), &manifest(&root, provider))?;
        write(&folder.join("src/main.rs"), &main)?;
        write(&folder.join("src/judge.rs"), JUDGE)?;
        // The versions this workspace is locked to, so that nothing is looked up or downloaded twice.
        if let (false, Ok(lock)) =
            (folder.join("Cargo.lock").exists(), fs::read_to_string(root.join("Cargo.lock")))
        {
            write(&folder.join("Cargo.lock"), &lock)?;
        }
        Ok(Self { program: compile(&folder, provider)? })
    }

    /// Runs the program: a request as JSON, the payload on its standard input; JSON comes back.
    pub(crate) fn run(&self, request: &Value, payload: &[u8]) -> Result<String, Problem> {
        let failed = |error: &std::io::Error| {
            Problem::new("E0913", format!("cannot run the judge: {error}"))
        };
        let mut child = std::process::Command::new(&self.program)
            .arg(request.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&error))?;
        if let Some(mut input) = child.stdin.take() {
            // The program may refuse a payload by its size and stop reading.
            let _ = input.write_all(payload);
        }
        let output = child.wait_with_output().map_err(|error| failed(&error))?;
        match String::from_utf8(output.stdout) {
            Ok(text) if output.status.success() => Ok(text),
            _ => Err(Problem::new("E0913", "the judge stopped without a verdict")
                .help("this is a defect of the runtime; please report it with the payload")),
        }
    }
}

fn manifest(root: &Path, provider: &str) -> String {
    let path = |below: &str| format!("{:?}", root.join(below).to_string_lossy());
    let (generated, runtime) = (path(house::OUT), path("crates/runtime"));
    format!(
        "[package]\nname = \"specwright-runner-{provider}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         generated = {{ path = {generated}, features = [{provider:?}] }}\nspecwright = {{ path = {runtime} }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\n[workspace]\n"
    )
}

/// Writes a file that differs; one that does not keeps its time, so that cargo has nothing to do.
fn write(path: &Path, text: &str) -> Result<(), Problem> {
    if fs::read(path).is_ok_and(|have| have == text.as_bytes()) {
        return Ok(());
    }
    let written =
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|error| Problem::io(path, "write", &error))
}

/// Builds, and reads from cargo's messages where the program is.
fn compile(folder: &Path, provider: &str) -> Result<PathBuf, Problem> {
    let output = cargo(folder)
        .args(["build", "--quiet", "--message-format=json-render-diagnostics"])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Problem::new("E0901", format!("cannot run cargo: {error}")))?;
    let refused = || {
        Problem::new("E0913", format!("the generated code of `{provider}` does not compile"))
            .help("cargo's messages stand above; `cargo xtask generate` writes generated/ anew")
    };
    if !output.status.success() {
        return Err(refused());
    }
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut programs = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        message.get("executable")?.as_str().map(PathBuf::from)
    });
    programs.next_back().ok_or_else(refused)
}
