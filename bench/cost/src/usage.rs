//! What a command costs: CPU time and memory of it and its children.

use std::error::Error;
use std::ffi::OsStr;
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

/// The cost of one run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// CPU seconds in user mode.
    pub(crate) user: f64,
    /// Peak memory of its largest process, in megabytes.
    pub(crate) memory: f64,
}

/// Runs a command and prints its cost. A process of its own, so that the peak is that of this command alone.
#[allow(clippy::cast_precision_loss, reason = "kilobytes and microseconds are small")]
pub(crate) fn tell(command: &[String]) -> Result<(), Box<dyn Error>> {
    let (program, arguments) = command.split_first().ok_or("no command")?;
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output()?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err(format!("`{program}` failed").into());
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let user = usage.user_time();
    let seconds = user.tv_sec() as f64 + user.tv_usec() as f64 / 1e6;
    println!("{seconds} {}", usage.max_rss() as f64 / 1024.0);
    Ok(())
}

/// Runs a command by way of [`tell`] and gives its cost.
pub(crate) fn of<'a>(
    command: impl IntoIterator<Item = &'a OsStr>,
) -> Result<Usage, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .arg("usage")
        .args(command)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    match (numbers.next(), numbers.next()) {
        (Some(user), Some(memory)) if output.status.success() => {
            Ok(Usage { user: user?, memory: memory? })
        }
        // The first errors tell enough.
        _ => Err(String::from_utf8_lossy(&output.stderr)
            .chars()
            .take(4000)
            .collect::<String>()
            .into()),
    }
}
