//! A workspace of somebody else's: a crate written by their xtask, a module made by a build script.

#![expect(clippy::unwrap_used, reason = "a failed step of a test is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Copies the workspace to a folder that stays, so that it is built once, and fills in where our crates are.
fn workspace() -> PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workspace");
    for file in [
        "Cargo.toml",
        "openapi.yaml",
        "provider.yaml",
        "xtask/Cargo.toml",
        "xtask/src/main.rs",
        "service/Cargo.toml",
        "service/build.rs",
        "service/src/main.rs",
    ] {
        let text = fs::read_to_string(ours.join("tests/workspace").join(file)).unwrap();
        let quoted = |path: &Path| format!("\"{}\"", path.display().to_string().replace('\\', "/"));
        let text =
            text.replace("\"BUILD\"", &quoted(ours)).replace("\"RUNTIME\"", &quoted(&runtime()));
        let target = folder.join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        if fs::read_to_string(&target).ok().as_deref() != Some(&text) {
            fs::write(target, text).unwrap();
        }
    }
    if !folder.join("Cargo.lock").exists() {
        fs::copy(ours.join("../../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    folder
}

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("runtime")
}

/// What `cargo` printed.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let output = Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(arguments)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn their_xtask_and_their_build_script_generate() {
    let folder = workspace();
    let runtime = runtime();
    let said = cargo(
        &folder,
        &["run", "--quiet", "--package", "their-xtask", "--", &runtime.to_string_lossy()],
    );
    assert!(said.starts_with("1 operation, 1 type, "), "{said}");
    cargo(&folder.join("acme-api"), &["check", "--quiet"]);
    let said = cargo(&folder, &["run", "--quiet", "--package", "their-service"]);
    assert_eq!(
        said,
        "1 operations, \"https://x.test/\"\n1709208000 {\"url\":\"https://x.test/\",\"expires\":\"2024-02-29T14:00:00.00+02:00\"}\n"
    );
}
