//! Puts a new tree in the place of an old one in one step.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Difference, Tree, is_kept};
use crate::problem::Problem;

/// The new tree while it is written; after the exchange, the old one.
fn staging(parent: &Path, name: &str) -> PathBuf {
    parent.join(format!(".{name}.specwright-new"))
}

/// The old tree, where the system cannot exchange two folders.
fn aside(parent: &Path, name: &str) -> PathBuf {
    parent.join(format!(".{name}.specwright-old"))
}

/// Clears what an interrupted run left behind.
pub(super) fn recover(out: &Path, parent: &Path, name: &str) -> Result<(), Problem> {
    let aside = aside(parent, name);
    if exists(&aside) && !exists(out) {
        fs::rename(&aside, out).map_err(|error| Problem::io(&aside, "restore", &error))?;
    }
    for left in [staging(parent, name), aside] {
        if exists(&left) {
            carry_over(&left, out)?;
            remove(&left)?;
        }
    }
    Ok(())
}

/// Writes the tree beside the folder and exchanges the two.
pub(super) fn replace(
    out: &Path,
    parent: &Path,
    name: &str,
    tree: &Tree,
    difference: &Difference,
) -> Result<(), Problem> {
    let staging = staging(parent, name);
    let changed: BTreeSet<&str> =
        difference.changes.iter().map(|change| change.path.as_str()).collect();
    for (path, text) in tree {
        let target = staging.join(path);
        let folder = target.parent().unwrap_or(&staging);
        fs::create_dir_all(folder).map_err(|error| Problem::io(folder, "create", &error))?;
        let kept = !changed.contains(path.as_str()) && keep(&out.join(path), &target).is_ok();
        if !kept {
            fs::write(&target, text).map_err(|error| Problem::io(&target, "write", &error))?;
        }
    }
    fs::create_dir_all(&staging).map_err(|error| Problem::io(&staging, "create", &error))?;
    if !exists(out) {
        return fs::rename(&staging, out).map_err(|error| Problem::io(out, "create", &error));
    }
    let old = exchange(out, &staging, &aside(parent, name))?;
    carry_over(&old, out)?;
    remove(&old)
}

/// An unchanged file in the new tree: the same file, or a copy with its time of change.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    fs::File::options().write(true).open(to)?.set_modified(modified)
}

/// Exchanges the two folders and tells where the old one is now.
fn exchange(out: &Path, staging: &Path, aside: &Path) -> Result<PathBuf, Problem> {
    if exchange_in_one_step(out, staging).is_ok() {
        return Ok(staging.to_path_buf());
    }
    // Between these two steps the folder is missing; `recover` puts it back if we are stopped there.
    fs::rename(out, aside).map_err(|error| {
        Problem::io(out, "move", &error)
            .help("remove the folder and run the command again: it will be written anew")
    })?;
    if let Err(error) = fs::rename(staging, out) {
        let problem = Problem::io(out, "replace", &error);
        return match fs::rename(aside, out) {
            Ok(()) => Err(problem),
            Err(_) => Err(problem.help(format!("the old folder is `{}`", aside.display()))),
        };
    }
    Ok(aside.to_path_buf())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange_in_one_step(left: &Path, right: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, left, CWD, right, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange_in_one_step(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves what cargo and git keep at the top of the old folder, where the new one has no such name.
fn carry_over(old: &Path, out: &Path) -> Result<(), Problem> {
    let Ok(entries) = fs::read_dir(old) else { return Ok(()) };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let target = out.join(&name);
        if is_kept(&name.to_string_lossy()) && exists(out) && !exists(&target) {
            fs::rename(entry.path(), &target)
                .map_err(|error| Problem::io(&target, "carry over", &error))?;
        }
    }
    Ok(())
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Removes a folder, or a link in its place, without following links.
fn remove(path: &Path) -> Result<(), Problem> {
    let folder = path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
    let removed = if folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.map_err(|error| Problem::io(path, "remove", &error))
}
