//! What a hostile document costs when its crate is compiled: the system itself holds the compiler to the bounds.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "a failed step of a test is a failed test; documents of tests are written plainly"
)]

use std::path::Path;
use std::process::Command;

use specwright_build::{Generator, Runtime};

/// `cargo check` of the crate in a folder; `bounds` are set by the shell for it and all it starts.
fn check(folder: &Path, bounds: &str, arguments: &str) -> (bool, String) {
    let cargo = env!("CARGO");
    let output = Command::new("sh")
        .args(["-c", &format!("{bounds} exec '{cargo}' check --quiet {arguments}")])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap())
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The crate of these component schemas, in a folder.
fn generate(folder: &Path, schemas: &str) -> std::path::PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = format!(
        "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let (spec, out) = (folder.join("openapi.yaml"), folder.join("big"));
    std::fs::write(&spec, document).unwrap();
    let runtime = Runtime::Path(ours.parent().unwrap().join("runtime"));
    Generator::new().spec(&spec).name("big").out(&out).runtime(runtime).generate().unwrap();
    std::fs::copy(ours.join("../../Cargo.lock"), out.join("Cargo.lock")).unwrap();
    out
}

/// Types that hold each other in a ring, and types inside types: the compiler follows all of them.
#[test]
fn types_that_nest_deeper_than_the_compiler_goes_by_itself_compile() {
    let ring: String = (0..300)
        .map(|at| {
            let next = (at + 1) % 300;
            format!("    R{at}: {{ type: object, properties: {{ next: {{ $ref: '#/components/schemas/R{next}' }} }} }}\n")
        })
        .collect();
    let chain: String = (0..300)
        .map(|at| {
            let next = at + 1;
            format!("    C{at}: {{ type: object, required: [a], properties: {{ a: {{ $ref: '#/components/schemas/C{next}' }} }} }}\n")
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let out = generate(folder.path(), &format!("{ring}{chain}    C300: {{ type: integer }}\n"));
    let (compiled, told) = check(&out, "", "");
    assert!(compiled, "{told}");
}

/// Each process has 1 GiB of addresses, of which its memory is a part, and ten seconds of processor time.
#[test]
fn an_enumeration_of_100_000_values_compiles_within_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let values: String = (0..100_000).map(|value| format!("        - value_{value}\n")).collect();
    let out =
        generate(folder.path(), &format!("    A:\n      type: string\n      enum:\n{values}"));
    // What it leans on is not what is measured.
    let warmed = check(&out, "", "--package specwright");
    assert!(warmed.0, "{}", warmed.1);
    let bounds = if cfg!(target_os = "linux") {
        "ulimit -v 1048576; ulimit -t 10;"
    } else {
        "ulimit -t 10;"
    };
    let (compiled, told) = check(&out, bounds, "");
    assert!(compiled, "{told}");
    // The bounds do bite.
    let tiny = check(&out, "touch src/lib.rs; ulimit -v 50000;", "");
    assert!(!tiny.0 || !cfg!(target_os = "linux"));
}
