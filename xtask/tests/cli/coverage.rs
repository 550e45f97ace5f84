//! `coverage` on a small house.

use crate::house::House;

#[test]
fn every_keyword_is_counted() {
    let house = House::new();
    insta::assert_snapshot!(house.run(&["coverage"]).seen());
}

#[test]
fn what_chosen_types_add_is_told() {
    let house = House::new();
    house.write("specs/acme/provider.yaml", "title: Acme\ntypes: { url: typed }\n");
    let said = house.run(&["coverage", "acme"]).out;
    assert!(said.contains("\n  `format` added: 1 values must fit `Url`\n"), "{said}");
    let run = house.run(&["coverage", "acme", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let range = report["providers"][0]["range"].as_array().unwrap();
    let added: Vec<&serde_json::Value> = range.iter().filter(|one| one["fits"] == "Url").collect();
    assert_eq!(added.len(), 1, "{range:?}");
    assert_eq!(added[0]["pointer"], "/components/schemas/Link/properties/url");
}

#[test]
fn what_is_not_enforced_is_found() {
    let house = House::new();
    house.write(
        "one.yaml",
        "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A:\n      maxLength: -1\n",
    );
    let run = house.run(&["coverage", "--spec", "one.yaml", "--format", "json"]);
    assert_eq!(run.code, 1);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let left = &report["providers"][0]["not_enforced"][0];
    assert_eq!((&left["keyword"], &left["line"]), (&"maxLength".into(), &7.into()));
    assert_eq!(left["pointer"], "/components/schemas/A/maxLength");
}
