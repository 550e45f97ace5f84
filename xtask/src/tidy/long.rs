//! Long files: a report, not a rule. A second job may hide in one.

use super::File;

/// The most lines a file should have.
const LINES: usize = 400;

/// The files with more, the longest first.
pub(crate) fn long(files: &[File]) -> Vec<String> {
    let mut long: Vec<(usize, &str)> = files
        .iter()
        .filter(|file| file.is_written_rust())
        .map(|file| (file.text.lines().count(), file.path.as_str()))
        .filter(|(lines, _)| *lines > LINES)
        .collect();
    long.sort_unstable_by(|left, right| right.cmp(left));
    long.into_iter().map(|(lines, path)| format!("{path} has {lines} lines")).collect()
}
