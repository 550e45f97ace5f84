//! `validate`: the program is built from generated code, and judges.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::house::{House, Run};

/// A house that cargo can build: with our workspace beside the specs, in a folder that stays, so that it is built once.
fn house() -> House {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let house = House::at(&target().join("specwright/test-house"));
    #[cfg(unix)]
    for name in ["Cargo.toml", "Cargo.lock", "crates", "xtask"] {
        let link = house.root().join(name);
        if link.symlink_metadata().is_err() {
            std::os::unix::fs::symlink(ours.join(name), link).unwrap();
        }
    }
    assert_eq!(house.run(&["generate"]).code, 0);
    house
}

/// The target folder these tests are built in.
fn target() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap().to_path_buf()
}

fn validate(house: &House, arguments: &[&str], payload: &str) -> Run {
    house.run_with(&[&["validate", "acme"], arguments].concat(), payload)
}

#[cfg(unix)]
#[test]
fn payloads_are_judged_by_the_generated_code() {
    let house = house();
    let valid = json!({ "url": "https://x.test/", "count": 1 }).to_string();
    for operation in ["createLink", "POST /v1/links", "webhook:link"] {
        let run = validate(&house, &[operation, "-", "--format", "json"], &valid);
        assert_eq!(
            (run.code, run.out.as_str()),
            (0, "{\"valid\":true,\"issues\":[],\"more\":0}\n"),
            "{run:?}"
        );
    }
    let run = validate(&house, &["createLink", "-"], "{\"url\": \"x\", \"count\": 0}");
    insta::assert_snapshot!(run.seen());

    let run = validate(&house, &["createLink", "-", "--response", "201", "--format", "json"], "{");
    assert_eq!(run.code, 1);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (&report["issues"][0]["keyword"], &report["error"]),
        (&json!("json"), &json!("Validation failed"))
    );

    let run = validate(&house, &["POST /v1/forms", "-", "--form"], "tags[0]=a&tags[]=c&x=1");
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(validate(&house, &["POST /v1/forms", "-", "--form"], "tags[]=a&tags[]=b").code, 0);

    assert_eq!(validate(&house, &["createLink", "--param", "limit=10"], "").code, 0);
    let run = validate(&house, &["createLink", "--param", "limit=11"], "");
    assert_eq!((run.code, run.out.lines().next()), (1, Some("query.limit: must be at most 10")));

    let run = validate(&house, &["createLnk", "-"], "{}");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(
        run.err,
        "error: there is no operation `createLnk`\nhelp: did you mean `createLink`?\n"
    );
}

#[test]
fn without_generated_code_it_says_so() {
    let house = House::new();
    let run = house.run(&["validate", "acme", "createLink", "-"]);
    insta::assert_snapshot!(run.seen());
}
