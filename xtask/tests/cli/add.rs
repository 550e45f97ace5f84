//! `add`: a document becomes a provider's folder.

use crate::house::House;

const MALFORMED: &str = "openapi: 3.0.3
info: { title: Rough, version: '1' }
paths: {}
components: { schemas: { A: { type: string, maxLength: -3 } } }
";

#[test]
fn what_an_overlay_can_mend_is_taken_in_and_told() {
    let house = House::new();
    house.write("rough.yaml", MALFORMED);
    let run = house.run(&["add", "rough", "rough.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("warning[E0401]") && run.err.contains("rough.yaml:4:"), "{run:?}");
    assert!(run.out.contains("specs/rough/overlay.yaml"), "{run:?}");
    assert_eq!(house.read("specs/rough/openapi.yaml"), MALFORMED);
    assert_eq!(house.run(&["generate", "rough"]).code, 2);
    house.write(
        "specs/rough/overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: Mended, version: '1' }\nactions:\n  - target: $.components.schemas.A\n    update: { maxLength: 3 }\n",
    );
    let run = house.run(&["generate", "rough"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn what_cannot_be_read_is_refused() {
    let house = House::new();
    house.write("broken.yaml", "openapi: 3.0.3\n\tinfo: {}\n");
    let run = house.run(&["add", "broken", "broken.yaml"]);
    assert_eq!((run.code, house.root().join("specs/broken").exists()), (2, false), "{run:?}");
}

/// A report that is cut short must not look like a whole one.
#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    use std::process::Command;
    let house = House::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["--root".as_ref(), house.root().as_os_str(), "coverage".as_ref()])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr).unwrap().starts_with("error: cannot write the result")
    );
}
