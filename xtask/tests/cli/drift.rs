//! `drift`: two documents, a provider and its document elsewhere or at a git revision, and what was accepted.

use std::process::Command;

use serde_json::{Value, json};

use crate::house::{House, Run};

/// The name may be shorter than it was, a member is required, another is new, one value of an answer is new.
const BASE: &str = "openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
      responses:
        '200':
          description: Made.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Receipt' }
components:
  schemas:
    Order:
      type: object
      required: [item]
      properties:
        item: { type: string, maxLength: 30 }
        note: { type: string }
    Receipt:
      type: object
      required: [state]
      properties:
        state: { type: string, enum: [open, paid] }
";

fn revision() -> String {
    BASE.replace("maxLength: 30", "maxLength: 10")
        .replace("enum: [open, paid]", "enum: [open, paid, lost]")
        .replace("        note: { type: string }\n", "")
}

/// A house with both documents beside it, and a provider `mart` that publishes the base.
fn house() -> House {
    let house = House::new();
    house.write("base.yaml", BASE);
    house.write("revision.yaml", revision());
    house.write("specs/mart/openapi.yaml", BASE);
    house
        .write("specs/mart/provider.yaml", "title: Mart\nsource: https://mart.test/openapi.yaml\n");
    house
}

fn drift(house: &House, arguments: &[&str]) -> Run {
    house.run(&[&["drift"], arguments].concat())
}

fn compared(arguments: &[&str]) -> Run {
    drift(&house(), &[&["base.yaml", "revision.yaml"], arguments].concat())
}

#[test]
fn the_report_as_text() {
    insta::assert_snapshot!(compared(&[]).seen());
}

#[test]
fn the_report_as_markdown() {
    insta::assert_snapshot!(compared(&["--format", "markdown"]).seen());
}

#[test]
fn the_report_as_json_has_a_payload_that_both_judges_ran() {
    let run = compared(&["--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let changes = report["changes"].as_array().unwrap();
    let of = |id: &str| changes.iter().find(|change| change["id"] == id).unwrap();

    let limit = of("upper-bound-lowered");
    assert_eq!(limit["severity"], "breaking");
    assert_eq!(limit["rust"], json!(["api::Order::item"]));
    assert_eq!(limit["counterexample"]["accepted_by"], "base");
    assert_eq!(limit["counterexample"]["instance"].as_str().unwrap().chars().count(), 11);
    assert_eq!((limit["before"].clone(), limit["after"].clone()), (json!(30), json!(10)));

    // An open enum reads on, and a member that is gone is the server's affair: nothing to show.
    for id in ["enum-value-added", "prop-optional-removed"] {
        assert_eq!(of(id)["counterexample"], Value::Null, "{id}");
    }
    assert_eq!(of("enum-value-added")["severity"], "info");
    assert_eq!(report["bump"], "major");
}

#[test]
fn the_other_forms() {
    for (form, begins, holds) in [
        ("html", "<!doctype html>", "<strong>upper-bound-lowered</strong>"),
        ("junit", "<?xml", "failures=\"1\""),
        ("github", "::error file=base.yaml,line=", "::notice title=drift::1 breaking"),
        ("sarif", "{", "\"ruleId\": \"upper-bound-lowered\""),
    ] {
        let run = compared(&["--format", form]);
        assert_eq!(run.code, 1, "{form}");
        assert!(run.out.starts_with(begins) && run.out.contains(holds), "{form}: {}", run.out);
    }
    let sarif: Value = serde_json::from_str(&compared(&["--format", "sarif"]).out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "base.yaml");
    assert_eq!(result["baselineState"], "new");
    assert_eq!(compared(&["--format", "pdf"]).code, 2);
}

#[test]
fn what_fails_is_chosen() {
    for (what, code) in [("breaking", 1), ("warning", 1), ("any", 1), ("none", 0)] {
        assert_eq!(compared(&["--fail-on", what]).code, code, "{what}");
    }
    let house = house();
    house.write("info.yaml", BASE.replace("enum: [open, paid]", "enum: [open, paid, lost]"));
    house.write("warning.yaml", BASE.replace("        note: { type: string }\n", ""));
    for (file, codes) in [("base", [0, 0, 0]), ("info", [0, 0, 1]), ("warning", [0, 1, 1])] {
        let file = format!("{file}.yaml");
        let found = ["breaking", "warning", "any"]
            .map(|what| drift(&house, &["base.yaml", &file, "--fail-on", what]).code);
        assert_eq!(found, codes, "{file}");
    }
}

#[test]
fn readers_may_be_closed() {
    let house = house();
    house.write("more.yaml", BASE.replace("[open, paid]", "[open, paid, lost]"));
    assert_eq!(drift(&house, &["base.yaml", "more.yaml"]).code, 0);
    let run = drift(&house, &["base.yaml", "more.yaml", "--closed", "enums,unions"]);
    assert_eq!(run.code, 1);
    let policy = "\npolicy: enums closed, unions closed, unknown_members ignore, ";
    assert!(run.out.contains(policy), "{}", run.out);

    house.write("member.yaml", BASE.replace("        state:", "        more: {}\n        state:"));
    assert_eq!(drift(&house, &["base.yaml", "member.yaml"]).code, 0);
    assert_eq!(drift(&house, &["base.yaml", "member.yaml", "--closed", "members"]).code, 1);
}

#[test]
fn unions_are_closed_where_there_is_a_crate_of_ours() {
    let union = |more: &str| {
        let branches =
            format!("anyOf: [{{ type: string }}, {{ type: integer, minimum: 1 }}{more}]");
        BASE.replace("type: string, enum: [open, paid]", &branches)
    };
    let house = house();
    house.write("base.yaml", union(""));
    house.write("specs/mart/openapi.yaml", union(""));
    house.write("more.yaml", union(", { type: array, maxItems: 3 }"));
    let run = drift(&house, &["base.yaml", "more.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("\nnote: 1 change is harmless only to readers that"), "{}", run.out);

    let run = drift(&house, &["mart", "--against", "more.yaml"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("unions closed") && !run.out.contains("note:"), "{}", run.out);
    assert!(run.out.contains("accepted by the revision only: []"), "{}", run.out);
    assert_eq!(drift(&house, &["mart", "--against", "more.yaml", "--open", "unions"]).code, 0);
    let both = ["base.yaml", "more.yaml", "--open", "unions", "--closed", "enums,unions"];
    let run = drift(&house, &both);
    assert!(run.code == 2 && run.err.contains("`unions` cannot be both"), "{run:?}");
}

#[test]
fn a_provider_is_compared_with_the_whole_of_its_vendor() {
    let house = house();
    let more = "  /refunds:\n    post:\n      responses:\n        '200': { description: ok }\ncomponents:\n";
    house.write("whole.yaml", BASE.replace("components:\n", more));
    let run = drift(&house, &["mart", "--against", "whole.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.ends_with("\nnot compared: 1 operation only in the revision\n"), "{}", run.out);
    assert!(run.out.starts_with("0 breaking, 0 warnings, 0 info; bump none\n"), "{}", run.out);
    let run = drift(&house, &["mart", "--against", "whole.yaml", "--all"]);
    assert!(run.out.contains("operation-added  `POST /refunds` is new"), "{}", run.out);
    assert_eq!(drift(&house, &["mart", "--against", "revision.yaml"]).code, 1);
}

/// Runs git in the house.
fn git(house: &House, arguments: &[&str]) {
    let name = ["-c", "user.name=t", "-c", "user.email=t@t.test", "-c", "commit.gpgsign=false"];
    let mut git = Command::new("git");
    git.arg("-C").arg(house.root()).args(name).args(arguments);
    assert!(git.output().unwrap().status.success(), "{arguments:?}");
}

/// Everything in the house as the first commit of `main`.
fn commit(house: &House) {
    git(house, &["init", "--quiet", "--initial-branch", "main"]);
    git(house, &["add", "."]);
    git(house, &["commit", "--quiet", "--message", "base"]);
}

#[test]
fn a_provider_is_compared_with_itself_at_a_git_revision() {
    let house = house();
    commit(&house);
    assert_eq!(drift(&house, &["mart", "--against", "HEAD"]).code, 0);

    house.write("specs/mart/openapi.yaml", revision());
    let run = drift(&house, &["mart", "--against", "HEAD"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("`maxLength` went from 30 to 10"), "{}", run.out);
    for revision in ["nothing", "--output=x"] {
        let run = drift(&house, &["mart", &format!("--against={revision}")]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(run.err.contains("neither a file nor a git revision"), "{}", run.err);
    }
}

#[test]
fn pins_are_compared_with_what_they_were_where_the_branch_began() {
    let house = house();
    let run = drift(&house, &["--pins"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.contains("no git revision to compare them with"), "{}", run.err);

    commit(&house);
    git(&house, &["switch", "--quiet", "--create", "refresh"]);
    assert_eq!(drift(&house, &["--pins"]).code, 0);
    house.write("specs/mart/openapi.yaml", revision());
    git(&house, &["commit", "--quiet", "--all", "--message", "refresh"]);
    let run = drift(&house, &["--pins"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("`maxLength` went from 30 to 10"), "{}", run.out);
    assert!(run.err.contains("error: mart drifts; take it with"), "{}", run.err);
    assert_eq!(drift(&house, &["--pins", "--against", "HEAD"]).code, 0);
    assert_eq!(drift(&house, &["--pins", "--against=--all"]).code, 2);

    // Taken, it does not fail; where it is no change any more, the entry is about something else.
    drift(&house, &["mart", "--against", "main", "--accept", "agreed"]);
    assert_eq!(drift(&house, &["--pins"]).code, 0);
    assert_eq!(drift(&house, &["--pins", "--against", "HEAD"]).code, 0);
    let file = "specs/mart/accepted.yaml";
    let ended = house.read(file).replace("\"agreed\"", "\"agreed\",\"until\":\"2020-01-31\"");
    house.write(file, ended);
    let run = drift(&house, &["--pins", "--against", "HEAD"]);
    assert!(run.code == 1 && run.err.contains("has expired; remove it"), "{run:?}");
}

#[test]
fn accepted_drift_does_not_fail_and_stale_entries_do() {
    let house = house();
    let against = ["mart", "--against", "revision.yaml"];
    let file = "specs/mart/accepted.yaml";
    let run = drift(&house, &[&against[..], &["--accept", "agreed by mail"]].concat());
    assert_eq!(run.code, 0, "{run:?}");
    let written = house.read(file);
    assert!(written.contains("\"rule\":\"upper-bound-lowered\""), "{written}");
    assert!(
        written.contains("\"before\":30,\"after\":10,\"reason\":\"agreed by mail\""),
        "{written}"
    );
    let run = drift(&house, &against);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(!run.out.contains("upper-bound-lowered"), "{}", run.out);

    // The same entry once more, and for another value.
    drift(&house, &[&against[..], &["--accept", "agreed again"]].concat());
    assert_eq!(house.read(file), written);
    house.write("revision.yaml", revision().replace("maxLength: 10", "maxLength: 9"));
    let run = drift(&house, &against);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("matches nothing; remove it"), "{}", run.err);

    house.write("revision.yaml", revision());
    house.write(file, written.replace("\"agreed by mail\"", "\"x\",\"until\":\"2020-01-31\""));
    let run = drift(&house, &[&against[..], &["--fail-on", "none"]].concat());
    assert_eq!(run.code, 1);
    assert!(run.err.contains("has expired; remove it"), "{}", run.err);

    house.write(file, "- rule: x\n  place: y\n");
    let run = drift(&house, &against);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("accepted.yaml cannot be read"), "{}", run.err);
}

#[test]
fn a_list_of_accepted_drift_is_only_added_to() {
    let house = house();
    let file = "specs/mart/accepted.yaml";
    let accept = |against: &str, reason: &str| {
        drift(&house, &["mart", "--against", against, "--accept", reason])
    };
    let run = accept("specs/mart/openapi.yaml", "nothing to take");
    assert!(run.code == 0 && run.err.contains("nothing fails that is not accepted"), "{run:?}");
    assert!(!house.root().join(file).exists());
    assert_eq!(accept("revision.yaml", " ").code, 2);

    // The last line need not be ended; what is no list of lines is left alone.
    let first = r#"- {"rule": "r", "pointer": "/p", "reason": "old", "until": "2020-01-31"}"#;
    house.write(file, first);
    let run = accept("revision.yaml", "agreed");
    assert!(run.err.contains("added 1 entry to "), "{run:?}");
    let written = house.read(file);
    assert!(written.starts_with(&format!("{first}\n- {{\"rule\":")), "{written}");
    house.write(file, "[]\n");
    let run = accept("revision.yaml", "agreed");
    assert!(run.code == 2 && run.err.contains("nothing can be added to"), "{run:?}");
    assert_eq!(house.read(file), "[]\n");
}

#[test]
fn what_cannot_be_compared() {
    let house = house();
    for arguments in [
        &["base.yaml"][..],
        &["base.yaml", "missing.yaml"],
        &["nobody", "--against", "base.yaml"],
        &["base.yaml", "revision.yaml", "--accept", "x"],
        &["base.yaml", "revision.yaml", "--against", "base.yaml"],
    ] {
        let run = drift(&house, arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}: {run:?}");
    }
    for (arguments, help) in [
        (&["mart"][..], "`drift mart --against FILE|GIT-REV`"),
        (&["mart", "base.yaml"], "`drift mart --against base.yaml`"),
        (&["base.yaml"], "name two documents, or a provider and `--against`"),
    ] {
        let run = drift(&house, arguments);
        assert!(run.code == 2 && run.err.contains(help), "{arguments:?}: {run:?}");
    }
    house.write("broken.yaml", BASE.replace("schemas/Receipt", "schemas/Receit"));
    let run = drift(&house, &["base.yaml", "broken.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("broken.yaml:17:"), "{}", run.err);
}

#[test]
fn a_type_of_its_own_that_a_format_gets_breaks_the_source() {
    let source = |settings: &str| {
        let house = house();
        house.write("specs/mart/provider.yaml", settings);
        house.write(
            "new.yaml",
            BASE.replace("note: { type: string }", "note: { type: string, format: date }"),
        );
        let run = drift(&house, &["mart", "--against", "new.yaml", "--format", "json"]);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        let change = &report["changes"][0];
        assert_eq!(
            change["pointer"], "/components/schemas/Order/properties/note/format",
            "{report}"
        );
        (change["source"].clone(), change["rust"].clone())
    };
    assert_eq!(source("title: Mart\n").0, "ok");
    assert_eq!(
        source("title: Mart\ntypes: { date: typed }\n"),
        (json!("break"), json!(["mart::Order::note"]))
    );
}
