//! `fixtures`: labelled instances of an operation's bodies, a line each.

use serde_json::Value;

use crate::house::{House, Run};

/// A document whose answers are told by a status, a class and the default.
const STATUSES: &str = r#"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
    "operationId": "get", "responses": {
        "404": {"description": "d", "content": {"application/json": {"schema": {"const": "exact"}}}},
        "4XX": {"description": "d", "content": {"application/json": {"schema": {"const": "class"}}}},
        "default": {"description": "d", "content": {"application/json": {"schema": {"const": "rest"}}}}}}}}}"#;

/// A webhook whose body and answer have a member for either way.
const WEBHOOK: &str = r##"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "webhooks": {"heard": {"post": {
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Both"}}}},
    "responses": {"200": {"description": "d", "content": {"application/json":
        {"schema": {"$ref": "#/components/schemas/Both"}}}}}}}},
    "components": {"schemas": {"Both": {"type": "object", "required": ["told", "asked"], "properties": {
        "told": {"type": "string", "readOnly": true}, "asked": {"type": "string", "writeOnly": true}}}}}}"##;

fn lines(run: &Run) -> Vec<Value> {
    assert_eq!(run.code, 0, "{run:?}");
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_line_is_an_instance_with_what_it_breaks() {
    let house = House::new();
    let all = lines(&house.run(&["fixtures", "acme", "createLink"]));
    assert!(all.iter().all(|line| line["place"] == "request application/json"));
    let fixtures: Vec<&Value> = all.iter().map(|line| &line["fixture"]).collect();
    assert!(fixtures.iter().any(|one| one["valid"] == true && one["instance"]["url"].is_string()));
    let missing = fixtures.iter().find(|one| one["keyword"] == "required").unwrap();
    assert_eq!(missing["pointer"], "/url");
    assert_eq!(missing["schema"], "#/components/schemas/Link/required");
    assert!(missing["instance"]["url"].is_null(), "{missing}");
    for keyword in ["maxLength", "format", "minimum", "type"] {
        assert!(fixtures.iter().any(|one| one["keyword"] == keyword), "{keyword}");
    }
    let few = lines(&house.run(&["fixtures", "acme", "POST /v1/links", "--limit", "3"]));
    assert_eq!(few, all[..3]);
}

#[test]
fn webhooks_and_forms_have_fixtures() {
    let house = House::new();
    let heard = lines(&house.run(&["fixtures", "acme", "webhook:link", "--limit", "2"]));
    assert_eq!(heard.len(), 2);
    let form = lines(&house.run(&["fixtures", "acme", "POST /v1/forms", "--form"]));
    assert!(form.iter().all(|line| line["place"] == "request application/x-www-form-urlencoded"));
    assert!(form.iter().any(|line| line["fixture"]["pointer"] == "/tags/0"));
    let none = house.run(&["fixtures", "acme", "createLink", "--form"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("the request has no form"), "{none:?}");
}

#[test]
fn a_webhook_travels_as_a_response_and_its_answer_as_a_request() {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", WEBHOOK);
    for (which, missed) in [(&[][..], "/told"), (&["--response", "200"], "/asked")] {
        let run = house.run(&[&["fixtures", "acme", "webhook:heard"], which].concat());
        let lines = lines(&run);
        let fixtures = lines.iter().map(|line| &line["fixture"]);
        let required: Vec<&Value> = fixtures.filter(|one| one["keyword"] == "required").collect();
        assert!(!required.is_empty(), "{run:?}");
        assert!(required.iter().all(|one| one["pointer"] == missed), "{missed}: {run:?}");
    }
}

#[test]
fn a_status_means_itself_then_its_class_then_the_default() {
    let house = House::new();
    house.write("specs/acme/openapi.yaml", STATUSES);
    let valid = |status: &str| {
        let run = house.run(&["fixtures", "acme", "get", "--response", status, "--limit", "1"]);
        let line = lines(&run).remove(0);
        (line["place"].clone(), line["fixture"]["instance"].clone())
    };
    for (status, known, instance) in [
        ("404", "404", "exact"),
        ("409", "4XX", "class"),
        ("4xx", "4XX", "class"),
        ("500", "default", "rest"),
        ("default", "default", "rest"),
    ] {
        let place = format!("response {known} application/json");
        assert_eq!(valid(status), (place.into(), instance.into()), "{status}");
    }
    let none = house.run(&["fixtures", "acme", "get", "--response", "5XX"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("404, 4XX, default"), "{none:?}");
}

#[test]
fn an_unknown_operation_is_refused_with_a_suggestion() {
    let run = House::new().run(&["fixtures", "acme", "createLnk"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("did you mean `createLink`?"), "{run:?}");
}
