//! Rules M1 to M14: link sessions, at the boundary of each rule and on both sides.

use consumer::{Judge, text, with, without};
use generated::moneykit::OPERATIONS;
use serde_json::{Value, json};

fn session() -> Judge {
    Judge::request(OPERATIONS, "create_link_session")
}

fn body() -> Value {
    json!({
        "customer_user": { "id": "user", "email": { "address": "a@b.c" }, "phone": { "number": "1234" } },
        "redirect_uri": "https://x.test/oauth",
        "settings": {},
    })
}

/// The member holds texts of so many characters, and no others.
#[track_caller]
fn bounded(pointer: &str, least: usize, most: usize) {
    session().accepts(&with(body(), pointer, text(least)));
    session().accepts(&with(body(), pointer, text(most)));
    session().refuses(
        &with(body(), pointer, text(least - 1)),
        [format!("minLength {pointer}").as_str()],
    );
    session()
        .refuses(&with(body(), pointer, text(most + 1)), [format!("maxLength {pointer}").as_str()]);
}

#[test]
fn m01_user_and_redirect_are_asked_for() {
    session().accepts(&body());
    session().refuses(&without(body(), "/customer_user"), ["required /customer_user"]);
    session().refuses(&without(body(), "/redirect_uri"), ["required /redirect_uri"]);
}

#[test]
fn m02_user_id_has_4_to_150_characters() {
    bounded("/customer_user/id", 4, 150);
    session().refuses(&without(body(), "/customer_user/id"), ["required /customer_user/id"]);
    // The alphabet of 2023 has gone.
    session().accepts(&with(body(), "/customer_user/id", json!("a b/c")));
}

#[test]
fn m03_addresses_have_1_to_65536_characters() {
    bounded("/redirect_uri", 1, 65_536);
    bounded("/webhook", 1, 65_536);
}

#[test]
fn m04_redirect_has_no_query() {
    for uri in ["https://x.test/oauth", "https://x.test/#a?b", "x"] {
        session().accepts(&with(body(), "/redirect_uri", json!(uri)));
    }
    for uri in ["https://x.test/oauth?a=b", "https://x.test/?", "?"] {
        session().refuses(&with(body(), "/redirect_uri", json!(uri)), ["pattern /redirect_uri"]);
    }
    session().accepts(&with(body(), "/webhook", json!("https://x.test/?a=b")));
}

#[test]
fn m05_an_email_has_an_address() {
    bounded("/customer_user/email/address", 4, 254);
    session().refuses(
        &without(body(), "/customer_user/email/address"),
        ["required /customer_user/email/address"],
    );
    session().accepts(&without(body(), "/customer_user/email"));
}

#[test]
fn m06_a_phone_has_a_number() {
    bounded("/customer_user/phone/number", 4, 30);
    session().refuses(
        &without(body(), "/customer_user/phone/number"),
        ["required /customer_user/phone/number"],
    );
    session().accepts(&with(body(), "/customer_user/phone/country", json!("GB")));
    session().refuses(
        &with(body(), "/customer_user/phone/country", json!("FR")),
        ["enum /customer_user/phone/country"],
    );
}

#[test]
fn m07_countries_and_providers_are_closed() {
    session().accepts(&with(body(), "/settings/countries", json!(["US", "GB", "CA"])));
    session().refuses(
        &with(body(), "/settings/countries", json!(["US", "us"])),
        ["enum /settings/countries/1"],
    );
    let providers = json!(["moneykit", "finicity", "plaid", "yodlee", "mx", "akoya"]);
    session().accepts(&with(body(), "/settings/providers", providers));
    session().refuses(
        &with(body(), "/settings/providers", json!(["sophtron"])),
        ["enum /settings/providers/0"],
    );
}

#[test]
fn m08_tags_are_short_and_begin_with_a_letter_or_digit() {
    for name in ["create_link_session", "update_link"] {
        let judge = Judge::request(OPERATIONS, name);
        let tagged = |tag: &str| with(body(), "/link_tags", json!([tag]));
        for tag in ["a", "Z!", "0", &format!("a{}", "é".repeat(98))] {
            judge.accepts(&tagged(tag));
        }
        judge.refuses(&tagged(&format!("a{}", "é".repeat(99))), ["maxLength /link_tags/0"]);
        for tag in ["", "-a", " a", "é"] {
            judge.refuses(&tagged(tag), ["pattern /link_tags/0"]);
        }
    }
}

#[test]
fn m09_verified_at_a_moment() {
    for holder in ["/customer_user/email", "/customer_user/phone"] {
        let pointer = format!("{holder}/customer_verified_at");
        for moment in ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.5+01:00"] {
            session().accepts(&with(body(), &pointer, json!(moment)));
        }
        for other in ["2024-02-29", "2023-02-29T12:00:00Z", "2024-02-29T12:00:00", "now"] {
            session().refuses(
                &with(body(), &pointer, json!(other)),
                [format!("format {pointer}").as_str()],
            );
        }
    }
}

#[test]
fn m10_features_and_products_are_switched() {
    for name in [
        "issue_reporter",
        "enable_money_id",
        "duplicate_institution_warning",
        "duplicate_institution_rejected",
        "connect_manually",
        "permit_only_one_account",
        "permit_only_depository_accounts",
    ] {
        session().accepts(&with(body(), "/connect_features", json!({ name: false })));
        let told = format!("type /connect_features/{name}");
        session()
            .refuses(&with(body(), "/connect_features", json!({ name: "true" })), [told.as_str()]);
    }
    for (product, name) in [
        ("identity", "required"),
        ("transactions", "require_permission"),
        ("account_numbers", "prefetch"),
    ] {
        session().accepts(&with(body(), "/settings/products", json!({ product: { name: true } })));
        let told = format!("type /settings/products/{product}/{name}");
        session().refuses(
            &with(body(), "/settings/products", json!({ product: { name: 1 } })),
            [told.as_str()],
        );
    }
}

#[test]
fn m11_some_members_may_be_null() {
    for pointer in [
        "/existing_link_id",
        "/institution_id",
        "/webhook",
        "/settings/countries",
        "/settings/providers",
        "/customer_user/email/customer_verified_at",
        "/customer_user/phone/customer_verified_at",
    ] {
        session().accepts(&with(body(), pointer, Value::Null));
    }
    for pointer in [
        "/link_tags",
        "/settings",
        "/customer_user",
        "/redirect_uri",
        "/customer_user/email",
        "/customer_user/phone",
    ] {
        session()
            .refuses(&with(body(), pointer, Value::Null), [format!("type {pointer}").as_str()]);
    }
}

#[test]
fn m13_a_token_is_exchanged() {
    let exchange = Judge::request(OPERATIONS, "exchange_token");
    exchange.accepts(&json!({ "exchangeable_token": "" }));
    exchange.refuses(&json!({}), ["required /exchangeable_token"]);
    exchange.refuses(&json!({ "exchangeable_token": null }), ["type /exchangeable_token"]);
}

#[test]
fn m14_sandbox_data_have_accounts() {
    let account = |routing: &str| json!({ "account_type": "a", "name": "n", "account_number": "1", "routing_number": routing });
    let sandbox =
        |accounts: Value| with(body(), "/custom_sandbox_data", json!({ "accounts": accounts }));
    session().accepts(&sandbox(json!([])));
    session().accepts(&sandbox(json!([account("021000021")])));
    session().refuses(
        &with(body(), "/custom_sandbox_data", json!({})),
        ["required /custom_sandbox_data/accounts"],
    );
    for other in ["02100002", "0210000210", "02100002a", "٠٢١٠٠٠٠٢١", " 021000021"] {
        session().refuses(
            &sandbox(json!([account(other)])),
            ["pattern /custom_sandbox_data/accounts/0/routing_number"],
        );
    }
}
