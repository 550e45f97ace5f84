//! Cargo and the runner as processes.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

/// What cargo said about each package.
#[derive(Default)]
pub(crate) struct Compiled {
    /// The first error of each package that failed.
    pub(crate) errors: BTreeMap<String, String>,
    /// The warnings of each package.
    pub(crate) warnings: BTreeMap<String, Vec<String>>,
    /// Whether all of it was built.
    pub(crate) success: bool,
}

/// A line of `cargo build --message-format json`.
#[derive(Deserialize)]
struct Line {
    reason: String,
    target: Option<Target>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    rendered: Option<String>,
}

/// Runs `cargo build` or `cargo check` in `folder`; errors and warnings are told by library.
pub(crate) fn cargo(verb: &str, folder: &Path, target: &Path) -> Result<Compiled, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([verb, "--keep-going", "--quiet", "--message-format", "json", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let mut compiled = Compiled { success: output.status.success(), ..Compiled::default() };
    for line in output.stdout.split(|byte| *byte == b'\n') {
        let Ok(line) = serde_json::from_slice::<Line>(line) else { continue };
        let (Some(target), Some(message)) = (line.target, line.message) else { continue };
        match (line.reason.as_str(), message.level.as_str()) {
            ("compiler-message", "error") => {
                compiled
                    .errors
                    .entry(target.name)
                    .or_insert_with(|| message.rendered.unwrap_or_default());
            }
            ("compiler-message", "warning") => {
                let rendered = message.rendered.unwrap_or_default();
                compiled.warnings.entry(target.name).or_default().push(rendered);
            }
            _ => {}
        }
    }
    if !compiled.success && compiled.errors.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(compiled)
}

/// Feeds lines to the runner and gives its lines; fewer come back when it dies.
pub(crate) fn feed(program: &Path, input: Vec<u8>) -> Result<Vec<String>, String> {
    let failed = |error: std::io::Error| format!("cannot run {}: {error}", program.display());
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    // Writing from a thread of its own: the runner answers while it reads.
    let writer = child.stdin.take().map(|mut stdin| {
        std::thread::spawn(move || {
            // A runner that dies closes the pipe; the missing lines tell.
            let _ = stdin.write_all(&input);
        })
    });
    let output = child.wait_with_output().map_err(failed)?;
    if let Some(writer) = writer {
        let _ = writer.join();
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// A problem in one line.
pub(crate) fn told(problem: specwright_build::Problem) -> String {
    specwright_build::Error(vec![problem]).to_string()
}
