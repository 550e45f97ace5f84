//! Rules S1 to S12: the request that starts a session, at the boundary of each rule and on both sides.

use consumer::{Judge, operation, text, with, without};
use generated::stripe::OPERATIONS;
use serde_json::{Value, json};
use specwright::Style;

/// Both operations that take the request: the bodies are the same.
const SESSIONS: [&str; 2] = ["PostLinkAccountSessions", "PostFinancialConnectionsSessions"];

fn session() -> Judge {
    Judge::request(OPERATIONS, "PostLinkAccountSessions")
}

fn body() -> Value {
    json!({
        "account_holder": { "type": "customer", "customer": "cus_1" },
        "filters": { "countries": ["US"] },
        "permissions": ["balances"],
    })
}

#[test]
fn s01_holder_and_permissions_are_asked_for() {
    for name in SESSIONS {
        let judge = Judge::request(OPERATIONS, name);
        judge.accepts(&body());
        judge.refuses(&without(body(), "/account_holder"), ["required /account_holder"]);
        judge.refuses(&without(body(), "/permissions"), ["required /permissions"]);
        judge.refuses(&json!({}), ["required /account_holder", "required /permissions"]);
    }
}

#[test]
fn s02_no_other_member_at_the_top() {
    session().refuses(&with(body(), "/example", json!("x")), ["additionalProperties /example"]);
    session().accepts(&with(body(), "/account_holder/example", json!("x")));
    session().accepts(&with(body(), "/filters/example", json!("x")));
}

#[test]
fn s03_holder_is_an_object_with_a_type() {
    session().accepts(&with(body(), "/account_holder", json!({ "type": "account" })));
    session().refuses(&with(body(), "/account_holder", json!("cus_1")), ["type /account_holder"]);
    session()
        .refuses(&with(body(), "/account_holder", json!(["customer"])), ["type /account_holder"]);
    session().refuses(&without(body(), "/account_holder/type"), ["required /account_holder/type"]);
}

#[test]
fn s04_type_is_closed() {
    for known in ["account", "customer"] {
        session().accepts(&with(body(), "/account_holder/type", json!(known)));
    }
    for unknown in ["Account", "CUSTOMER", "customer ", "", "person"] {
        session().refuses(
            &with(body(), "/account_holder/type", json!(unknown)),
            ["enum /account_holder/type"],
        );
    }
}

#[test]
fn s05_ids_have_5000_characters_at_most() {
    for (pointer, told) in [
        ("/account_holder/account", "maxLength /account_holder/account"),
        ("/account_holder/customer", "maxLength /account_holder/customer"),
    ] {
        session().accepts(&with(body(), pointer, text(0)));
        session().accepts(&with(body(), pointer, text(5000)));
        session().refuses(&with(body(), pointer, text(5001)), [told]);
    }
}

#[test]
fn s07_expand_is_a_list_of_texts() {
    session().accepts(&with(body(), "/expand", json!([])));
    session().accepts(&with(body(), "/expand", json!([text(5000), text(5000)])));
    session().refuses(
        &with(body(), "/expand", json!([text(5000), text(5001)])),
        ["maxLength /expand/1"],
    );
    session().refuses(&with(body(), "/expand", json!("accounts")), ["type /expand"]);
    session().refuses(&with(body(), "/expand", json!(["accounts", 1])), ["type /expand/1"]);
}

#[test]
fn s08_filters_need_countries() {
    session().accepts(&without(body(), "/filters"));
    session().accepts(&with(body(), "/filters/countries", json!([])));
    session().refuses(&without(body(), "/filters/countries"), ["required /filters/countries"]);
    session().refuses(&with(body(), "/filters", json!([])), ["type /filters"]);
    session()
        .refuses(&with(body(), "/filters/countries", json!("US")), ["type /filters/countries"]);
    session().accepts(&with(body(), "/filters/countries/0", text(5000)));
    session().refuses(
        &with(body(), "/filters/countries/0", text(5001)),
        ["maxLength /filters/countries/0"],
    );
}

#[test]
fn s09_permissions_are_closed() {
    let all = json!(["balances", "ownership", "payment_method", "transactions"]);
    session().accepts(&with(body(), "/permissions", all));
    // No smallest number and no ban on repeats.
    session().accepts(&with(body(), "/permissions", json!([])));
    session().accepts(&with(body(), "/permissions", json!(["balances", "balances"])));
    let refused = json!(["balances", "Balances", "", "owners"]);
    let told = ["enum /permissions/1", "enum /permissions/2", "enum /permissions/3"];
    session().refuses(&with(body(), "/permissions", refused), told);
    session().refuses(&with(body(), "/permissions", json!("balances")), ["type /permissions"]);
}

#[test]
fn s09_prefetch_is_closed() {
    session().accepts(&with(body(), "/prefetch", json!(["balances", "ownership"])));
    session().refuses(&with(body(), "/prefetch", json!(["transactions"])), ["enum /prefetch/0"]);
}

#[test]
fn s10_return_url_is_a_text() {
    session().accepts(&with(body(), "/return_url", text(5000)));
    session().refuses(&with(body(), "/return_url", text(5001)), ["maxLength /return_url"]);
    // The document gives it no format.
    session().accepts(&with(body(), "/return_url", json!("not an address")));
    session().refuses(&with(body(), "/return_url", json!(1)), ["type /return_url"]);
}

#[test]
fn s11_nothing_is_nullable() {
    for (pointer, told) in [
        ("/account_holder", "type /account_holder"),
        ("/account_holder/account", "type /account_holder/account"),
        ("/account_holder/customer", "type /account_holder/customer"),
        ("/expand", "type /expand"),
        ("/filters", "type /filters"),
        ("/filters/countries", "type /filters/countries"),
        ("/filters/countries/0", "type /filters/countries/0"),
        ("/permissions", "type /permissions"),
        ("/prefetch", "type /prefetch"),
        ("/return_url", "type /return_url"),
    ] {
        session().refuses(&with(body(), pointer, Value::Null), [told]);
    }
}

#[test]
fn s12_the_body_is_a_form_of_deep_objects() {
    for name in SESSIONS {
        let media = &operation(OPERATIONS, name).request.unwrap().content[0];
        assert_eq!(media.media_type, "application/x-www-form-urlencoded");
        let names: Vec<&str> = media.encoding.iter().map(|member| member.name).collect();
        assert_eq!(names, ["account_holder", "expand", "filters", "permissions", "prefetch"]);
        assert!(
            media.encoding.iter().all(|member| member.style == Style::DeepObject && member.explode)
        );
    }
}

#[test]
fn all_is_told_at_once() {
    let broken = json!({
        "account_holder": { "type": "Customer" },
        "extra": true,
        "permissions": ["balances", "Balances"],
        "return_url": text(5001),
    });
    let told = [
        "enum /account_holder/type",
        "additionalProperties /extra",
        "enum /permissions/1",
        "maxLength /return_url",
    ];
    session().refuses(&broken, told);
}
