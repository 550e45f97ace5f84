//! Cargo and the runner as processes.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

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

/// What came of a runner.
pub(crate) struct Fed {
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// Why there are no more.
    pub(crate) end: End,
}

/// How a runner ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It ended by itself.
    Closed,
    /// It said nothing for too long, and was stopped.
    Silent,
}

/// Feeds lines to the runner and gives its lines; fewer come back when it dies, or says nothing for too long.
pub(crate) fn feed(program: &Path, input: Vec<u8>, patience: Duration) -> Result<Fed, String> {
    let failed = |error: std::io::Error| format!("cannot run {}: {error}", program.display());
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    // Writing and reading from threads of their own: the runner answers while it reads, and may stop answering.
    let writer = child.stdin.take().map(|mut stdin| {
        std::thread::spawn(move || {
            // A runner that dies closes the pipe; the missing lines tell.
            let _ = stdin.write_all(&input);
        })
    });
    let (sender, receiver) = mpsc::channel();
    let reader = child.stdout.take().map(|stdout| {
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    break;
                }
            }
        })
    });
    let mut lines = Vec::new();
    let end = loop {
        match receiver.recv_timeout(patience) {
            Ok(line) => lines.push(line),
            Err(RecvTimeoutError::Disconnected) => break End::Closed,
            Err(RecvTimeoutError::Timeout) => {
                // One that ended meanwhile need not be stopped.
                let _ = child.kill();
                break End::Silent;
            }
        }
    };
    child.wait().map_err(failed)?;
    for thread in [writer, reader].into_iter().flatten() {
        let _ = thread.join();
    }
    Ok(Fed { lines, end })
}

/// A problem as people read it.
#[expect(clippy::needless_pass_by_value, reason = "what `map_err` gives")]
pub(crate) fn told(problem: specwright_build::Problem) -> String {
    problem.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_hangs_is_stopped() {
        let program = b"echo one\nexec sleep 600\n".to_vec();
        let fed = feed(Path::new("sh"), program, Duration::from_secs(3)).unwrap();
        assert_eq!((fed.lines, fed.end), (vec!["one".to_owned()], End::Silent));
    }
}
