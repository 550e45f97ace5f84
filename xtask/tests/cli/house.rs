//! A small house of two providers in a temporary folder, and the program to run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A house in a folder that goes with it.
pub(crate) struct House {
    root: PathBuf,
    // Holds the folder until the house goes.
    _folder: Option<tempfile::TempDir>,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl House {
    /// The two providers of `tests/house` in a new folder.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_path_buf();
        copy(&sample(), &root);
        Self { root, _folder: Some(folder) }
    }

    /// The same in a folder that stays.
    pub(crate) fn at(root: &Path) -> Self {
        copy(&sample(), root);
        Self { root: root.to_path_buf(), _folder: None }
    }

    /// Its root.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file below the root.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file below the root.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// The program, to be run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .arg("--root")
            .arg(self.root())
            .args(arguments)
            .current_dir(self.root())
            .env_remove("NO_COLOR");
        // What the program builds goes where the program was built.
        command.env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap(),
        );
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program here, with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        self.write("input", input);
        let input = fs::File::open(self.root().join("input")).unwrap();
        let Output { status, stdout, stderr } =
            self.command(arguments).stdin(input).output().unwrap();
        let text = |bytes: Vec<u8>| {
            let root = self.root().to_string_lossy().into_owned();
            String::from_utf8(bytes).unwrap().replace(&root, "ROOT")
        };
        Run { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
    }
}

impl Run {
    /// Everything that was seen, for a snapshot.
    pub(crate) fn seen(&self) -> String {
        format!("exit {}\n-- out --\n{}-- err --\n{}", self.code, self.out, self.err)
    }
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
